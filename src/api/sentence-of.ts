import { splitSentences } from '../model/sentences.js';

/** The sentences of a text that hold its part `[start, end)`, and where the part stands in them. Linear in the text. */
export function sentenceOf(text: string, start: number, end: number): { text: string; start: number; end: number } {
  const sentences = splitSentences(text);
  const first = sentences.findLast((sentence) => sentence.start <= start)?.start ?? 0;
  const last = sentences.find((sentence) => sentence.end >= end)?.end ?? text.length;
  return { text: text.slice(first, last), start: start - first, end: end - first };
}
