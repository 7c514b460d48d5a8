import { ours } from '../contender.js';
import { matrixFiles } from '../matrix-files.js';
import { cell } from '../table.js';
import { takeTurns } from '../turns.js';

/** The index file of a matrix with ids, loaded. */
export async function indexFile({ size, bounds = {} }, { repetitions }) {
  const only = await ours({ work: 'indexFile', matrix: matrixFiles(size) });
  const line = { work: `index file of ${size} with ids, load`, unit: 's', higher: false, ...bounds };
  if (only.absent) {
    await only.end();
    return { lines: [{ ...line, ours: only.absent }] };
  }
  const results = await takeTurns({ only }, repetitions);
  return { lines: [{ ...line, ours: cell(results.only), figure: results.only.seconds.median }] };
}
