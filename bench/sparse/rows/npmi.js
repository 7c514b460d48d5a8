import { ours } from '../contender.js';
import { matrixFiles } from '../matrix-files.js';
import { cell, number } from '../table.js';
import { takeTurns } from '../turns.js';

/** The best 20 concepts of each by NPMI, against our own count of all pairs. */
export async function npmi({ size, bounds: { ratio, memory } = {} }, { repetitions }) {
  const matrix = matrixFiles(size);
  const work = `NPMI top 20 of every concept on ${size}, against our AᵀA`;
  const fused = await ours({ work: 'npmi', matrix });
  if (fused.absent) {
    await fused.end();
    return { lines: [{ work, ours: fused.absent, unit: '× its time', ...ratio }] };
  }
  const results = await takeTurns({ fused, gram: await ours({ work: 'gram', matrix }) }, repetitions);
  const figure = results.fused.seconds.median / results.gram.seconds.median;
  const times = { ours: cell(results.fused), peer: `ours: ${cell(results.gram)}` };
  const lines = [{ work, ...times, figure, unit: '× its time', higher: false, ...ratio }];
  const gigabytes = results.fused.peak / 1e9;
  const peak = { ours: `${number(gigabytes)} GB`, figure: gigabytes, unit: 'GB', higher: false };
  if (memory) lines.push({ work: `peak memory, NPMI top 20 on ${size}`, ...peak, ...memory });
  return { lines };
}
