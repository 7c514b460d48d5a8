import type { Stats } from 'node:fs';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { PapergraphError } from '../model/errors.js';
import type { SourceLine } from './source-line.js';
import { LineTooLongError, linesOfChunks } from './source-line.js';

/** A file that is there and opens as text. It is held open only while `lines` is being read. */
export interface Source {
  /** File name without folder and extensions: part of the key of papers that have an id of their own. */
  name: string;
  /** As the user gave it. */
  path: string;
  /** The opening of the text, up to 64 KiB of it, for `detectFormat`. */
  head: string;
  /** Bytes of the file, compressed where it is compressed. */
  bytesTotal: number;
  /** Bytes of the file that the current (or last) reading of `lines` has taken so far, of `bytesTotal`. */
  readonly bytesRead: number;
  /** Reads the file from its start each time. Throws BAD_INPUT where the gzip data are damaged, or one line is longer than 64 MiB. */
  lines: AsyncIterable<SourceLine>;
}

const HEAD_BYTES = 64 * 1024;
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const EXTENSION = /\.(?:jsonl|ndjson|json|txt|text|md)$/i;

/** `acl-2024.jsonl.gz` → `acl-2024`. Never empty. */
export function sourceName(path: string): string {
  const file = basename(path);
  return file.replace(/\.gz$/i, '').replace(EXTENSION, '') || file;
}

/**
 * Opens a file of UTF-8 text, plain or gzip (told by its first bytes, not by its name), and looks at its opening.
 * Throws `PapergraphError` BAD_INPUT, with a message that names the file and says what to do, where it is missing,
 * no regular file, not readable, empty, damaged, or not text. Reads at most 64 KiB and closes the file again.
 */
export async function openSource(path: string): Promise<Source> {
  const stats = await statFile(path);
  const compressed = await isGzip(path);
  let stream: ReturnType<typeof createReadStream> | null = null;

  const bytes = (): AsyncIterable<Uint8Array> => {
    const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    stream = file;
    // `pipeline` closes the file when the reader stops early, and hands its errors to the reader of the last stream.
    return compressed ? pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => {}) : file;
  };

  const head = decodeHead(path, await readHead(path, bytes()));
  return {
    name: sourceName(path),
    path,
    head,
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
  if (stats.isDirectory()) throw badInput(path, 'is a directory; give the files in it');
  if (!stats.isFile()) throw badInput(path, 'is not a regular file; write its content to a file and give that');
  if (stats.size === 0) throw badInput(path, EMPTY);
  return stats;
}

const EMPTY = 'is empty; give a file with papers in it';

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
async function readHead(path: string, chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; whole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length > HEAD_BYTES) break;
    }
  } catch (error) {
    throw inputError(path, error);
  }
  return { bytes: Buffer.concat(parts).subarray(0, HEAD_BYTES), whole: length <= HEAD_BYTES };
}

function decodeHead(path: string, head: { bytes: Buffer; whole: boolean }): string {
  if (head.bytes.includes(0)) throw badInput(path, `is not text (it holds NUL bytes); ${AS_TEXT}`);
  let text: string;
  try {
    // `stream` allows the cut to fall inside a character.
    text = new TextDecoder('utf-8', { fatal: true }).decode(head.bytes, { stream: !head.whole });
  } catch (error) {
    throw badInput(path, `is not text in UTF-8; ${AS_TEXT}`, { cause: error });
  }
  if (head.whole && text.trim() === '') throw badInput(path, EMPTY);
  return text;
}

const AS_TEXT = 'save it as plain text in UTF-8';

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

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  ENOTDIR: 'there is no such file; check the path',
  EISDIR: 'is a directory; give the files in it',
  EACCES: 'may not be read; check its permissions',
  EPERM: 'may not be read; check its permissions',
};

function inputError(path: string, error: unknown, lastLine = 0): PapergraphError {
  if (error instanceof PapergraphError) return error;
  if (error instanceof LineTooLongError) {
    const problem = `line ${error.line} is longer than 64 MiB; is it a file of papers?`;
    return badInput(path, problem, { cause: error, line: error.line });
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) {
    const place = lastLine > 0 ? ` after line ${lastLine}` : '';
    const problem = `its gzip data are damaged${place}; copy or compress the file again`;
    return badInput(path, problem, { cause: error, line: lastLine });
  }
  return badInput(path, FILE_PROBLEMS[code] ?? `cannot be read (${code || String(error)})`, { cause: error });
}

function badInput(path: string, problem: string, more: { cause?: unknown; line?: number } = {}): PapergraphError {
  const details = more.line === undefined ? { path } : { path, line: more.line };
  return new PapergraphError('BAD_INPUT', `${path}: ${problem}`, { details, cause: more.cause });
}
