import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const TOLERANCE = 1e-5;

/** Writes the scores of ranked rows as float32, `k` a row, best first, 0 where a row has fewer; says where. */
export function writeScores(file, rows, k, ranked) {
  const all = new Float32Array(rows * k);
  for (const { row, scores } of ranked) all.set(scores, row * k);
  writeFileSync(file, all);
  return { scores: file };
}

/** Compares two such files, and removes them. @throws where two scores are further apart than rounding explains */
export function compareScores(one, other) {
  const [a, b] = [one, other].map((file) => new Float32Array(new Uint8Array(readFileSync(file)).buffer));
  for (const file of [one, other]) rmSync(file);
  if (a.length !== b.length) throw new Error(`${a.length} scores against ${b.length}.`);
  for (let k = 0; k < a.length; k++) {
    if (!(Math.abs(a[k] - b[k]) <= TOLERANCE)) throw new Error(`Score ${k} is ${a[k]} in one, ${b[k]} in the other.`);
  }
}
