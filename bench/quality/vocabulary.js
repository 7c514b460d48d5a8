import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readJsonLines } from './json-lines.js';

/**
 * The labels of the Computer Science Ontology and the project's own concepts as one vocabulary; each topic of the
 * ontology is a concept, its related equivalents among them.
 */
export function benchVocabulary(data) {
  const own = readJsonLines(new URL('../../seed/concepts.jsonl', import.meta.url).pathname);
  const topics = new Set();
  for (const line of gunzipSync(readFileSync(join(data, 'vocab/cso-v2.csv.gz')))
    .toString('utf8')
    .split('\n')) {
    const [topic, , other] = line.trim().split(',');
    for (const label of [topic, other]) if (label) topics.add(label);
  }
  const cso = [...topics].map((label) => ({ id: `cso ${label}`, name: label, aliases: [], kind: 'field' }));
  return [...own, ...cso].map((concept) => ({ definition: null, broader: [], ...concept }));
}
