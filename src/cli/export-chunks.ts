import { GraphQLError } from 'graphql';
import { createContext } from '../api/context.js';
import { UNPUBLISHED } from '../api/current-index.js';
import { EXPORT_ARGUMENTS } from '../api/exports/export-arguments.js';
import { targetOf, type ExportTarget } from '../api/exports/export-target.js';
import { openExport } from '../api/exports/open-export.js';
import { EXPORT_FORMATS, subjectsOf, type ExportFormat, type FormatName } from '../exporters/formats.js';
import { buildIndex } from '../index/build.js';
import { PapergraphError } from '../model/errors.js';
import type { GraphStore } from '../store/port.js';

/** What is exported in another format than JSON Lines, with the arguments as the API has them. */
export interface ExportChoice {
  target: ExportTarget;
  given: Readonly<Record<string, string | undefined>>;
}

/** Options of the command as they are given. */
export interface ExportOptions extends Record<string, string | undefined> {
  format?: string;
  graph?: string;
}

/**
 * What the options ask for; null: the whole graph as JSON Lines.
 *
 * @throws PapergraphError BAD_INPUT where there is no such format or network, or options need one.
 */
export function exportChoice({ format, graph, ...options }: ExportOptions): ExportChoice | null {
  const given = Object.fromEntries(EXPORT_ARGUMENTS.map((name) => [name, options[name]]));
  if (format === undefined) {
    const needless = ['graph', ...EXPORT_ARGUMENTS].find(
      (name) => (name === 'graph' ? graph : given[name]) !== undefined,
    );
    if (needless === undefined) return null;
    throw new PapergraphError('BAD_INPUT', `${flag(needless)} goes with a --format: ${FORMATS}.`);
  }
  if (!Object.hasOwn(EXPORT_FORMATS, format)) {
    throw new PapergraphError('BAD_INPUT', `There is no format ${JSON.stringify(format)}; there are ${FORMATS}.`);
  }
  const target = targetOf(format as FormatName, graph ?? null);
  if (target) return { target, given };
  const known: ExportFormat = EXPORT_FORMATS[format as FormatName];
  throw new PapergraphError('BAD_INPUT', `--graph ${graph}: ${format} is of ${subjectsOf(known).join(', ')}.`);
}

const FORMATS = Object.keys(EXPORT_FORMATS).join(', ');

/** The export, from an index that is built of the store as it stands. @throws PapergraphError BAD_INPUT for an argument. */
export async function exportChunks(
  store: GraphStore,
  { target, given }: ExportChoice,
): Promise<AsyncIterable<string | Uint8Array>> {
  const snapshot = (await store.snapshot()) ?? { id: UNPUBLISHED, builtAt: new Date().toISOString() };
  // No export asks for words: what is searched for in `where` is the store's to find.
  const index = await buildIndex(store, snapshot, { words: false });
  try {
    return await openExport(createContext(index, store), target, given, flag);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new PapergraphError('BAD_INPUT', error.message);
  }
}

/** `minCount` as the command line has it: `--min-count`. */
function flag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
