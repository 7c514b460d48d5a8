import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import type { ApiContext } from './context.js';
import { requireScope } from './require-scope.js';

/** Fields of `Query` that read nothing of the graph: they ask for their own scope, or for none. */
const NOT_OF_THE_GRAPH = new Set(['job', 'rateLimit', '__typename']);

/**
 * Lets only keys with the scope `read` ask for the graph, and for the schema. What a mutation answers may be read with
 * the scope that it needs.
 *
 * @param applies asked for each request: it may not be known yet when a server starts
 */
export function readAccess(applies: () => boolean): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, contextValue }) => {
        if (operation?.operation !== 'query' || !applies()) return;
        const asked = [...rootFields(document, operation.selectionSet)];
        if (asked.some((name) => !NOT_OF_THE_GRAPH.has(name))) requireScope(contextValue, 'read');
      },
    }),
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
