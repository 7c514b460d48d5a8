/** Half-open UTF-16 offsets into a text. */
export interface TextSpan {
  start: number;
  end: number;
}

const BOUNDARY = /(?<=[.!?]["”’)\]]?)\s+(?=["“(]?[\p{Lu}\p{N}])/gu;
// What a full stop belongs to without ending anything; a single capital is an initial.
const ABBREVIATED = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|al|resp|approx|fig|figs|eq|eqs|sec|no|dr|prof|[A-Z])\.$/iu;

/**
 * The sentences of an English text, in order, without the white space between them; a text of white space has none. A
 * sentence ends with a full stop, question or exclamation mark before a capital or a digit. Linear in the text.
 */
export function splitSentences(text: string): TextSpan[] {
  const sentences: TextSpan[] = [];
  let start = text.length - text.trimStart().length;
  for (const { index, 0: gap } of text.matchAll(BOUNDARY)) {
    if (ABBREVIATED.test(text.slice(Math.max(start, index - 8), index))) continue;
    if (index > start) sentences.push({ start, end: index });
    start = index + gap.length;
  }
  const end = text.trimEnd().length;
  if (end > start) sentences.push({ start, end });
  return sentences;
}
