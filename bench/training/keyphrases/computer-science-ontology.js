import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Triples `[subject, relation, object]` of the ontology's CSV; a cell with a comma is quoted. */
export function readOntology(file) {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.flatMap((line) => {
    const cells = [...line.trim().matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    return cells.length === 3 ? [cells] : [];
  });
}

/** Each topic's label with how many topics it is directly broader than. */
export function topicDegrees(triples) {
  const degrees = new Map();
  for (const [subject, relation, object] of triples) {
    for (const label of [subject, object]) if (!degrees.has(label)) degrees.set(label, 0);
    if (relation === 'broaderGeneric') degrees.set(subject, degrees.get(subject) + 1);
  }
  return degrees;
}
