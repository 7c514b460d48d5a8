import type { KeywordMemory } from './keyword-memory.js';
import type { PhraseStatistics } from './phrase-statistics.js';

/** What a ranker may know beside the paper. */
export interface Knowledge {
  statistics: PhraseStatistics;
  /** Keys of the labels of the project's own vocabulary. */
  labels: ReadonlySet<string>;
  /** What keyworded papers teach; null where there are none. */
  memory: KeywordMemory | null;
}

/** Whether a vocabulary or a keyworded paper has the phrase. */
export function isKnown({ statistics, labels, memory }: Knowledge, key: string): boolean {
  return statistics.topicsBelow(statistics.numberOf(key)) >= 0 || labels.has(key) || (memory?.numberOf(key) ?? -1) >= 0;
}
