import { join } from 'node:path';
import { cacheFolder } from '../cache.js';
import { ours, peer } from '../contender.js';
import { matrixFiles } from '../matrix-files.js';
import { compareScores } from '../scores.js';
import { cell } from '../table.js';
import { takeTurns } from '../turns.js';

/** The 10 nearest papers of every paper. Weights are given; the peer's norms too, ours are part of its time. */
export async function nearestPapers({ size, bounds = {} }, { python, repetitions }) {
  const matrix = matrixFiles(size);
  const scores = (name) => join(cacheFolder('scores'), `${process.pid}-${size}-${name}`);
  const contenders = { ours: await ours({ work: 'rows', matrix, scores: scores('ours') }) };
  if (python) contenders.peer = await peer(python, { work: 'topn_rows', matrix, scores: scores('peer') });
  const versions = Object.values(contenders).map(({ about }) => about.versions);
  const results = await takeTurns(contenders, repetitions);
  const line = { work: `AAᵀ top 10, all rows of ${size}, against sparse-dot-topn`, unit: '×', higher: true, ...bounds };
  line.ours = cell(results.ours);
  if (!results.peer) return { lines: [line], versions };
  compareScores(results.ours.check.scores, results.peer.check.scores);
  const figure = results.peer.seconds.median / results.ours.seconds.median;
  return { lines: [{ ...line, peer: cell(results.peer), figure }], versions };
}
