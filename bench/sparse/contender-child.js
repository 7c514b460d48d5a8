// One contender of ours in a process of its own: node --expose-gc contender-child.js <job>. Answers each line on stdin
// (`check` or `time`) with a line of JSON.
import { createInterface } from 'node:readline';
import { loadKernels } from './kernels.js';
import { readMatrix } from './matrix-files.js';
import * as works from './ours.js';

const job = JSON.parse(process.argv[2]);
const matrix = job.matrix ? readMatrix(job.matrix) : null;
const work = await works[job.work](await loadKernels(), matrix, job);
say({ absent: work.absent ?? null });
for await (const line of createInterface({ input: process.stdin })) {
  globalThis.gc(); // what earlier turns left is not part of this one
  const start = process.hrtime.bigint();
  const answer = await work[line]();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  say({ seconds, ...answer, peak: process.resourceUsage().maxRSS * 1024 });
}

function say(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
