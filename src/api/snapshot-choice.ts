import type { ApolloServerPlugin } from '@apollo/server';
import {
  Kind,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
  type StringValueNode,
  type VariableNode,
} from 'graphql';
import type { ApiContext } from './context.js';
import type { CurrentIndex } from './current-index.js';
import { refusal } from './errors.js';
import { snapshotGone, snapshotOfCursor } from './snapshot-cursor.js';

/** The header that names the snapshot to answer from; `extensions.snapshot` of a request says the same. */
export const SNAPSHOT_HEADER = 'papergraph-snapshot';

/**
 * Answers a request from the snapshot that it asks for, or that its cursors name, as long as that is kept, and says in
 * `extensions.snapshot` of every answer what it was computed from.
 */
export function snapshotChoice(current: CurrentIndex): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request, operation, contextValue }) => {
        const asked = request.http?.headers.get(SNAPSHOT_HEADER) ?? request.extensions?.snapshot ?? null;
        if (asked !== null && typeof asked !== 'string')
          throw refusal('`extensions.snapshot` is the id of a snapshot.');
        const named = operation ? cursorSnapshots(document, operation, request.variables ?? {}) : new Set<string>();
        if (asked !== null) named.add(asked);
        if (named.size > 1) {
          throw refusal('The request names several snapshots; ask for pages of different snapshots one by one.');
        }
        for (const id of named) {
          const index = current.find(id);
          if (index === null) throw snapshotGone(id);
          contextValue.index = index;
          contextValue.pinned = true;
        }
      },
      willSendResponse: async ({ response: { body }, contextValue }) => {
        if (body.kind !== 'single') return;
        const { extensions } = body.singleResult;
        body.singleResult.extensions = { ...extensions, snapshot: contextValue.index.snapshot.id };
      },
    }),
  };
}

const CURSOR_ARGUMENTS = new Set(['after', 'before']);

/** The snapshots that the cursors of an operation name, in its arguments and those of the fragments. */
function cursorSnapshots(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Set<string> {
  const named = new Set<string>();
  for (const value of cursorsOf(document, operation)) {
    const cursor = value.kind === Kind.VARIABLE ? variables[value.name.value] : value.value;
    const snapshot = typeof cursor === 'string' ? snapshotOfCursor(cursor) : null;
    if (snapshot !== null) named.add(snapshot);
  }
  return named;
}

/** Of documents that come again: the server keeps those that it has parsed. */
const cursors = new WeakMap<OperationDefinitionNode, (StringValueNode | VariableNode)[]>();

/** What is given for cursors. O(document), once for each. */
function cursorsOf(document: DocumentNode, operation: OperationDefinitionNode): (StringValueNode | VariableNode)[] {
  let found = cursors.get(operation);
  if (found) return found;
  const given: (StringValueNode | VariableNode)[] = (found = []);
  visit(document, {
    OperationDefinition: (node) => (node === operation ? undefined : false),
    Argument: ({ name, value }) => {
      if (!CURSOR_ARGUMENTS.has(name.value)) return;
      if (value.kind === Kind.STRING || value.kind === Kind.VARIABLE) given.push(value);
    },
  });
  cursors.set(operation, found);
  return found;
}
