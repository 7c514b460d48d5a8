import type { PaperRecord } from '../../model/paper.js';
import type { ApiContext } from '../context.js';
import { graphMoved } from '../errors.js';

/**
 * The records of these papers (rows), in that order; one store call however many lists ask at once.
 *
 * @throws GraphQLError SNAPSHOT_GONE where the store holds one of them no more.
 */
export async function paperRecords(context: ApiContext, rows: readonly number[]): Promise<Map<number, PaperRecord>> {
  const ids = rows.map((row) => context.index.papers.id(row));
  const records = await Promise.all(ids.map((id) => context.loaders.paper(id)));
  return new Map(
    rows.map((row, i) => {
      const record = records[i];
      if (record === null) throw graphMoved();
      return [row, record];
    }),
  );
}

/** A paper by id; null where the snapshot does not hold it. */
export function paperRecord(context: ApiContext, id: string): PaperRecord | null | Promise<PaperRecord | null> {
  return context.index.papers.rowOf(id) === undefined ? null : context.loaders.paper(id);
}
