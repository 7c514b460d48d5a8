import type { Stats } from 'node:fs';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { PapergraphError } from '../model/errors.js';
import { gunzipped } from './gunzip.js';
import { sourceHead } from './source-head.js';
import type { SourceLine } from './source-line.js';
import { LineTooLongError, linesOfChunks } from './source-line.js';

/** A file that is there and opens as text. It is held open only while `lines` is being read. */
export interface Source {
  /** `sourceName` as a rule: part of the key of papers that have an id of their own. */
  name: string;
  /** As the user gave it. */
  path: string;
  /** The opening of the text, up to 64 KiB of it, for `detectFormat`. */
  head: string;
  /** Bytes of the file, compressed where it is compressed. */
  bytesTotal: number;
  /** Bytes of the file that the current (or last) reading of `lines` has taken so far, of `bytesTotal`. */
  readonly bytesRead: number;
  /**
   * Reads the file from its start each time. Throws BAD_INPUT where the gzip data are damaged or one line is longer than
   * 64 MiB, after the lines before that place.
   */
  lines: AsyncIterable<SourceLine>;
}

const HEAD_BYTES = 64 * 1024;
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;
const EXTENSION = /\.(?:jsonl|ndjson|json|txt|text|md)$/i;

/** `acl-2024.jsonl.gz` → `acl-2024`. Never empty. */
export function sourceName(path: string): string {
  const file = basename(path);
  return file.replace(/\.gz$/i, '').replace(EXTENSION, '') || file;
}

/**
 * Opens a file of UTF-8 text, plain or gzip (told by its first bytes, not by its name), and looks at its opening. Reads
 * little more than 64 KiB and closes the file again.
 *
 * @param name of the source
 *
 * @throws PapergraphError BAD_INPUT, with a message that names the file and says what to do, where it is missing, no
 * regular file, not readable, empty, or not text, or where its gzip data are damaged from the start.
 */
export async function openSource(path: string, name = sourceName(path)): Promise<Source> {
  const stats = await statFile(path);
  const compressed = await isGzip(path);
  let stream: ReturnType<typeof createReadStream> | null = null;

  const bytes = (): AsyncIterable<Uint8Array> => {
    const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    stream = file;
    return compressed ? gunzipped(file) : file;
  };

  const start = await readStart(path, bytes());
  const head = sourceHead(start.bytes, start.whole);
  if (head.problem !== null) throw badInput(path, head.problem, { line: head.line });
  return {
    name,
    path,
    head: head.text,
    bytesTotal: stats.size,
    get bytesRead() {
      return stream?.bytesRead ?? 0;
    },
    lines: { [Symbol.asyncIterator]: () => namedErrors(path, linesOfChunks(bytes(), MAX_LINE_BYTES)) },
  };
}

async function statFile(path: string): Promise<Stats> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    throw inputError(path, error);
  }
  if (stats.isDirectory()) throw badInput(path, IS_DIRECTORY);
  if (!stats.isFile()) throw badInput(path, 'is not a regular file; write its content to a file and give that');
  if (stats.size === 0) throw badInput(path, 'is empty; give a file with papers in it');
  return stats;
}

async function isGzip(path: string): Promise<boolean> {
  try {
    for await (const chunk of createReadStream(path, { end: 1 })) {
      const start = chunk as Uint8Array;
      return start[0] === 0x1f && start[1] === 0x8b;
    }
    return false;
  } catch (error) {
    throw inputError(path, error);
  }
}

/** The first bytes of the text, and whether they are all of it. */
async function readStart(path: string, chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; whole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length > HEAD_BYTES) break;
    }
  } catch (error) {
    // Damage further on is met again when the lines are read: what stands before it is kept.
    if (length === 0 || !isGzipDamage(error)) throw inputError(path, error);
    return { bytes: Buffer.concat(parts), whole: false };
  }
  return { bytes: Buffer.concat(parts).subarray(0, HEAD_BYTES), whole: length <= HEAD_BYTES };
}

async function* namedErrors(path: string, lines: AsyncIterable<SourceLine>): AsyncGenerator<SourceLine> {
  let last = 0;
  try {
    for await (const line of lines) {
      last = line.number;
      yield line;
    }
  } catch (error) {
    throw inputError(path, error, last);
  }
}

const IS_DIRECTORY = 'is a directory; give the files in it';
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  ENOTDIR: 'there is no such file; check the path',
  EISDIR: IS_DIRECTORY,
  EACCES: 'may not be read; check its permissions',
  EPERM: 'may not be read; check its permissions',
};

function inputError(path: string, error: unknown, lastLine = 0): PapergraphError {
  if (error instanceof PapergraphError) return error;
  if (error instanceof LineTooLongError) {
    const problem = `line ${error.line} is longer than 64 MiB; is it a file of papers?`;
    return badInput(path, problem, { cause: error, line: error.line });
  }
  if (isGzipDamage(error)) {
    const place = lastLine > 0 ? ` after line ${lastLine}` : '';
    const problem = `its gzip data are damaged or cut short${place}; copy or compress the file again`;
    return badInput(path, problem, { cause: error, line: lastLine });
  }
  const code = codeOf(error);
  return badInput(path, FILE_PROBLEMS[code] ?? `cannot be read (${code || String(error)})`, { cause: error });
}

function isGzipDamage(error: unknown): boolean {
  return codeOf(error).startsWith('Z_');
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function badInput(
  path: string,
  problem: string,
  more: { cause?: unknown; line?: number | null } = {},
): PapergraphError {
  const details = more.line == null ? { path } : { path, line: more.line };
  return new PapergraphError('BAD_INPUT', `${path}: ${problem}`, { details, cause: more.cause });
}
