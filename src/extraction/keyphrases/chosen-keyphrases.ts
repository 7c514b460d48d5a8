import type { Keyphrase } from './ranker.js';

export interface Choice {
  /** At most so many. */
  most: number;
  /** How many keyphrases a paper of this style has. */
  expected: number;
  /** What is left of the confidence of a phrase that holds a chosen one, or stands in it. */
  nested: number;
}

const POOL = 40;

/**
 * The keyphrases that are worth giving, best first: so many that the F1 to be expected, 2 · Σ confidence / (chosen +
 * expected), is highest (for a fixed number of right ones, as Lipton et al. 2014), and of phrases nested in each other rather one.
 */
export function chooseKeyphrases(ranked: readonly Keyphrase[], { most, expected, nested }: Choice): Keyphrase[] {
  const pool = ranked.slice(0, POOL).map((keyphrase) => ({
    keyphrase,
    padded: ` ${keyphrase.key} `,
    value: keyphrase.confidence,
  }));
  const chosen: Keyphrase[] = [];
  let sum = 0;
  while (chosen.length < most && pool.length > 0) {
    let best = 0;
    for (let i = 1; i < pool.length; i++) if (pool[i].value > pool[best].value) best = i;
    const [{ keyphrase, padded, value }] = pool.splice(best, 1);
    if (chosen.length > 0 && (sum + value) / (chosen.length + 1 + expected) <= sum / (chosen.length + expected)) break;
    chosen.push(keyphrase);
    sum += value;
    if (nested === 1) continue;
    for (const other of pool) {
      if (other.padded.includes(padded) || padded.includes(other.padded)) other.value *= nested;
    }
  }
  return chosen;
}

/** Authors are asked for three to five keywords. */
export const AUTHOR_KEYWORDS: Choice = { most: 5, expected: 3.5, nested: 1 };
/** Indexers took about ten phrases of an abstract. */
export const NOUN_PHRASES: Choice = { most: 10, expected: 9, nested: 0.6 };
