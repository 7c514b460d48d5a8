import { setImmediate } from 'node:timers/promises';

/** A chunk is at least so long, as a rule: shorter ones cost more to hand on than to make. */
const LENGTH = 64 * 1024;

/** The same, in fewer and longer pieces; bytes pass as they are. Other work has its turn after each. Memory for one piece. */
export async function* inChunks(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let chunk = '';
  for await (const part of parts) {
    if (typeof part !== 'string') {
      yield part;
      await setImmediate();
      continue;
    }
    chunk += part;
    if (chunk.length < LENGTH) continue;
    yield chunk;
    chunk = '';
    await setImmediate();
  }
  if (chunk !== '') yield chunk;
}
