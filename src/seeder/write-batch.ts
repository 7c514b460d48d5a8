import type { PaperRecord } from '../model/paper.js';
import type { Extraction } from '../model/extraction.js';
import type { RunCounts } from '../model/run.js';
import type { GraphStore, PaperBundle } from '../store/port.js';
import { contentHash } from './content-hash.js';
import { mergeRecords } from './merge-records.js';

/** What reads a paper's text: `Extractor.extract`, or what an export says of it. */
export type Extract = (paper: PaperRecord) => Pick<Extraction, 'mentions' | 'links' | 'candidates'>;

/**
 * Writes a batch of records: finds the papers that the store knows by their keys, merges, extracts, and leaves alone
 * what has not changed. Counts into `counts`.
 */
export async function writeBatch(
  store: GraphStore,
  records: readonly PaperRecord[],
  extract: Extract,
  runId: string,
  counts: RunCounts,
): Promise<void> {
  const { bundles, counts: planned } = await plannedBatch(store, records, extract);
  counts.new += planned.new;
  counts.updated += planned.updated;
  counts.unchanged += planned.unchanged;
  if (bundles.length > 0) await store.upsertPapers(bundles, runId);
}

/**
 * What `writeBatch` would write, and how many papers it would count as what. `hashesOf` says what known papers are now; as
 * the store has them where left out.
 */
export async function plannedBatch(
  store: GraphStore,
  records: readonly PaperRecord[],
  extract: Extract,
  hashesOf: (papers: PaperRecord[]) => Promise<Map<string, string>> = (papers) =>
    store.paperHashes(papers.map(({ id }) => id)),
): Promise<{ bundles: PaperBundle[]; counts: Omit<RunCounts, 'skipped'> }> {
  const idOfKey = await store.paperIdsByKeys(records.flatMap((record) => record.keys));
  const known = await store.papersByIds([...new Set(idOfKey.values())]);
  const current = new Map(known.map((paper) => [paper.id, paper]));
  const hashes = await hashesOf(known);

  for (const record of records) {
    const id = record.keys.map((key) => idOfKey.get(key)).find((found) => found !== undefined) ?? record.id;
    for (const key of record.keys) if (!idOfKey.has(key)) idOfKey.set(key, id);
    const before = current.get(id);
    // A key that already belongs to another paper stays there.
    const own = { ...record, id, keys: record.keys.filter((key) => idOfKey.get(key) === id).sort() };
    current.set(id, before ? mergeRecords(before, own) : own);
  }

  const touched = new Set(records.map((record) => record.keys.map((key) => idOfKey.get(key)).find((id) => id)!));
  const bundles = changedBundles(
    [...touched].map((id) => current.get(id)!),
    hashes,
    extract,
  );
  const added = bundles.filter(({ paper }) => !hashes.has(paper.id)).length;
  const counts = { new: added, updated: bundles.length - added, unchanged: touched.size - bundles.length };
  return { bundles, counts };
}

/** What the texts of these papers say, for those of which the store (`hashes`, by id) does not know exactly that. */
export function changedBundles(
  papers: readonly PaperRecord[],
  hashes: ReadonlyMap<string, string>,
  extract: Extract,
): PaperBundle[] {
  return papers.flatMap((paper) => {
    const bundle = bundleOf(paper, extract);
    return hashes.get(paper.id) === bundle.hash ? [] : [bundle];
  });
}

/** A paper with what its texts say. */
export function bundleOf(paper: PaperRecord, extract: Extract): PaperBundle {
  const { mentions, links, candidates } = extract(paper);
  const content = { paper, mentions, links, candidates };
  return { ...content, hash: contentHash(content) };
}
