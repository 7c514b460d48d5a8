import { PapergraphError } from '../../model/errors.js';

// https://sqlite.org/rescode.html
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

interface DriverError extends Error {
  errcode: number;
}

function isDriverError(error: unknown): error is DriverError {
  return error instanceof Error && typeof (error as Partial<DriverError>).errcode === 'number';
}

/** The primary result code of SQLite; null where the error is not SQLite's. */
function resultCode(error: unknown): number | null {
  return isDriverError(error) ? error.errcode & 0xff : null;
}

/** Whether another connection is in the way: the same may work a little later. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === BUSY || code === LOCKED;
}

/** An error of the driver in the words of the user, by its code; any other error as it is. */
export function translated(error: unknown, path: string): unknown {
  const code = resultCode(error);
  if (code === null) return error;
  const details = { path, sqliteCode: (error as DriverError).errcode };
  const options = { details, cause: error };
  switch (code) {
    case BUSY:
    case LOCKED:
      return new PapergraphError('STORE_BUSY', `${path}: another process is writing to it; try again soon.`, options);
    case READONLY:
      return new PapergraphError('STORE_FAILED', `${path}: it cannot be written, only read.`, options);
    case CORRUPT:
      return new PapergraphError(
        'STORE_FAILED',
        `${path}: the file is damaged; put a backup in its place, or move it away and seed again.`,
        options,
      );
    case FULL:
      return new PapergraphError('STORE_FAILED', `${path}: the disk is full; nothing of this write was kept.`, options);
    case CANTOPEN:
      return new PapergraphError(
        'BAD_INPUT',
        `${path}: it cannot be opened; look at the permissions of the file and its folder, or choose another --store.`,
        options,
      );
    case NOTADB:
      return new PapergraphError(
        'BAD_INPUT',
        `${path}: this is no papergraph store (not a database, or a damaged one); choose another --store.`,
        options,
      );
    default:
      return new PapergraphError('STORE_FAILED', `${path}: the database failed (SQLite error ${code}).`, options);
  }
}
