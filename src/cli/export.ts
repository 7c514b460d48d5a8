import { createWriteStream } from 'node:fs';
import { lstat, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { exportLines } from '../exporters/json-lines.js';
import { PapergraphError } from '../model/errors.js';
import { EXIT } from './exit.js';
import { counted } from './counted.js';
import { openStore } from './store-address.js';
import { tellUnfinished } from './unfinished.js';

/**
 * `papergraph export`: writes the whole graph (gzip where `file` ends in .gz) beside `file`, then moves it into place; to
 * standard output where `file` is `-`. Resolves to the exit code.
 */
export async function exportCommand(file: string, address: string): Promise<number> {
  if (file !== '-') await checkTarget(file);
  const store = await openStore(address, process.env, { existing: true });
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await tellUnfinished(store, 'the export is');
    if (file === '-') {
      await pipeline(Readable.from(exportLines(store)), process.stdout, { end: false });
      return EXIT.ok;
    }
    const { papers, concepts } = await store.counts();
    const lines = Readable.from(exportLines(store));
    const target = createWriteStream(unfinished);
    await (file.endsWith('.gz') ? pipeline(lines, createGzip(), target) : pipeline(lines, target));
    await rename(unfinished, file);
    process.stdout.write(
      `Exported ${counted(papers, 'paper')} and ${counted(concepts, 'concept')} of ${store.address} to ${file}\n`,
    );
    return EXIT.ok;
  } catch (error) {
    throw cannotWrite(error, file);
  } finally {
    await rm(unfinished, { force: true });
    await store.close();
  }
}

/** What is moved into place must not take the place of a folder, a device or a link. */
async function checkTarget(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found === null || found.isFile()) return;
  const what = found.isDirectory() ? 'a folder' : 'no ordinary file';
  throw new PapergraphError('BAD_INPUT', `${file} is ${what}; name a file to export to.`);
}

function cannotWrite(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new PapergraphError('BAD_INPUT', `${file}: its folder is not there; make it first.`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new PapergraphError('BAD_INPUT', `${file}: may not be written there.`);
  if (code === 'ENOSPC') return new PapergraphError('BAD_INPUT', `${file}: the disk is full.`);
  return error;
}
