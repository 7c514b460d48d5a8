import { contentWords } from '../model/content-words.js';
import { splitSentences } from '../model/sentences.js';
import type { TextSpan } from '../model/sentences.js';
import type { GraphIndex } from './graph-index.js';
import type { RelatedReason } from './related-papers.js';

const MOST_NAMED = 3;
const LEAST_PERCENT = 5;

/** What all reasons give together that speak for a paper: the score, but for what is taken away by what is unliked. */
export function givenBy(reasons: readonly { share: number }[]): number {
  return reasons.reduce((sum, { share }) => sum + Math.max(0, share), 0);
}

/**
 * Reasons in words: `shares *linear attention* (41 %), *sequence parallelism* (23 %)`. A concept is named with what the
 * words of its name and its abbreviations give, so that percentages can be added; at most three from 5 % on, else the greatest.
 */
export function explanationOf(index: GraphIndex, reasons: readonly RelatedReason[]): string {
  const total = givenBy(reasons);
  const shared = reasons.some((reason) => reason.shared && reason.share > 0);
  const named = foldedShares(
    index,
    reasons.filter((reason) => reason.shared === shared && reason.share > 0),
  ).map(([name, share]) => ({ name, percent: Math.round((100 * share) / total) }));
  const told = named.slice(0, MOST_NAMED).filter(({ percent }, at) => at === 0 || percent >= LEAST_PERCENT);
  const list = told.map(({ name, percent }) => `*${name}* (${percent} %)`).join(', ');
  const embedded = reasons.find(({ part }) => part === 'embedding')?.share ?? 0;
  const meaning = embedded > 0 ? `alike in meaning (${Math.round((100 * embedded) / total)} %)` : '';
  if (list === '') return meaning;
  const said = shared ? `shares ${list}` : `shares nothing itself; near through papers that speak of ${list}`;
  return meaning === '' ? said : `${said}; ${meaning}`;
}

function foldedShares(index: GraphIndex, reasons: readonly RelatedReason[]): [name: string, share: number][] {
  const words = new Map(reasons.flatMap(({ word, share }) => (word === null ? [] : [[word, share] as const])));
  const concepts = reasons.flatMap(({ concept, share }) => {
    if (concept === null) return [];
    const { name, aliases } = index.concepts[concept];
    const oneWord = [...aliases, ...index.abbreviations[concept]]
      .map(contentWords)
      .filter(({ length }) => length === 1);
    const labels = [...contentWords(name), ...oneWord.flat()];
    const keys = [...new Set(labels.map(({ key }) => key))].filter((key) => words.has(key));
    return [{ name, keys, share, whole: keys.reduce((sum, key) => sum + words.get(key)!, share) }];
  });
  const shares: [string, number][] = [];
  for (const { name, keys, share } of concepts.sort((a, b) => b.whole - a.whole)) {
    let sum = share;
    for (const key of keys) {
      sum += words.get(key) ?? 0;
      words.delete(key);
    }
    shares.push([name, sum]);
  }
  return [...shares, ...words].sort((a, b) => b[1] - a[1]);
}

/** A sentence of each of two texts. */
export interface SentencePair {
  from: TextSpan;
  to: TextSpan;
  /** What the words that stand in both give to the score. */
  share: number;
}

/**
 * The sentence of each of two texts that show best why they are related: those whose common words give most to the
 * score; null where no two have one in common. O(sentences of the one · of the other).
 */
export function showingSentences(
  index: GraphIndex,
  reasons: readonly RelatedReason[],
  from: string,
  to: string,
): SentencePair | null {
  const shares = new Map<string, number>();
  const add = (key: string, share: number) => shares.set(key, (shares.get(key) ?? 0) + share);
  for (const { word, concept, share } of reasons) {
    if (word !== null) add(word, share);
    else if (concept !== null) {
      const keys = contentWords(index.concepts[concept].name).map(({ key }) => key);
      for (const key of keys) add(key, share / keys.length);
    }
  }
  const told = (text: string) =>
    splitSentences(text).map((span) => ({
      span,
      keys: new Set(
        contentWords(text.slice(span.start, span.end)).flatMap(({ key }) => (shares.has(key) ? [key] : [])),
      ),
    }));
  const others = told(to);
  let best: SentencePair | null = null;
  for (const { span, keys } of told(from)) {
    for (const other of others) {
      let share = 0;
      for (const key of keys) if (other.keys.has(key)) share += shares.get(key)!;
      if (share > (best?.share ?? 0)) best = { from: span, to: other.span, share };
    }
  }
  return best;
}
