import DataLoader from 'dataloader';
import type { Link, Mention } from '../model/extraction.js';
import type { PaperRecord } from '../model/paper.js';
import type { Run } from '../model/run.js';
import type { GraphStore } from '../store/port.js';

/** Reads from the store that resolvers of one request share: however many items ask, one call each. */
export interface Loaders {
  papers: DataLoader<string, PaperRecord | null>;
  mentions: DataLoader<string, Mention[]>;
  links: DataLoader<string, Link[]>;
  /** The run that last wrote each paper. */
  runs: DataLoader<string, Run | null>;
  /** Of papers that have all words of a text; a call for each text, since stores have no batch of it. */
  paperIdsWithWords: DataLoader<string, string[]>;
}

const MAX_BATCH = 1000;

export function createLoaders(store: GraphStore): Loaders {
  const options = { maxBatchSize: MAX_BATCH };
  return {
    papers: new DataLoader(async (ids) => {
      const papers = new Map((await store.papersByIds([...ids])).map((paper) => [paper.id, paper]));
      return ids.map((id) => papers.get(id) ?? null);
    }, options),
    mentions: new DataLoader(async (ids) => grouped(ids, await store.mentionsOfPapers([...ids])), options),
    runs: new DataLoader(async (ids) => {
      const [runIds, all] = [await store.runsOfPapers([...ids]), await store.runs()];
      const runs = new Map(all.map((run) => [run.id, run]));
      return ids.map((id) => runs.get(runIds.get(id) ?? '') ?? null);
    }, options),
    paperIdsWithWords: new DataLoader((texts) => Promise.all(texts.map((text) => store.paperIdsWithWords(text)))),
    links: new DataLoader(async (ids) => grouped(ids, await store.linksOfPapers([...ids])), options),
  };
}

function grouped<T extends { paperId: string }>(ids: readonly string[], rows: readonly T[]): T[][] {
  const ofPaper = new Map<string, T[]>(ids.map((id) => [id, []]));
  for (const row of rows) ofPaper.get(row.paperId)?.push(row);
  return ids.map((id) => ofPaper.get(id)!);
}
