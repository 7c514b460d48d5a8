import { isKnown } from '../../../dist/extraction/keyphrases/knowledge.js';
import { findPhrases } from '../../../dist/extraction/keyphrases/phrases.js';
import { classedFields } from './papers.js';

/**
 * Papers whose title is hidden and tells which phrases of the abstract are its keyphrases: those that are a whole noun
 * phrase of the title, or known and in it.
 *
 * @returns `{ fields, isGold, titleKeys, keywords }`; `titleKeys` are all phrases and words of the title, for statistics
 *   without it; `keywords` the keys that are gold
 */
export function hideTitle({ id, title, abstract }, knowledge) {
  const [titleField, abstractField] = classedFields({ title, abstract });
  const phrases = findPhrases([titleField], knowledge);
  const isGold = ({ numbers, whole }) => whole > 0 || isKnown(numbers, knowledge);
  const gold = new Set(phrases.filter(isGold).map(({ key }) => key));
  const titleWords = new Set(titleField.words.map(({ key }) => key));
  return {
    ...{ id, text: title, keywords: [...gold], titleWords },
    titleKeys: new Set([...phrases.map(({ key }) => key), ...titleWords]),
    fields: [{ field: 'title', text: '', words: [], classes: new Uint8Array(0) }, abstractField],
    isGold: (_, { key }) => gold.has(key),
  };
}

/** `PhraseStatistics` without one paper, so that a label does not show in them. */
export function statisticsWithout(statistics, titleKeys) {
  const own = new Set([...titleKeys].map((key) => statistics.numberOf(key)));
  return {
    papers: statistics.papers,
    phrases: statistics.phrases,
    numberOf: (key) => statistics.numberOf(key),
    papersWith: (number) => Math.max(0, statistics.papersWith(number) - 1),
    titlesWith: (number) => Math.max(0, statistics.titlesWith(number) - Number(own.has(number))),
    topicsBelow: (number) => statistics.topicsBelow(number),
  };
}
