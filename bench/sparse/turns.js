import { median } from './statistics.js';

/**
 * Lets contenders take turns, so that what else the machine does falls on all alike: each warms up, then come
 * `repetitions` turns each, then one each that answers what they must agree in. Ends them.
 *
 * @param contenders by name, as contender.js starts them; their work must not be absent
 * @returns by name `{ turns, seconds: { median, min }, peak, check }`; `peak` in bytes, of the process so far, the check not
 * included
 */
export async function takeTurns(contenders, repetitions) {
  const named = Object.entries(contenders);
  try {
    const turns = Object.fromEntries(named.map(([name]) => [name, []]));
    for (const [, contender] of named) await warmUp(contender);
    for (let turn = 0; turn < repetitions; turn++) {
      for (const [name, contender] of named) {
        const answer = await contender.ask('time');
        turns[name].push(answer);
        console.error(`  ${name} ${answer.seconds.toFixed(3)} s`);
      }
    }
    const results = {};
    for (const [name, contender] of named) {
      results[name] = { ...summary(turns[name]), check: agreement(await contender.ask('check')) };
    }
    return results;
  } finally {
    await Promise.all(named.map(([, contender]) => contender.end()));
  }
}

/** One turn, or as many as half a second takes: short work needs several until its code is compiled. */
export async function warmUp(contender) {
  for (let spent = 0; spent < 0.5;) spent += (await contender.ask('time')).seconds;
}

/** Turns of one contender as `takeTurns` gives them. */
export function summary(turns) {
  const seconds = turns.map((turn) => turn.seconds);
  return { turns, seconds: { median: median(seconds), min: Math.min(...seconds) }, peak: turns.at(-1).peak };
}

/** What a contender said of its answer: neither its time nor its memory. */
function agreement(answer) {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'seconds' && key !== 'peak'));
}
