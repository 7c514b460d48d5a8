import {
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Access } from '../access/keys.js';
import { neededScope, requireScope } from './require-scope.js';

/** Fields of `Query` that read nothing of the graph, and need no key. */
const NOT_OF_THE_GRAPH = new Set(['rateLimit', '__typename']);

/** Refuses an operation that a request may not have; throws GraphQLErrors. */
export type AllowOperation = (document: DocumentNode, operation: OperationDefinitionNode, access: Access) => void;

/**
 * Lets only keys with its scope ask for a field that has one (see `NeedsScope`), and, where reading needs a key, only
 * keys with the scope `read` ask for the graph and for the schema. What a mutation answers may be read with the scope
 * that it needs.
 *
 * @param readsNeedKey asked for each request: it may not be known yet when a server starts
 */
export function operationAccess(schema: GraphQLSchema, readsNeedKey: () => boolean): AllowOperation {
  return (document, operation, access) => {
    const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
    for (const name of rootFields(document, operation.selectionSet)) {
      const scope = fields[name] && neededScope(fields[name]);
      if (scope) requireScope(access, scope);
      else if (operation.operation === 'query' && !NOT_OF_THE_GRAPH.has(name) && readsNeedKey()) {
        requireScope(access, 'read');
      }
    }
  };
}

/** Names of the fields at the root of an operation, through fragments. O(document). */
function rootFields(document: DocumentNode, root: SelectionSetNode): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const open = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) open.push(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        for (const definition of document.definitions) {
          if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value) {
            open.push(definition.selectionSet);
          }
        }
      }
    }
  }
  return names;
}
