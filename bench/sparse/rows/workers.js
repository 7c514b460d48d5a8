import { ours } from '../contender.js';
import { matrixFiles } from '../matrix-files.js';
import { cell, number } from '../table.js';
import { median } from '../statistics.js';
import { summary, warmUp } from '../turns.js';
import { mustAgree } from './gram.js';

/**
 * What two worker threads gain over one at the same work (all pairs, kept), as a share of what the machine lets two processes gain: two, each with its own
 * matrix, at the same time, against one alone.
 */
export async function workers({ size, bounds = {} }, { repetitions }) {
  const matrix = matrixFiles(size);
  const work = 'gramParallel';
  const [one, other] = [await ours({ work, matrix, threads: 1 }), await ours({ work, matrix, threads: 1 })];
  const threads = await ours({ work, matrix, threads: 2 });
  const contenders = [one, other, threads];
  try {
    const alone = [];
    const together = [];
    const parallel = [];
    const able = contenders.filter(({ absent }) => !absent);
    for (const contender of able) await warmUp(contender);
    for (let turn = 0; turn < repetitions; turn++) {
      alone.push(await one.ask('time'));
      const both = await Promise.all([one.ask('time'), other.ask('time')]);
      together.push(Math.max(...both.map(({ seconds }) => seconds)));
      if (!threads.absent) parallel.push(await threads.ask('time'));
    }
    const single = summary(alone);
    const limit = (2 * single.seconds.median) / median(together);
    const title = `two worker threads on ${size}, of the machine's own limit (here ${number(limit)} ×)`;
    const line = { work: title, peer: `one thread: ${cell(single)}`, unit: '%', higher: true, ...bounds };
    if (threads.absent) return { lines: [{ ...line, ours: threads.absent }] };
    mustAgree('two threads', await agreed(one), await agreed(threads));
    const both = summary(parallel);
    const speedUp = single.seconds.median / both.seconds.median;
    return { lines: [{ ...line, ours: `${cell(both)}; ${number(speedUp)} ×`, figure: (speedUp / limit) * 100 }] };
  } finally {
    await Promise.all(contenders.map((contender) => contender.end()));
  }
}

async function agreed(contender) {
  const { pairs, sum, places } = await contender.ask('check');
  return { pairs, sum, places };
}
