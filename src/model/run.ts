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
  extractor: string;
}

/** What an answer was computed from. `id` is a hash of the graph's content: equal graphs have equal ids in every store. */
export interface Snapshot {
  id: string;
  /** ISO instant. */
  builtAt: string;
}
