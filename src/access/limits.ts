/** What one request may be, and one client may ask for. */
export interface Limits {
  /** What one request may cost. */
  maxCost: number;
  /** What a client may spend in a minute; null: as much as it likes. */
  costPerMinute: number | null;
  /** Fields in one another. */
  maxDepth: number;
  /** Aliases, and fields that a selection repeats. */
  maxAliases: number;
  maxDirectives: number;
  /** Fragments that selections spread, inline ones too: validation compares what they select with one another. */
  maxFragments: number;
  /** Words and signs of a document. */
  maxTokens: number;
  /** Bytes of a body. */
  maxBody: number;
  /** Bytes of a body of who may write: 1000 papers with their abstracts. */
  maxBodyOfWriters: number;
}

export const DEFAULT_LIMITS: Readonly<Limits> = {
  // Some seconds of work.
  maxCost: 100_000,
  costPerMinute: null,
  maxDepth: 24,
  maxAliases: 50,
  maxDirectives: 50,
  maxFragments: 200,
  maxTokens: 10_000,
  maxBody: 512 * 1024,
  maxBodyOfWriters: 16 * 1024 * 1024,
};
