import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { undoneEntries } from '../model/active-curation.js';
import { curationLines, readCurationFile } from '../curation/file.js';
import { operationText } from '../curation/operation-text.js';
import { entryOf, type CurationRequest, type StoredCuration } from '../model/curation.js';
import { onOneLine } from '../model/control-characters.js';
import { PapergraphError } from '../model/errors.js';
import { curate } from '../seeder/curate.js';
import { replayCuration } from '../seeder/replay-curation.js';
import type { GraphStore } from '../store/port.js';
import { counted } from './counted.js';
import { EXIT } from './exit.js';
import { graphIsThere, openStore } from './store-address.js';
import { wordsSetting } from './words-setting.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const notice = (line: string) => void process.stderr.write(`${line}\n`);

/** `papergraph curate merge|split|rename|hide|undo`. Resolves to the exit code. */
export async function curateCommand(
  request: CurationRequest,
  note: string | undefined,
  address: string,
): Promise<number> {
  return withStore(address, async (store) => {
    const curator = { by: userInfo().username, note: note ?? null };
    const { entry, snapshotId } = await curate(store, request, curator, { notice, words: wordsSetting(process.env) });
    say(`${entry.id}  ${operationText(entry.operation)}`);
    for (const { conceptId, before, after } of entry.effects)
      say(`  ${conceptId}: ${counted(before, 'mention')} before, ${after} after`);
    say(`  snapshot ${snapshotId}`);
  });
}

/** The parts of a split, from a JSON file. */
export async function splitRequest(concept: string, path: string): Promise<CurationRequest> {
  const text = await readText(path);
  try {
    const into: unknown = JSON.parse(text);
    if (Array.isArray(into) && into.every(isPart)) return { kind: 'split', concept, into: into as never };
  } catch {
    // told below
  }
  throw new PapergraphError(
    'BAD_INPUT',
    `${path}: give a JSON list of the parts, each {"name": …, "when": {"papers": […], "company": […], "phrase": …}}.`,
  );
}

function isPart(value: unknown): boolean {
  const { name, when, aliases = [], definition = '', kind = '' } = (value ?? {}) as Record<string, unknown>;
  const { papers = [], company = [], phrase = '' } = (when ?? {}) as Record<string, unknown>;
  const lists = [aliases, papers, company];
  const areLists = lists.every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string'));
  return areLists && [name, definition, kind, phrase].every((text) => typeof text === 'string');
}

/** `papergraph curate log`: what was done, the first first. */
export async function curationLogCommand(address: string): Promise<number> {
  return withStore(address, async (store) => {
    const log = await store.curation();
    const undone = undoneEntries(log);
    if (log.length === 0) say('Nothing was curated.');
    for (const entry of log) say(entryText(entry, undone.has(entry.id)));
  });
}

function entryText({ id, at, by, note, operation, effects, waiting }: StoredCuration, isUndone: boolean): string {
  const state = isUndone ? '  (undone)' : waiting === null ? '' : `  (waits: ${waiting})`;
  const counts = effects.map(({ conceptId, before, after }) => `${conceptId} ${before} → ${after}`).join(', ');
  return [
    `${id}  ${at}  ${onOneLine(by)}  ${operationText(operation)}${state}`,
    ...(counts === '' ? [] : [`  mentions: ${counts}`]),
    ...(note === null ? [] : [`  note: ${onOneLine(note)}`]),
  ].join('\n');
}

/** `papergraph curate export FILE`; - is standard output. */
export async function exportCurationCommand(path: string, address: string): Promise<number> {
  return withStore(address, async (store) => {
    const log = await store.curation();
    const text = curationLines(log.map(entryOf));
    if (path === '-') {
      process.stdout.write(text);
      return;
    }
    await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
      throw new PapergraphError('BAD_INPUT', `${path}: cannot be written (${error.code}).`);
    });
    say(`Wrote the log of ${counted(log.length, 'curation')} of ${store.address} to ${path}`);
  });
}

/** `papergraph curate replay FILE`. */
export async function replayCommand(path: string, address: string): Promise<number> {
  const text = await readText(path);
  // What is no curation file makes no store.
  readCurationFile(text, path, graphIsThere(address) ? null : []);
  const store = await openStore(address, process.env, { existing: false });
  try {
    const entries = readCurationFile(text, path, await store.curation());
    const { added, snapshotId } = await replayCuration(store, entries, {
      notice,
      words: wordsSetting(process.env),
    });
    const known = entries.length - added;
    say(`Replayed ${path}: ${added} new, ${known} known already`);
    say(snapshotId === null ? '  they apply once papers are seeded' : `  snapshot ${snapshotId}`);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const what = error.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${error.code})`;
    throw new PapergraphError('BAD_INPUT', `${path}: ${what}.`);
  });
}

async function withStore(address: string, work: (store: GraphStore) => Promise<void>): Promise<number> {
  const store = await openStore(address, process.env, { existing: true });
  try {
    await work(store);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}
