// Runs in a process of its own, see child-process.ts. argv: what to do, the file.
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { batchOf, derivedOf } from './batches.js';

const [, , task, path] = process.argv;
const store = await openSqliteStore(path);
/** Says to the parent that something is done. */
const acknowledge = (line: string) => writeSync(1, `${line}\n`);

if (task === 'upsert') {
  const { papers } = await store.counts();
  for (let batch = papers; ; batch++) {
    await store.upsertPapers(batchOf(`${batch}`), 'run-child');
    acknowledge(`${batch}`);
  }
} else if (task === 'derive') {
  for (let round = 0; ; round++) {
    await store.replaceDerived(derivedOf(), 'run-child');
    acknowledge(`${round}`);
  }
} else if (task === 'lease') {
  acknowledge((await store.acquireLease('the child')) === null ? 'taken' : 'refused');
  await sleep(60_000);
}
