import { ours } from '../contender.js';
import { matrixFiles } from '../matrix-files.js';
import { fittedExponent } from '../statistics.js';
import { cell, number } from '../table.js';
import { takeTurns } from '../turns.js';

const FACTORS = [1, 2, 4, 8];

/** Time and memory of all pairs as rows, columns and entries grow together. */
export async function growth({ of }, { repetitions }) {
  const lines = [];
  const seconds = [];
  const peaks = [];
  for (const factor of FACTORS) {
    const size = factor === 1 ? of : `${factor}${of}`;
    const { only } = await takeTurns({ only: await ours({ work: 'gram', matrix: matrixFiles(size) }) }, repetitions);
    seconds.push(only.seconds.median);
    peaks.push(only.peak);
    const figure = (only.seconds.median / only.check.sum) * 1e9;
    lines.push({ work: `AᵀA on ${factor} × ${of}`, ours: cell(only), figure, unit: 'ns a count' });
  }
  const [time, memory] = [seconds, peaks].map((values) => number(fittedExponent(FACTORS, values)));
  return { lines, text: `AᵀA on f × ${of}: time grows as f^${time}, peak memory as f^${memory}.` };
}
