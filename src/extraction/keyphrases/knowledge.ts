import type { KeywordMemory } from './keyword-memory.js';
import type { PhraseStatistics } from './phrase-statistics.js';
import type { PhraseTrie } from './phrase-trie.js';

/** What a ranker may know beside the paper. */
export interface Knowledge {
  statistics: PhraseStatistics;
  /** The keys of the labels of the project's own vocabulary. */
  labels: PhraseTrie;
  /** What keyworded papers teach; null where there are none. */
  memory: KeywordMemory | null;
}

/** The numbers of a phrase among those of the statistics, of the labels, of the keywords; 0 for none. */
export interface PhraseNumbers {
  statistic: number;
  label: number;
  keyword: number;
}

/** Whether a vocabulary or a keyworded paper has the phrase. */
export function isKnown({ statistic, label, keyword }: PhraseNumbers, { statistics }: Knowledge): boolean {
  return label > 0 || keyword > 0 || statistics.topicsBelow(statistic) >= 0;
}

/** The numbers of a phrase by its key. */
export function numbersOf(key: string, { statistics, labels, memory }: Knowledge): PhraseNumbers {
  return {
    statistic: statistics.phrases.numberOf(key),
    label: labels.numberOf(key),
    keyword: memory?.phrases.numberOf(key) ?? 0,
  };
}

export function triesOf({ statistics, labels, memory }: Knowledge): PhraseTrie[] {
  return memory === null ? [statistics.phrases, labels] : [statistics.phrases, labels, memory.phrases];
}
