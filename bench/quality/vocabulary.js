import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readJsonLines } from './json-lines.js';

/** What `benchVocabulary` reads, in the data folder. */
export const VOCABULARY_FILES = ['vocab/cso-v2.csv.gz', 'corpora/titles-keywords.jsonl.gz'];

/**
 * A vocabulary of about so many terms: the project's own concepts, each topic of the Computer Science Ontology as a
 * concept, and as many of the most frequent author keywords as are missing.
 */
export function benchVocabulary(data, terms = 20_000) {
  const own = readJsonLines(new URL('../../seed/concepts.jsonl', import.meta.url));
  const labels = topics(join(data, VOCABULARY_FILES[0]));
  const left = terms - labels.size - own.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0);
  const missing = keywordsByFrequency(join(data, VOCABULARY_FILES[1])).filter((keyword) => !labels.has(keyword));
  for (const keyword of missing.slice(0, Math.max(left, 0))) labels.add(keyword);
  const others = [...labels].map((label) => ({ id: `bench ${label}`, name: label, aliases: [], kind: 'field' }));
  return [...own, ...others].map((concept) => ({ definition: null, broader: [], ...concept }));
}

function topics(file) {
  const found = new Set();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    const [topic, , other] = line.trim().split(',');
    for (const label of [topic, other]) if (label) found.add(label);
  }
  return found;
}

function keywordsByFrequency(file) {
  const counts = new Map();
  for (const { keywords } of readJsonLines(file)) {
    for (const keyword of keywords.map((each) => each.toLowerCase()))
      counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}
