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

const NUMBER_WORDS: Readonly<Record<string, readonly string[]>> = {
  '1': ['one', 'first', 'single', 'mono'],
  '2': ['two', 'second', 'double', 'bi', 'di'],
  '3': ['three', 'third', 'triple', 'tri'],
  '4': ['four', 'quadr'],
  '5': ['five', 'fifth'],
};

/**
 * The long form that ends where a text ends: of all ways to find the letters in the text in their order, the first at
 * the beginning of a unit, the one worth most a letter; of equal ones the shortest. Null where there is none.
 * Dynamic programming over letters, last to first, and characters: O(letters · characters).
 *
 * @param letters in lower case
 */
export function align(letters: string, segments: Segments): Alignment | null {
  const { lower, place, unitAt, starts } = segments;
  const length = lower.length;
  const units = starts.length;
  if (letters === '' || units === 0) return null;
  const { leftOut, commas } = costs(segments);

  // rest[at]: the worth of the letters after this one, when this one is at `at`.
  let rest = new Float64Array(length).fill(-Infinity);
  const last = letters.length - 1;
  for (let at = starts[0]; at < length; at++) {
    if (!fits(letters[last], at)) continue;
    const unit = unitAt[at];
    const skipped = leftOut[units - 1] - leftOut[unit + 1] + commas[units - 1] - commas[unit];
    rest[at] = unit === units - 1 ? 0 : -skipped - LAST_LEFT_OUT;
  }
  for (let i = last - 1; i >= 0; i--) rest = before(letters[i], rest);

  let best: Alignment | null = null;
  for (const start of starts) {
    if (rest[start] === -Infinity) continue;
    let unit = unitAt[start];
    let worth = WORTH[place[start]] + rest[start];
    for (; unit > 0 && place[starts[unit]] === PLACE.PART && joins(lower, starts[unit - 1], starts[unit]); unit--)
      worth -= EXTENSION;
    const score = worth / letters.length;
    if (best === null || score >= best.score) best = { start: starts[unit], score };
  }
  return best && { ...best, start: withBracket(lower, best.start) };

  /** The same for the letter before. */
  function before(letter: string, after: Float64Array): Float64Array<ArrayBuffer> {
    const here = new Float64Array(length).fill(-Infinity);
    let unit = units;
    let bestInUnit = -Infinity;
    // Of the units after, less what is left out and crossed before each.
    let bestLater = -Infinity;
    for (let at = length - 1; at >= starts[0]; at--) {
      if (unitAt[at] !== unit) {
        if (unit < units) bestLater = Math.max(bestLater, bestInUnit - leftOut[unit] - commas[unit]);
        unit = unitAt[at];
        bestInUnit = -Infinity;
      }
      if (fits(letter, at)) {
        here[at] = Math.max(bestInUnit, bestLater + leftOut[unit + 1] + commas[unit]);
        if (after[at + 1] > -Infinity && unitAt[at + 1] === unit)
          here[at] = Math.max(here[at], CONTIGUOUS + after[at + 1]);
      }
      if (after[at] > -Infinity) bestInUnit = Math.max(bestInUnit, WORTH[place[at]] + after[at]);
    }
    return here;
  }

  function fits(letter: string, at: number): boolean {
    if (lower[at] === letter) return true;
    const words = place[at] >= PLACE.PART ? NUMBER_WORDS[letter] : undefined;
    return words !== undefined && words.some((word) => lower.startsWith(word, at));
  }
}

/** What it costs to leave out all units before each, and to cross all commas before it. */
function costs({ place, starts, comma }: Segments): { leftOut: Float64Array; commas: Float64Array } {
  const leftOut = new Float64Array(starts.length + 1);
  const commas = new Float64Array(starts.length + 1);
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
