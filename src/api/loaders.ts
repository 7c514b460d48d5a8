import DataLoader from 'dataloader';
import type { Link, Mention } from '../model/extraction.js';
import type { PaperRecord } from '../model/paper.js';
import type { Run } from '../model/run.js';
import type { GraphStore } from '../store/port.js';
import type { KnownPapers } from './known-papers.js';

/** Reads from the store that resolvers of one request share: however many items ask, one call each. */
export interface Loaders {
  /** A paper by id, at once where it is known; null where the store has none. */
  paper(id: string): PaperRecord | null | Promise<PaperRecord | null>;
  mentionsOf(paperId: string): Promise<Mention[]>;
  linksOf(paperId: string): Promise<Link[]>;
  /** The run that last wrote the paper. */
  runOf(paperId: string): Promise<Run | null>;
  /** Papers that have all words of a text; a call for each text, since stores have no batch of it. */
  paperIdsWithWords(text: string): Promise<string[]>;
}

const MAX_BATCH = 1000;

/** @param known papers that need not be read; those that are read join them */
export function createLoaders(store: GraphStore, known?: KnownPapers): Loaders {
  const paper = loader(async (ids): Promise<(PaperRecord | null)[]> => {
    const papers = new Map((await store.papersByIds([...ids])).map((paper) => [paper.id, paper]));
    for (const [id, paper] of papers) known?.set(id, paper);
    return ids.map((id) => papers.get(id) ?? null);
  });
  return {
    paper: (id) => known?.get(id) ?? paper(id),
    mentionsOf: loader(async (ids) => grouped(ids, await store.mentionsOfPapers([...ids]))),
    linksOf: loader(async (ids) => grouped(ids, await store.linksOfPapers([...ids]))),
    runOf: loader(async (ids): Promise<(Run | null)[]> => {
      const [runIds, all] = [await store.runsOfPapers([...ids]), await store.runs()];
      const runs = new Map(all.map((run) => [run.id, run]));
      return ids.map((id) => runs.get(runIds.get(id) ?? '') ?? null);
    }),
    paperIdsWithWords: loader((texts) => Promise.all(texts.map((text) => store.paperIdsWithWords(text)))),
  };
}

/** What reads the values of many keys, for each key by itself. Its `DataLoader` is made at first use: most requests need none. */
function loader<V>(read: (keys: readonly string[]) => Promise<V[]>): (key: string) => Promise<V> {
  let made: DataLoader<string, V> | undefined;
  return (key) => (made ??= new DataLoader(read, { maxBatchSize: MAX_BATCH })).load(key);
}

function grouped<T extends { paperId: string }>(ids: readonly string[], rows: readonly T[]): T[][] {
  const ofPaper = new Map<string, T[]>(ids.map((id) => [id, []]));
  for (const row of rows) ofPaper.get(row.paperId)?.push(row);
  return ids.map((id) => ofPaper.get(id)!);
}
