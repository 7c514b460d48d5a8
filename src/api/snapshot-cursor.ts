import { GraphQLError } from 'graphql';

const SNAPSHOT_ID = /^[\w-]{1,64}$/;

/** A cursor of a list whose order is computed from the whole graph: it holds only in the snapshot that it names. */
export function withSnapshot(cursor: string, snapshot: string | undefined): string {
  return snapshot === undefined ? cursor : `${cursor}.${snapshot}`;
}

/** The snapshot that a cursor names; null where it names none. */
export function snapshotOfCursor(cursor: string): string | null {
  const named = cursor.slice(cursor.indexOf('.') + 1);
  return cursor.includes('.') && SNAPSHOT_ID.test(named) ? named : null;
}

/**
 * The cursor without its snapshot.
 *
 * @param snapshot that the list is computed from
 * @throws GraphQLError SNAPSHOT_GONE where the cursor is of another.
 */
export function withoutSnapshot(cursor: string, snapshot: string | undefined): string {
  const named = snapshotOfCursor(cursor);
  if (named === null) return cursor;
  if (snapshot !== undefined && named !== snapshot) throw snapshotGone(named);
  return cursor.slice(0, cursor.indexOf('.'));
}

/** Nothing can be computed from this snapshot any more. */
export function snapshotGone(id: string): GraphQLError {
  const message = `Snapshot ${JSON.stringify(id)} is gone: the graph has changed since. Begin the list again, without its cursor.`;
  return new GraphQLError(message, { extensions: { code: 'SNAPSHOT_GONE', http: { status: 410 } } });
}
