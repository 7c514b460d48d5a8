import { portable } from './portable-text.js';

/** As JSON, with `portable` texts. */
export function json(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? portable(part) : part));
}

/** The items of a JSON array that comes in lists, with what stands between them, a line each; brackets not included. */
export async function* jsonItems<T>(lists: AsyncIterable<readonly T[]>, item: (value: T) => unknown) {
  let isFirst = true;
  for await (const list of lists) {
    if (list.length === 0) continue;
    yield `${isFirst ? '' : ',\n'}${list.map((value) => json(item(value))).join(',\n')}`;
    isFirst = false;
  }
}
