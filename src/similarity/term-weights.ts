/** Saturation: the count at which half of the most that a term can weigh is reached. */
const HALF_COUNT = 3;
const IDF_EXPONENT = 0.75;
/** Occurrences that a term is taken to have, spread as all words are, before its own are counted. */
const ROLE_PRIOR = 10;
const ROLE_EXPONENT = 0.5;

/** What a term that a text has `count` times counts: tf/(tf + 3), BM25's saturation without length (Robertson & Zaragoza 2009). */
export function saturated(count: number): number {
  return count / (count + HALF_COUNT);
}

/**
 * What a term (a word or concept) weighs that `df` of so many papers have: ln(1 + N/df)^¾, flattened so that what only
 * two papers say does not outweigh everything else. A term that none has counts as one that one has.
 */
export function rarity(df: number, papers: number): number {
  return Math.log(1 + papers / Math.max(1, df)) ** IDF_EXPONENT;
}

/**
 * How much more a term belongs to sentences of one role than words do as a rule: (share in the role, smoothed by 10
 * occurrences that are spread as all words / share of all words in it)^½. 1 where nothing is known.
 *
 * @param counts how often the term stands in sentences of each role
 * @param shares what part of all words stands in each role
 */
export function roleFactor(counts: ArrayLike<number>, shares: ArrayLike<number>, role: number): number {
  if (!(shares[role] > 0)) return 1;
  let all = 0;
  for (let each = 0; each < shares.length; each++) all += counts[each];
  return ((counts[role] + ROLE_PRIOR * shares[role]) / ((all + ROLE_PRIOR) * shares[role])) ** ROLE_EXPONENT;
}
