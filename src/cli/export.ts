import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLines } from '../exporters/json-lines.js';
import { PapergraphError } from '../model/errors.js';
import { EXIT } from './exit.js';
import { openStore } from './store-address.js';

/** `papergraph export`: writes the whole graph beside `file`, then moves it into place. Resolves to the exit code. */
export async function exportCommand(file: string, address: string): Promise<number> {
  if (await isDirectory(file)) throw new PapergraphError('BAD_INPUT', `${file} is a folder; name a file to export to.`);
  const store = await openStore(address, process.env, { existing: true });
  const unfinished = `${file}.${process.pid}.part`;
  try {
    const { papers, concepts } = await store.counts();
    await pipeline(Readable.from(exportLines(store)), createWriteStream(unfinished));
    await rename(unfinished, file);
    process.stdout.write(`Exported ${papers} papers and ${concepts} concepts of ${store.address} to ${file}\n`);
    return EXIT.ok;
  } catch (error) {
    throw cannotWrite(error, file);
  } finally {
    await rm(unfinished, { force: true });
    await store.close();
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
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
