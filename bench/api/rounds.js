import { isDeepStrictEqual } from 'node:util';
import { answerOf, cpuSeconds, load } from './processes.js';

/** A database in Java compiles itself for some time. */
const WARM_UP_SECONDS = 6;
/** How many requests of each work are compared. */
const CHECKED = 20;

/** Asks all contenders the same. @throws Error where they answer otherwise than the first */
export async function checkAnswers({ title, same }, contenders, bodies) {
  for (let at = 0; at < CHECKED; at++) {
    const answers = [];
    for (const { url, whose } of contenders) answers.push(same(await answerOf(url, bodies[whose].bodies[at])));
    const other = answers.find((answer) => !isDeepStrictEqual(plain(answer), plain(answers[0])));
    if (other) {
      throw new Error(`${title}: the answers differ.\n${JSON.stringify(answers[0])}\n${JSON.stringify(other)}`);
    }
  }
}

const plain = (value) => JSON.parse(JSON.stringify(value));

/**
 * Loads one contender after the other with one work after the other, first to warm up, then in rounds.
 *
 * @param cells `{work, name}`, in the order of their turns
 * @returns for each cell its rounds: `{cpu}` in seconds a request, of all processes that work for it, `perSecond`, `p50`
 *   and `p99` in ms
 */
export async function measure(cells, contenders, bodies, { folder, connections, seconds, rounds }) {
  const results = cells.map((cell) => ({ ...cell, rounds: [] }));
  for (let round = -1; round < rounds; round++) {
    console.error(round < 0 ? 'Warming up …' : `Round ${round + 1} of ${rounds} …`);
    for (const { work, name, rounds: done } of results) {
      const { url, pids, whose } = contenders[name];
      const before = cpuSeconds(pids);
      const until = { connections, duration: round < 0 ? WARM_UP_SECONDS : seconds };
      const { sent, perSecond, p50, p99 } = await load(folder, url, bodies[work][whose].file, until);
      const cpu = (cpuSeconds(pids) - before) / sent;
      if (round >= 0) done.push({ cpu, perSecond, p50, p99 });
      console.error(`  ${work} ${name}: ${(cpu * 1e6).toFixed(0)} µs, ${perSecond.toFixed(0)}/s`);
    }
  }
  return results;
}
