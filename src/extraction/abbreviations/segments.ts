import { isDigit, isLetterOrDigit, isSpace, lowerOfSameLength } from './characters.js';

/** What a character is to a reader of initials. */
export const PLACE = {
  /** No letter or digit. */
  NONE: 0,
  /** Within a word. */
  INSIDE: 1,
  /** A capital within a word, or a letter after a digit: the G of `TGFbeta`. */
  INNER: 2,
  /** Begins a part of a word: the s of `self-supervised`. */
  PART: 3,
  /** Begins a word. */
  WORD: 4,
  /** Begins an article, a preposition or the like. */
  STOP: 5,
} as const;

/** A text cut at white space into words, and these at hyphens, brackets and apostrophes into units. */
export interface Segments {
  /** In lower case; as long as the text. */
  lower: string;
  /** What each character is. */
  place: readonly number[];
  /** The unit of each character; what stands between two units belongs to the first. */
  unitAt: readonly number[];
  /** Where each unit begins, ascending. */
  starts: number[];
  /** Whether a comma and white space follow each unit. */
  comma: boolean[];
}

const STOP_WORDS = new Set(
  (
    'a an and are as at be both by for from if in into is its of on or our over that the their this these those to under ' +
    'using via was we were when where which with within without between per de der di du la le les von und y'
  ).split(' '),
);
const LONGEST_STOP_WORD = 7;
const LEADING = new Set('([{"\'“‘«+');

/** Linear in the text. */
export function segment(text: string): Segments {
  const lower = lowerOfSameLength(text);
  // Not typed: a short typed array costs more to make than to fill.
  const place = new Array<number>(text.length).fill(PLACE.NONE);
  const unitAt = new Array<number>(text.length).fill(0);
  const starts: number[] = [];
  const comma: boolean[] = [];
  let inUnit = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isCharacter = isLetterOrDigit(code);
    if (!isCharacter) {
      const start = starts[starts.length - 1];
      if (inUnit && place[start] === PLACE.WORD && isSpace(code) && isStopWord(lower, start, at))
        place[start] = PLACE.STOP;
      if (code === 44 && starts.length > 0 && isSpace(text.charCodeAt(at + 1))) comma[comma.length - 1] = true;
    } else if (!inUnit) {
      place[at] = beginsWord(text, at) ? PLACE.WORD : PLACE.PART;
      starts.push(at);
      comma.push(false);
    } else {
      const isCapital = code !== lower.charCodeAt(at);
      const followsDigit = !isDigit(code) && isDigit(text.charCodeAt(at - 1));
      place[at] = isCapital || followsDigit ? PLACE.INNER : PLACE.INSIDE;
    }
    unitAt[at] = Math.max(starts.length - 1, 0);
    inUnit = isCharacter;
  }
  return { lower, place, unitAt, starts, comma };
}

function isStopWord(lower: string, start: number, end: number): boolean {
  return end - start <= LONGEST_STOP_WORD && STOP_WORDS.has(lower.slice(start, end));
}

/** After white space, a slash or a dash, quotes and opening brackets aside. */
function beginsWord(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && LEADING.has(text[before])) before--;
  const character = text[before];
  if (isSpace(text.charCodeAt(before)) || character === '/' || character === '–' || character === '—') return true;
  return character === '-' && (text[before - 1] === '-' || isSpace(text.charCodeAt(before - 1)));
}
