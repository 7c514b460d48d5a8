import type { PaperRecord } from '../../model/paper.js';
import type { ApiContext } from '../context.js';
import { graphMoved } from '../errors.js';

/**
 * The records of these papers (rows), in that order: at once where all are known, else by one store call however many lists
 * ask at once.
 *
 * @throws GraphQLError SNAPSHOT_GONE where the store holds one of them no more.
 */
export function paperRecords(
  context: ApiContext,
  rows: readonly number[],
): Map<number, PaperRecord> | Promise<Map<number, PaperRecord>> {
  const records = rows.map((row) => context.loaders.paper(context.index.papers.id(row)));
  return records.every(isAtHand) ? byRow(rows, records) : Promise.all(records).then((read) => byRow(rows, read));
}

type Found = PaperRecord | null;

function isAtHand(record: Found | Promise<Found>): record is Found {
  return !(record instanceof Promise);
}

function byRow(rows: readonly number[], records: readonly Found[]): Map<number, PaperRecord> {
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
