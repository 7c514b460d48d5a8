import { wordKey } from '../../model/word-key.js';
import { wordShape } from '../part-of-speech/word-attributes.js';

/** A word's roles towards the word that is labeled: how many words before or after it. */
export const OFFSETS = [0, -1, 1, -2, 2] as const;

/** A longer word says nothing that its ends do not say. */
const LONGEST = 30;

/** The clusters of words by key, each a path of clusters from coarse to fine: `clusters[c]` of `words[key] = c`. */
export interface WordClusters {
  words: Record<string, number>;
  paths: number[][];
}

/** In how many roles (of `OFFSETS`, in order) an attribute counts, by its first letter. */
export function rolesOf(attribute: string): number {
  if (attribute[0] === 'w' || attribute[0] === 'c') return 5;
  return attribute[0] === 't' || attribute[0] === 'h' ? 3 : 1;
}

/**
 * What the recognizer looks at in a word: itself (`w`), its last letters (`s`, three of them `t`), its first ones (`p`), its
 * shape (`h`), its clusters from coarse to fine (`c`).
 */
export function wordAttributes(word: string, path: readonly number[]): string[] {
  const lower = word.length > LONGEST ? word.slice(-LONGEST).toLowerCase() : word.toLowerCase();
  const attributes = [`w${lower}`, `s${lower.slice(-2)}`, `t${lower.slice(-3)}`, `s${lower.slice(-4)}`];
  attributes.push(`p${lower.slice(0, 3)}`, `h${wordShape(word)}`);
  path.forEach((cluster, level) => attributes.push(`c${level}.${cluster}`));
  return attributes;
}

/** Finds the cluster path of a word, empty for a word that is in none. */
export function clusterPaths({ words, paths }: WordClusters): (word: string) => readonly number[] {
  const clusterOf = new Map(Object.entries(words));
  return (word) => paths[clusterOf.get(wordKey(word)) ?? -1] ?? [];
}
