/**
 * How many of the ranges found are entities, start and end alike: { hits, found, gold }. Every annotated range counts,
 * also one within another, so that who finds ranges that do not overlap cannot find all of them.
 */
export function spanCounts(found, gold) {
  const keyOf = ({ start, end }) => `${start}-${end}`;
  const wanted = new Set(gold.map(keyOf));
  const given = new Set(found.map(keyOf));
  const hits = [...given].filter((key) => wanted.has(key)).length;
  return { hits, found: given.size, gold: wanted.size };
}

/** Precision, recall and F1 in percent of the counts of documents together (micro average); 0 where nothing is. */
export function microScores(counts) {
  const sum = (name) => counts.reduce((total, each) => total + each[name], 0);
  const [hits, found, gold] = [sum('hits'), sum('found'), sum('gold')];
  const percent = (part, whole) => (whole === 0 ? 0 : (100 * part) / whole);
  return { precision: percent(hits, found), recall: percent(hits, gold), f1: percent(2 * hits, found + gold) };
}
