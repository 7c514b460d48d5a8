import type { CurationEntry, CurationOperation } from '../model/curation.js';
import { PapergraphError } from '../model/errors.js';
import { entryId } from './entry.js';
import { undoOfUnknown, undoOfUnknownText } from './undo-of-unknown.js';

const VERSION = 1;
const KINDS: readonly CurationOperation['kind'][] = ['merge', 'split', 'rename', 'hide', 'undo'];

/** A log as JSON Lines: `{"papergraphCuration": 1}`, then one entry a line, in order. The same log is the same text. */
export function curationLines(log: readonly CurationEntry[]): string {
  const lines = log.map(({ id, at, by, note, operation, effects, moved, movedCount }) =>
    JSON.stringify({ id, at, by, note, operation, effects, moved, movedCount }),
  );
  return [JSON.stringify({ papergraphCuration: VERSION }), ...lines, ''].join('\n');
}

/**
 * The entries of a curation file, in the order in which they were made.
 *
 * @param log of the graph on which they are to be replayed; null: not known yet, undone entries may be in it
 * @throws PapergraphError BAD_INPUT where it is none, or a line is no entry, or undoes an entry that neither it nor `log`
 *   has; names the line. Nothing of it counts then.
 */
export function readCurationFile(
  text: string,
  path: string,
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[] | null,
): CurationEntry[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const version = (parsed(lines[0]) as { papergraphCuration?: unknown } | null)?.papergraphCuration;
  if (typeof version !== 'number') {
    refuse(
      `${path}: no curation file: it begins with {"papergraphCuration": ${VERSION}}, as \`papergraph curate export\` writes it.`,
    );
  }
  if (version > VERSION)
    refuse(
      `${path}: written by a newer papergraph (version ${version}, this one reads ${VERSION}); update papergraph.`,
    );
  const lineOf = new Map<CurationEntry, number>();
  lines.forEach((line, at) => {
    if (at === 0 || line.trim() === '') return;
    const entry = parsed(line);
    if (!isEntry(entry)) refuse(`${path}:${at + 1}: this line is no entry of a log of curation; nothing was replayed.`);
    if (entry.id !== entryId(entry)) {
      refuse(`${path}:${at + 1}: the entry is not what its id says: it was changed by hand; nothing was replayed.`);
    }
    lineOf.set(entry, at + 1);
  });
  const entries = [...lineOf.keys()];
  const unknown = log === null ? undefined : undoOfUnknown(entries, log);
  if (unknown) refuse(`${path}:${lineOf.get(unknown)}: ${undoOfUnknownText(unknown)}; nothing was replayed.`);
  // Two logs that were joined by a version control system may stand one behind the other. ISO times sort as text.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is CurationEntry {
  const { id, at, by, note, operation, effects, moved, movedCount } = (value ?? {}) as Partial<CurationEntry>;
  return (
    [id, at, by].every((text) => typeof text === 'string') &&
    (note === null || typeof note === 'string') &&
    Array.isArray(effects) &&
    Array.isArray(moved) &&
    typeof movedCount === 'number' &&
    isOperation(operation)
  );
}

function isOperation(value: unknown): value is CurationOperation {
  const given = (value ?? {}) as Record<string, unknown>;
  if (!KINDS.includes(given.kind as CurationOperation['kind'])) return false;
  if (given.kind === 'undo') return typeof given.entry === 'string';
  if (given.kind === 'merge') return isRef(given.into) && isListOf(given.concepts, isRef);
  if (!isRef(given.concept)) return false;
  if (given.kind === 'rename') return typeof given.name === 'string';
  return given.kind === 'hide' || isListOf(given.into, isPart);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

function isRef(value: unknown): boolean {
  const { id, label } = (value ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && typeof label === 'string';
}

function isPart(value: unknown): boolean {
  const { id, name, aliases, kind, when } = (value ?? {}) as Record<string, unknown>;
  if (![id, name, kind].every((text) => typeof text === 'string') || !Array.isArray(aliases)) return false;
  const { papers, company, phrase } = (when ?? {}) as Record<string, unknown>;
  return (
    (papers === undefined || Array.isArray(papers)) &&
    (company === undefined || isListOf(company, isRef)) &&
    (phrase === undefined || typeof phrase === 'string')
  );
}

function refuse(message: string): never {
  throw new PapergraphError('BAD_INPUT', message);
}
