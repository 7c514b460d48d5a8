/** One seeding. `startedAt` and `finishedAt` are ISO instants; `finishedAt` is null while it runs, or where it was cut short. */
export interface Run {
  id: string;
  startedAt: string;
  finishedAt: string | null;
  /** The sources read, as the user named them. */
  source: string;
  counts: RunCounts;
  settings: RunSettings;
}

export interface RunCounts {
  new: number;
  unchanged: number;
  updated: number;
  skipped: number;
}

/** What shaped the edges that the run wrote. */
export interface RunSettings {
  /** Neighbors kept for each paper in SIMILAR_TO. */
  neighbors: number;
  /** Least number of papers for a co-occurrence to be kept. */
  minCooccurrence: number;
  /** Version of the extractor that read the papers of the store; several, joined by ` + `, where not one read them all. */
  extractor: string;
}

const BESIDE = ' + ';

/** What a run says of extractors that each read some of the papers: versions, each once, joined by ` + `; null is `unknown`. */
export function joinedExtractors(versions: Iterable<string | null>): string {
  const single = [...versions].flatMap((version) => (version ?? 'unknown').split(BESIDE));
  return [...new Set(single)].sort().join(BESIDE);
}

/**
 * The version of the extractor that a store's papers were last read with: that of the newest finished run. null where no
 * run has finished.
 *
 * @param runs newest first, as stores give them
 */
export function lastExtractor(runs: readonly Run[]): string | null {
  return runs.find(({ finishedAt, settings }) => finishedAt !== null && settings.extractor)?.settings.extractor ?? null;
}

/** What an answer was computed from. `id` is a hash of the graph's content: equal graphs have equal ids in every store. */
export interface Snapshot {
  id: string;
  /** ISO instant. */
  builtAt: string;
}
