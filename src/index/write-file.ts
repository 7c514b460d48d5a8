import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { ARRAY_TYPES, encodeHeader, paddedBytes, type ArrayType, type SectionEntry } from './file-header.js';
import type { NumberArray } from './growing-array.js';
import type { IndexSections } from './sections.js';

/** What one call writes: files past 2 GB are not written by one call everywhere. */
const WRITTEN_AT_ONCE = 64 * 1024 * 1024;
const ABANDONED_MS = 60 * 60 * 1000;

/**
 * Writes an index beside `path`, then moves it there: `path` is the old file or the whole new one, however many
 * processes write. It is not flushed to the disk, which costs more than making it anew; a file that a power failure
 * damages does not match its checksums. Makes the folder where it is missing. O(bytes).
 *
 * @throws what the file system throws; nothing is left behind.
 */
export async function writeIndexFile(path: string, sections: IndexSections, snapshotId: string): Promise<void> {
  const entries = Object.entries(sections);
  const header = encodeHeader({ snapshotId, sections: entries.map(([name, array]) => entryOf(name, array)) });
  await mkdir(dirname(path), { recursive: true });
  await removeAbandoned(path);
  const unfinished = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
  try {
    const file = await open(unfinished, 'wx');
    try {
      await writeAll(file, header);
      for (const [, array] of entries) {
        await writeAll(file, bytesOf(array));
        await writeAll(file, paddingOf(array));
      }
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

function entryOf(name: string, array: NumberArray): SectionEntry {
  const type = (Object.keys(ARRAY_TYPES) as ArrayType[]).find((each) => array instanceof ARRAY_TYPES[each])!;
  return { name, type, bytes: array.byteLength, crc: crc32(paddingOf(array), crc32(bytesOf(array))) };
}

function bytesOf(array: NumberArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function paddingOf(array: NumberArray): Uint8Array {
  return new Uint8Array(paddedBytes(array.byteLength) - array.byteLength);
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, Math.min(WRITTEN_AT_ONCE, bytes.length - at));
    at += bytesWritten;
  }
}

/** Removes what processes that were killed left unfinished. */
async function removeAbandoned(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.part')) continue;
    const part = join(folder, name);
    const written = await stat(part).catch(() => null); // another process may have removed it
    if (written && Date.now() - written.mtimeMs > ABANDONED_MS) await rm(part, { force: true });
  }
}
