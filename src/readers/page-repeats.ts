import { endsSentence } from './ends-sentence.js';
import type { ChromeKind } from './page-chrome.js';

/** A line of a page that is not blank. */
export interface PageLine {
  number: number;
  /** See `cleanText`. */
  text: string;
  /** What the words say that it is; null where they do not say. */
  chrome: ChromeKind | null;
  /** Its bytes were not UTF-8. */
  damaged: boolean;
}

const LONGEST_BUTTON = 80;
const FEW_WORDS = 4;
/** What is longer is rather an abstract, or a line of one. */
const LONGEST_TITLE = 140;

/**
 * Marks as metadata what a page says again and again, whatever the words are: a button or count that stands with every
 * paper. Of up to four words twice is enough, and numbers may differ (`Rank 3`, `Rank 12`); of more words it takes three
 * times. The last words of a sentence are no button, and a title may be listed twice: a line right above a paragraph
 * counts only where a title could stand above it, and once for the same paragraph. O(characters).
 */
export function markRepeats(lines: PageLine[]): void {
  const places = new Map<string, Set<number | string>>();
  lines.forEach((line, index) => {
    if (!couldBeButton(line.text)) return;
    const above = lines.at(index - 1);
    const below = lines.at(index + 1)?.text ?? '';
    const isAboveParagraph = below.length > LONGEST_BUTTON;
    if (isAboveParagraph && (index === 0 || above?.chrome !== null || above.text.length > LONGEST_TITLE)) return;
    const pattern = patternOf(line.text);
    const seen = places.get(pattern) ?? new Set();
    places.set(pattern, seen.add(isAboveParagraph ? below : index));
  });
  for (const line of lines) {
    const times = places.get(patternOf(line.text))?.size ?? 0;
    if (times >= (hasFewWords(line.text) ? 2 : 3)) line.chrome ??= 'metadata';
  }
}

function couldBeButton(text: string): boolean {
  return text.length <= LONGEST_BUTTON && !endsSentence(text);
}

function patternOf(text: string): string {
  const lower = text.toLowerCase();
  return hasFewWords(text) ? lower.replace(/\d[\d.,]*/g, '#') : lower;
}

function hasFewWords(text: string): boolean {
  return text.split(' ').length <= FEW_WORDS;
}
