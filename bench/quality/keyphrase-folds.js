import { distinct, scoreAt, meanScore, stemmed } from './scorers/keyphrases.js';
import { bootstrapInterval } from './bootstrap.js';

const FOLDS = 5;

/**
 * Ranks each paper by what is learned on the other folds (paper i belongs to fold i mod 5).
 *
 * @param papers `{ fields, gold }`
 * @param learn takes the papers of the other folds and returns a `KeyphraseRanker`
 * @returns for each paper its ranked keyphrases
 */
export function rankPerFold(papers, learn, log) {
  const ranked = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    log(`fold ${fold + 1} of ${FOLDS} …`);
    const ranker = learn(papers.filter((_, i) => i % FOLDS !== fold));
    papers.forEach(({ fields }, i) => {
      if (i % FOLDS === fold) ranked[i] = ranker.rank(fields);
    });
  }
  return ranked;
}

/** Whether a name is one of a paper's gold phrases, as the scorer compares. */
export function goldTest(gold) {
  const wanted = new Set(distinct(gold));
  return (name) => wanted.has(stemmed(name));
}

/** The figure at k of names, best first, against gold. */
export function keyphraseFigure(k, named, papers) {
  const scores = papers.map(({ gold }, i) => scoreAt(k, named[i], gold)).filter((score) => score !== null);
  return { ...meanScore(scores), interval: bootstrapInterval(scores, (some) => meanScore(some).f1, { seed: 1 }) };
}

/** Each ranked phrase with whether it is right, for `reliability`. */
export function judgedPhrases(ranked, papers) {
  return ranked.flatMap((phrases, i) => {
    const isGold = goldTest(papers[i].gold);
    return phrases.map(({ name, confidence }) => ({ confidence, right: isGold(name) }));
  });
}
