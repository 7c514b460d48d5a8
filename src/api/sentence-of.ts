// After a full stop, question or exclamation mark and white space, before a capital or a digit: as `highlight` has it.
const BETWEEN_SENTENCES = /(?<=[.!?])\s+(?=[\p{Lu}\p{N}])/gu;

/** The sentences of a text that hold its part `[start, end)`, and where the part stands in them. Linear in the text. */
export function sentenceOf(text: string, start: number, end: number): { text: string; start: number; end: number } {
  let first = 0;
  let last = text.length;
  for (const gap of text.matchAll(BETWEEN_SENTENCES)) {
    if (gap.index + gap[0].length <= start) first = gap.index + gap[0].length;
    else if (gap.index >= end) {
      last = gap.index;
      break;
    }
  }
  return { text: text.slice(first, last), start: start - first, end: end - first };
}
