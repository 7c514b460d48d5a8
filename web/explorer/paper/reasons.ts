import type { RelatedQuery } from '../documents.js';

type Reason = NonNullable<RelatedQuery['paper']>['related']['edges'][number]['reasons'][number];

/** A part of the bar that says why two papers are related. */
export interface Share {
  /** A concept's name, a word, or what the rest is. */
  readonly name: string;
  /** The concept, where it is one. */
  readonly conceptId: string | null;
  /** Of the score, in percent; those of a bar sum to 100. */
  readonly percent: number;
  /** Whether it sums up what is not named. */
  readonly rest: boolean;
}

/** What is named: smaller shares could not be told apart. */
const NAMED = 5;

/**
 * The greatest reasons by name, and the rest as one. A concept has the shares of the words that its names are made of,
 * as in the API's explanation; the first such concept takes a word.
 */
export function sharesOf(reasons: readonly Reason[]): Share[] {
  const shares = reasons
    .filter(({ concept }) => concept != null)
    .map(({ concept, percent }) => ({ ...concept!, percent, words: wordsOf(concept!) }));
  const alone: Share[] = [];
  for (const { concept, word, percent } of reasons) {
    if (concept) continue;
    const home = word == null ? undefined : shares.find(({ words }) => words.has(word));
    if (home) home.percent += percent;
    else alone.push({ name: word ?? 'meaning', conceptId: null, percent, rest: false });
  }
  const concepts = shares.map(({ id, name, percent }) => ({ name, conceptId: id, percent, rest: false }));
  const ranked = [...concepts, ...alone].sort((a, b) => b.percent - a.percent);
  const others = ranked.slice(NAMED);
  const percent = others.reduce((sum, share) => sum + share.percent, 0);
  const rest: Share = { name: `${others.length} more`, conceptId: null, percent, rest: true };
  return percent > 0 ? [...ranked.slice(0, NAMED), rest] : ranked.slice(0, NAMED);
}

/** The words of a concept's name, and its names of one word, as reasons have them: in lower case, and in the singular too. */
function wordsOf({ name, aliases, abbreviations }: NonNullable<Reason['concept']>): Set<string> {
  const split = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const short = [...aliases, ...abbreviations].map(split).filter(({ length }) => length === 1);
  const words = [...split(name), ...short.flat()];
  return new Set(words.flatMap((word) => [word, word.replace(/s$/, '')]).filter((word) => word !== ''));
}
