import { PapergraphError } from '../../model/errors.js';

// https://sqlite.org/rescode.html
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

interface DriverError {
  code: 'ERR_SQLITE_ERROR';
  /** An extended result code of SQLite; the driver leaves it out where a statement fails while its rows are read. */
  errcode?: number;
}

/** By what it has, not by its class: errors of native code are of a class of their own under Jest. */
function isDriverError(error: unknown): error is DriverError {
  return typeof error === 'object' && error !== null && (error as Partial<DriverError>).code === 'ERR_SQLITE_ERROR';
}

/** The primary result code of SQLite; null where there is none. */
function resultCode(error: unknown): number | null {
  return isDriverError(error) && error.errcode !== undefined ? error.errcode & 0xff : null;
}

/** Whether it is the driver's, but does not say what has failed. */
export function isUnexplained(error: unknown): boolean {
  return isDriverError(error) && error.errcode === undefined;
}

/** Whether another connection is in the way: the same may work a little later. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === BUSY || code === LOCKED;
}

export function damaged(path: string, cause: unknown): PapergraphError {
  const message = `${path}: the file is damaged; put a backup in its place, or move it away and seed again.`;
  return new PapergraphError('STORE_FAILED', message, { details: { path }, cause });
}

/** For a file that is not where it was when it was opened. */
export function gone(path: string, what: string): PapergraphError {
  return new PapergraphError('STORE_UNAVAILABLE', `${path}: ${what}.`, { details: { path } });
}

/** An error of the driver in the words of the user, by its code; any other error as it is. */
export function translated(error: unknown, path: string): unknown {
  if (!isDriverError(error)) return error;
  const code = resultCode(error);
  const options = { details: { path, sqliteCode: error.errcode }, cause: error };
  switch (code) {
    case BUSY:
    case LOCKED:
      return new PapergraphError('STORE_BUSY', `${path}: another process is writing to it; try again soon.`, options);
    case READONLY:
      return new PapergraphError('STORE_READ_ONLY', `${path}: it cannot be written, only read.`, options);
    case CORRUPT:
      return damaged(path, error);
    case FULL:
      return new PapergraphError('STORE_FAILED', `${path}: the disk is full; nothing of this write was kept.`, options);
    case IOERR:
      return new PapergraphError(
        'STORE_FAILED',
        `${path}: reading or writing the file failed (SQLite error ${code}); look at its disk: nothing of this write was kept.`,
        options,
      );
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
      return new PapergraphError(
        'STORE_FAILED',
        `${path}: the database failed (SQLite error ${code ?? 'unknown'}).`,
        options,
      );
  }
}
