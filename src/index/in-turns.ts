import { setImmediate } from 'node:timers/promises';

/** Work that goes on before other requests get their turn. */
const TURN_MS = 10;

/** What a generator returns; other work has its turn wherever it yields, every few milliseconds. */
export async function inTurns<T>(work: Generator<unknown, T>): Promise<T> {
  let turn = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - turn < TURN_MS) continue;
    await setImmediate();
    turn = performance.now();
  }
}

/** What is yielded, one by one; other work has its turn between two of them, every few milliseconds. */
export async function* eachInTurns<T>(work: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let turn = performance.now();
  for await (const item of work) {
    yield item;
    if (performance.now() - turn < TURN_MS) continue;
    await setImmediate();
    turn = performance.now();
  }
}
