import { isLetterOrDigit, isSpace } from './characters.js';
import { PLACE, type Segments } from './segments.js';

/** Where a long form begins, and how well its letters spell the short form. */
export interface Alignment {
  start: number;
  /** At most 1: every letter begins a word, and no word is left out. */
  score: number;
}

/** What a letter is worth by its place; one that follows the letter before it is worth CONTIGUOUS at least. */
const WORTH = [0, 0.25, 0.65, 0.9, 1, 0.35];
const CONTIGUOUS = 0.55;
/** What it costs to leave out a unit by the place of its first character, or the last word; to cross a comma. */
const LEFT_OUT = [0, 0, 0, 0.1, 0.5, 0.02];
const LAST_LEFT_OUT = 0.9;
const COMMA = 0.5;
/** What it costs that a long form begins before its first letter, at the edge of a word: `17-beta-estradiol` for E. */
const EXTENSION = 0.1;

/** What a digit may stand for, by its UTF-16 unit. */
const NUMBERS: ReadonlyMap<number, readonly string[]> = new Map(
  Object.entries({
    '1': ['one', 'first', 'single', 'mono'],
    '2': ['two', 'second', 'double', 'bi', 'di'],
    '3': ['three', 'third', 'triple', 'tri'],
    '4': ['four', 'quadr'],
    '5': ['five', 'fifth'],
  }).map(([digit, words]) => [digit.charCodeAt(0), words]),
);

/** Of the character that is looked at, and of the one after: kept, since alignments are many and short. */
let here = new Float64Array(512);
let after = new Float64Array(512);

/**
 * The long form that ends where a text ends: of all ways to find the letters in the text in their order, the first at
 * the beginning of a unit, the one worth most a letter; of equal ones the shortest. Null where there is none.
 * Dynamic programming over letters, last to first, and characters: O(letters · characters).
 *
 * @param letters in lower case
 */
export function align(letters: string, segments: Segments): Alignment | null {
  const { lower, place, unitAt, starts } = segments;
  if (letters === '' || !holdsInOrder(letters, segments)) return null;
  const { leftOut, commas } = costs(segments);
  const { length } = lower;
  const units = starts.length;
  if (here.length < length) [here, after] = [new Float64Array(2 * length), new Float64Array(2 * length)];

  // after[at]: the worth of the letters after this one, when this one is at `at`.
  after.fill(-Infinity, 0, length);
  const last = letters.charCodeAt(letters.length - 1);
  for (let at = starts[0]; at < length; at++) {
    if (!fits(last, at, segments)) continue;
    const unit = unitAt[at];
    const skipped = leftOut[units - 1] - leftOut[unit + 1] + commas[units - 1] - commas[unit];
    after[at] = unit === units - 1 ? 0 : -skipped - LAST_LEFT_OUT;
  }
  for (let i = letters.length - 2; i >= 0; i--) {
    before(letters.charCodeAt(i), segments, leftOut, commas);
    [here, after] = [after, here];
  }

  let bestStart = -1;
  let bestScore = -Infinity;
  for (const start of starts) {
    if (after[start] === -Infinity) continue;
    let unit = unitAt[start];
    let worth = WORTH[place[start]] + after[start];
    for (; unit > 0 && place[starts[unit]] === PLACE.PART && joins(lower, starts[unit - 1], starts[unit]); unit--)
      worth -= EXTENSION;
    const score = worth / letters.length;
    if (score >= bestScore) [bestStart, bestScore] = [starts[unit], score];
  }
  return bestStart < 0 ? null : { start: withBracket(lower, bestStart), score: bestScore };
}

/** Fills `here`, for a letter, from `after`, for the letter that follows it. */
function before(letter: number, segments: Segments, leftOut: readonly number[], commas: readonly number[]): void {
  const { lower, place, unitAt, starts } = segments;
  here.fill(-Infinity, 0, lower.length);
  let unit = starts.length;
  let bestInUnit = -Infinity;
  // Of the units after, less what is left out and crossed before each.
  let bestLater = -Infinity;
  for (let at = lower.length - 1; at >= starts[0]; at--) {
    if (unitAt[at] !== unit) {
      if (unit < starts.length) bestLater = Math.max(bestLater, bestInUnit - leftOut[unit] - commas[unit]);
      unit = unitAt[at];
      bestInUnit = -Infinity;
    }
    if (fits(letter, at, segments)) {
      here[at] = Math.max(bestInUnit, bestLater + leftOut[unit + 1] + commas[unit]);
      if (at + 1 < lower.length && after[at + 1] > -Infinity && unitAt[at + 1] === unit)
        here[at] = Math.max(here[at], CONTIGUOUS + after[at + 1]);
    }
    if (after[at] > -Infinity) bestInUnit = Math.max(bestInUnit, WORTH[place[at]] + after[at]);
  }
}

/** Whether there is a way at all to find the letters: each as early as it can be, the first where a unit begins. */
function holdsInOrder(letters: string, segments: Segments): boolean {
  const first = letters.charCodeAt(0);
  let at = segments.starts.find((start) => fits(first, start, segments));
  if (at === undefined) return false;
  for (let i = 1; i < letters.length; i++) {
    const letter = letters.charCodeAt(i);
    do if (++at >= segments.lower.length) return false;
    while (!fits(letter, at, segments));
  }
  return true;
}

/** Whether a letter (its UTF-16 unit) may stand for what begins at a place. */
function fits(letter: number, at: number, { lower, place }: Segments): boolean {
  if (lower.charCodeAt(at) === letter) return true;
  if (letter > 57 || place[at] < PLACE.PART) return false;
  return NUMBERS.get(letter)?.some((word) => lower.startsWith(word, at)) ?? false;
}

/** What it costs to leave out all units before each, and to cross all commas before it. */
function costs({ place, starts, comma }: Segments): { leftOut: number[]; commas: number[] } {
  const leftOut = [0];
  const commas = [0];
  starts.forEach((start, unit) => {
    leftOut[unit + 1] = leftOut[unit] + LEFT_OUT[place[start]];
    commas[unit + 1] = commas[unit] + (comma[unit] ? COMMA : 0);
  });
  return { leftOut, commas };
}

/** Whether two units are one word: no white space between, nor a bracket that closes but was opened before them. */
function joins(text: string, from: number, to: number): boolean {
  let depth = 0;
  for (let at = from; at < to; at++) {
    if (isSpace(text.charCodeAt(at))) return false;
    if (text[at] === '(' || text[at] === '[') depth++;
    else if ((text[at] === ')' || text[at] === ']') && --depth < 0) return false;
  }
  return true;
}

/** Where the word begins that has its first letter at `start`: before a bracket that is closed later, `(+/-)-3-PPP`. */
function withBracket(text: string, start: number): number {
  let at = start;
  while (at > 0 && !isSpace(text.charCodeAt(at - 1)) && !isLetterOrDigit(text.charCodeAt(at - 1))) at--;
  const open = text[at];
  if (at === start || (open !== '(' && open !== '[')) return start;
  return text.includes(open === '(' ? ')' : ']', at) ? at : start;
}
