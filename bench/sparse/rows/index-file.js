import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../cache.js';
import { ours } from '../contender.js';
import { mustAgree } from './gram.js';
import { matrixFiles } from '../matrix-files.js';
import { cell, number } from '../table.js';
import { takeTurns } from '../turns.js';

/** Loading the file of an index with ids and titles, which a process of its own has written. */
export async function indexFile({ size, bounds = {} }, { repetitions }) {
  const matrix = matrixFiles(size);
  const path = join(cacheFolder('index'), `${process.pid}-${size}.index`);
  try {
    const maker = await ours({ work: 'makeIndexFile', matrix, path });
    const { bytes } = await maker.ask('time');
    await maker.end();
    const { only } = await takeTurns({ only: await ours({ work: 'indexFile', path }) }, repetitions);
    mustAgree('the matrix', { papers: matrix.rows, concepts: matrix.columns }, only.check);
    const work = `index file of ${size} with ids, load (${number(bytes / 1e6)} MB)`;
    const figure = only.seconds.median;
    return { lines: [{ work, ours: cell(only), figure, unit: 's', higher: false, ...bounds }] };
  } finally {
    rmSync(path, { force: true });
  }
}
