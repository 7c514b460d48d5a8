import { ours } from '../contender.js';
import { matrixFiles } from '../matrix-files.js';
import { median } from '../statistics.js';
import { number } from '../table.js';
import { takeTurns } from '../turns.js';

/** Percentiles of one question's time over 2,000 questions, the median of all repetitions. Bounds `{ p50, p99 }`. */
export async function latency({ size, work, title, bounds = {} }, { repetitions }) {
  const { only } = await takeTurns({ only: await ours({ work, matrix: matrixFiles(size) }) }, repetitions);
  const lines = ['p50', 'p99'].map((percentile) => {
    const values = only.turns.map((turn) => turn[percentile]);
    const figure = median(values);
    const shown = `${number(figure)} ms (${number(Math.min(...values))} ms), ${number(only.peak / 1e6)} MB`;
    const line = { work: `${title} on ${size}, ${percentile}`, ours: shown, figure, unit: 'ms', higher: false };
    return { ...line, ...bounds[percentile] };
  });
  return { lines };
}
