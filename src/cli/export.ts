import { createWriteStream, rmSync } from 'node:fs';
import { lstat, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { EXPORT_FORMATS, type ExportFormat } from '../exporters/formats.js';
import { exportLines } from '../exporters/json-lines.js';
import { PapergraphError } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';
import { EXIT } from './exit.js';
import { counted } from './counted.js';
import { exportChunks, type ExportChoice } from './export-chunks.js';
import { openStore } from './store-address.js';
import { tellUnfinished } from './unfinished.js';

/**
 * `papergraph export`: writes the whole graph as JSON Lines, or what `choice` says, beside `file` (gzip where its name ends in
 * .gz), then moves it into place; to standard output where `file` is `-`. Resolves to the exit code.
 */
export async function exportCommand(file: string, address: string, choice: ExportChoice | null): Promise<number> {
  if (file === '-') checkScreen(choice);
  else await checkTarget(file);
  if (choice === null) checkName(file);
  const store = await openStore(address, process.env, { existing: true });
  const unfinished = `${file}.${process.pid}.part`;
  const stop = () => {
    rmSync(unfinished, { force: true });
    process.stderr.write('Stopped.\n');
    process.exit(EXIT.interrupted);
  };
  try {
    await tellUnfinished(store, 'the export is');
    const chunks = Readable.from(choice === null ? exportLines(store) : await exportChunks(store, choice));
    if (file === '-') {
      await pipeline(chunks, process.stdout, { end: false });
      return EXIT.ok;
    }
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const target = createWriteStream(unfinished);
    await (file.endsWith('.gz') ? pipeline(chunks, createGzip(), target) : pipeline(chunks, target));
    await rename(unfinished, file);
    process.stdout.write(`Exported ${await whatOf(store, choice)} of ${store.address} to ${file}\n`);
    return EXIT.ok;
  } catch (error) {
    throw cannotWrite(error, file);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await rm(unfinished, { force: true });
    await store.close();
  }
}

async function whatOf(store: GraphStore, choice: ExportChoice | null): Promise<string> {
  if (choice !== null) return choice.target.file;
  const { papers, concepts } = await store.counts();
  return `${counted(papers, 'paper')} and ${counted(concepts, 'concept')}`;
}

/** What is moved into place must not take the place of a folder, a device or a link. */
async function checkTarget(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found === null || found.isFile()) return;
  const what = found.isDirectory() ? 'a folder' : 'no ordinary file';
  throw new PapergraphError('BAD_INPUT', `${file} is ${what}; name a file to export to.`);
}

function checkScreen(choice: ExportChoice | null): void {
  if (!process.stdout.isTTY || !choice?.target.file.endsWith('.parquet')) return;
  throw new PapergraphError('BAD_INPUT', 'Parquet is not for a screen; name a file with --output.');
}

/** A file that is called after another format than it would have. */
function checkName(file: string): void {
  const name = file.replace(/\.gz$/, '');
  const meant = Object.entries(EXPORT_FORMATS).find(([, { extension }]: [string, ExportFormat]) =>
    name.endsWith(extension),
  );
  if (!meant) return;
  throw new PapergraphError('BAD_INPUT', `Without --format, ${file} would be JSON Lines; say --format ${meant[0]}.`);
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
