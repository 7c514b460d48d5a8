import type { Word } from '../../model/label.js';
import type { WordSpan } from '../part-of-speech/noun-phrases.js';
import type { Range } from '../tokens.js';

/** Where a span of words stands in its text; a bracket that opens in it and closes right after it is taken in. */
export function textRange(text: string, words: readonly Word[], { first, last }: WordSpan): Range {
  const start = words[first].start;
  const end = words[last].end;
  if (text[end] !== ')' && text[end] !== ']') return { start, end };
  let open = 0;
  // Only gaps hold brackets: words need no look.
  for (let i = first + 1; i <= last; i++) {
    for (let at = words[i - 1].end; at < words[i].start; at++) {
      if (text[at] === '(' || text[at] === '[') open++;
      else if (text[at] === ')' || text[at] === ']') open--;
    }
  }
  return { start, end: open > 0 ? end + 1 : end };
}
