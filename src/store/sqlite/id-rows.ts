import { PapergraphError } from '../../model/errors.js';
import type { SqliteConnection } from './connection.js';

export interface IdRow {
  id: string;
  row: number;
}

/** The row of each id that a statement answers, all of them or those that are asked for. */
export function rowsOf(connection: SqliteConnection, statement: string, ids?: Iterable<string>): Map<string, number> {
  const values = ids === undefined ? [] : [JSON.stringify([...new Set(ids)])];
  return new Map(connection.all<IdRow>(statement, ...values).map(({ id, row }) => [id, row]));
}

/** @throws PapergraphError STORE_FAILED where the store has no such id: what is written refers to nothing. */
export function rowOf(rows: ReadonlyMap<string, number>, id: string): number {
  const row = rows.get(id);
  if (row === undefined) {
    throw new PapergraphError(
      'STORE_FAILED',
      `Nothing in the store has the id ${JSON.stringify(id)}, which was referred to.`,
      {
        details: { id },
      },
    );
  }
  return row;
}
