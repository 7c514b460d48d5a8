import { isDeepStrictEqual } from 'node:util';
import { ours, peer } from '../contender.js';
import { matrixFiles } from '../matrix-files.js';
import { cell } from '../table.js';
import { takeTurns } from '../turns.js';

const PEERS = { SciPy: 'scipy_gram', GraphBLAS: 'graphblas_gram' };

/**
 * All pairs of concepts, our strict upper triangle against the peers' whole product: their interface gives no less.
 * Bounds are `{ SciPy, GraphBLAS, memory }`, each `{ must, aim }`.
 */
export async function gram({ size, bounds = {} }, { python, repetitions }) {
  const matrix = matrixFiles(size);
  const contenders = { ours: await ours({ work: 'gram', matrix }) };
  if (python) for (const name in PEERS) contenders[name] = await peer(python, { work: PEERS[name], matrix });
  const versions = Object.values(contenders).map(({ about }) => about.versions);
  const results = await takeTurns(contenders, repetitions);
  const lines = Object.keys(PEERS).map((name) => {
    const line = { work: `AᵀA on ${size} against ${name}`, ours: cell(results.ours), unit: '×', higher: true };
    if (!results[name]) return { ...line, ...bounds[name] };
    mustAgree(name, results.ours.check, results[name].check);
    const figure = results[name].seconds.median / results.ours.seconds.median;
    return { ...line, ...bounds[name], peer: cell(results[name]), figure };
  });
  const memory = { figure: results.ours.peak / 1e9, unit: 'GB', higher: false, ...bounds.memory };
  if (bounds.memory) lines.push({ work: `peak memory, AᵀA on ${size}`, ours: cell(results.ours), ...memory });
  return { lines, versions };
}

/** @throws where two contenders counted differently */
export function mustAgree(name, expected, actual) {
  if (isDeepStrictEqual(expected, actual)) return;
  throw new Error(`Ours and ${name} disagree: ${JSON.stringify(expected)} and ${JSON.stringify(actual)}.`);
}
