import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import {
  ARRAY_TYPES,
  decodePreamble,
  decodeTable,
  IndexFileError,
  paddedBytes,
  PREAMBLE_BYTES,
  type FileHeader,
  type SectionEntry,
} from './file-header.js';
import type { NumberArray } from './growing-array.js';
import type { IndexSections } from './sections.js';

/** Read by another thread while the one before is checked here: under a millisecond each. */
const READ_AT_ONCE = 1024 * 1024;

/**
 * The header of an index file, checked; the sections themselves are not read.
 *
 * @throws IndexFileError where it is damaged, cut short, or of another version; what the file system throws.
 */
export async function readIndexHeader(path: string): Promise<FileHeader> {
  return withFile(path, async (file) => (await readHeader(file)).header);
}

/**
 * The arrays of an index file, each with its checksum compared; null where it is of another snapshot. O(bytes), in
 * pieces of under a millisecond.
 *
 * @throws as `readIndexHeader`.
 */
export async function readIndexFile(path: string, snapshotId: string): Promise<IndexSections | null> {
  return withFile(path, async (file) => {
    const { header, end } = await readHeader(file);
    if (header.snapshotId !== snapshotId) return null;
    const sections: IndexSections = {};
    let at = end;
    for (const entry of header.sections) {
      sections[entry.name] = await readSection(file, entry, at);
      at += paddedBytes(entry.bytes);
    }
    return sections;
  });
}

async function withFile<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}

/** The header, and where it ends. */
async function readHeader(file: FileHandle): Promise<{ header: FileHeader; end: number }> {
  const { size } = await file.stat();
  const preamble = new Uint8Array(Math.min(size, PREAMBLE_BYTES));
  await fill(file, preamble, 0);
  const { tableBytes, crc } = decodePreamble(preamble);
  const end = PREAMBLE_BYTES + tableBytes;
  if (end > size) throw new IndexFileError('it is cut short');
  const table = new Uint8Array(tableBytes);
  await fill(file, table, PREAMBLE_BYTES);
  const header = decodeTable(table, crc);
  const expected = header.sections.reduce((sum, { bytes }) => sum + paddedBytes(bytes), end);
  if (size < expected) throw new IndexFileError('it is cut short');
  if (size > expected) throw new IndexFileError('it has bytes after its end');
  return { header, end };
}

async function readSection(
  file: FileHandle,
  { name, type, bytes, crc }: SectionEntry,
  at: number,
): Promise<NumberArray> {
  const buffer = new ArrayBuffer(paddedBytes(bytes));
  if ((await fill(file, new Uint8Array(buffer), at)) !== crc) throw new IndexFileError(`its part ${name} is damaged`);
  return new ARRAY_TYPES[type](buffer, 0, bytes / ARRAY_TYPES[type].BYTES_PER_ELEMENT);
}

/** Fills `bytes` from the file, and gives their CRC-32. */
async function fill(file: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  let crc = 0;
  let checked = 0;
  for (let at = 0; at < bytes.length;) {
    const reading = file.read(bytes, at, Math.min(READ_AT_ONCE, bytes.length - at), position + at);
    crc = crc32(bytes.subarray(checked, at), crc);
    checked = at;
    const { bytesRead } = await reading;
    if (bytesRead === 0) throw new IndexFileError('it is cut short');
    at += bytesRead;
  }
  return crc32(bytes.subarray(checked), crc);
}
