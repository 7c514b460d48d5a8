import { COLUMN, WIDTH } from '../../../dist/extraction/keyphrases/features.js';
import { phraseAttributes } from '../../../dist/extraction/keyphrases/phrase-attributes.js';
import { findCandidatePhrases } from '../../../dist/extraction/keyphrases/ranker.js';

/** The candidates of a paper `{ fields, isGold(name, key, places) }`, with features, attributes and labels. */
export function blockOf({ fields, isGold }, knowledge) {
  const { phrases, names, rows } = findCandidatePhrases(fields, knowledge);
  const labels = phrases.map((phrase, k) => Number(isGold(names[k], phrase)));
  return { fields, phrases, rows, labels, attributes: phrases.map((phrase) => phraseAttributes(phrase, fields)) };
}

/** What the linear model learns from. */
export function examplesOf(blocks) {
  return blocks.flatMap(({ attributes, labels }) =>
    attributes.map((each, k) => ({ attributes: each, label: labels[k] })),
  );
}

/** What the trees learn from: a table of some features, and labels. */
export function tableOf(blocks, features) {
  const columns = features.map((name) => COLUMN[name]);
  const count = blocks.reduce((sum, { labels }) => sum + labels.length, 0);
  const rows = new Float32Array(count * columns.length);
  const labels = new Uint8Array(count);
  let at = 0;
  for (const block of blocks) {
    for (let k = 0; k < block.labels.length; k++, at++) {
      labels[at] = block.labels[k];
      for (let f = 0; f < columns.length; f++) rows[at * columns.length + f] = block.rows[k * WIDTH + columns[f]];
    }
  }
  return [{ rows, count, features }, labels];
}
