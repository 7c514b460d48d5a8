import { cleanText } from './clean-text.js';
import type { ChromeKind } from './page-chrome.js';
import { chromeOf, isNotice } from './page-chrome.js';
import type { SourceLine } from './source-line.js';

/** Lines of a page that belong together: one paragraph, heading, or piece of chrome. */
export interface Block {
  firstLine: number;
  lastLine: number;
  /** The lines as one: see `cleanText`. */
  text: string;
  /** How the text stands on its lines: alone on one, wrapped at a width, or as entries that are short for no reason of width. */
  layout: 'single' | 'wrapped' | 'list';
  /** What the words say that it is; null where they do not say. `section` for notices. */
  chrome: ChromeKind | null;
  /** Some of its bytes were not UTF-8. */
  damaged: boolean;
}

interface CleanLine {
  number: number;
  text: string;
  chrome: ChromeKind | null;
  damaged: boolean;
}

/** A page with such a line is not wrapped at a width: there every line is a paragraph. */
const LONGEST_WRAPPED_LINE = 300;
/** Text that is wrapped fills its lines, but for the last, at least this far. */
const SHORTEST_WRAPPED_LINE = 35;

const ZERO_WIDTH = /[\u200B-\u200D\u2060]/gu;

/**
 * The blocks of a page, in order: runs of lines between blank ones, cut further where a run plainly holds more than one
 * thing (see `cut`). Blank lines may hold white space. O(characters).
 */
export function blocksOf(lines: Iterable<SourceLine>): Block[] {
  const blocks: Block[] = [];
  let run: CleanLine[] = [];
  const close = (): void => {
    if (run.length > 0) blocks.push(...cut(run).map(blockOf));
    run = [];
  };
  for (const { number, text: raw, damaged } of lines) {
    const text = cleanText(raw);
    if (text.replace(ZERO_WIDTH, '').trim() === '') close();
    else run.push({ number, text, damaged, chrome: chromeOf(text) });
  }
  close();
  return blocks;
}

/** Cuts lines without a blank between them into blocks. */
function cut(lines: CleanLine[]): CleanLine[][] {
  if (lines.length === 1) return [lines];
  if (lines.some((line) => line.text.length > LONGEST_WRAPPED_LINE)) return lines.map((line) => [line]);

  let start = 0;
  let end = lines.length;
  // Chrome before: `Mar 14` above a title. Wrapped text does not open with a line this short.
  while (start < end && lines[start].chrome !== null && lines[start].text.length < SHORTEST_WRAPPED_LINE) start++;
  // Chrome after: `12 upvotes` below an abstract. Where the line above ends no sentence, it is the rest of that sentence.
  while (end - 1 > start && lines[end - 1].chrome !== null && endsSentence(lines[end - 2].text)) end--;
  if (lines.every((line) => line.chrome !== null)) return [lines];

  const middle = lines.slice(start, end);
  return [lines.slice(0, start), ...cutTitleOff(middle), lines.slice(end)].filter((part) => part.length > 0);
}

/** `Home`, `Papers`, then a title: the entries of a menu have few words, and a title that ends them has more. */
function cutTitleOff(lines: CleanLine[]): CleanLine[][] {
  const last = lines[lines.length - 1];
  const entries = lines.slice(0, -1);
  const isMenu = entries.length > 0 && entries.every((line) => wordCount(line.text) <= 3 && !endsSentence(line.text));
  return isMenu && wordCount(last.text) >= 4 ? [entries, [last]] : [lines];
}

function blockOf(lines: CleanLine[]): Block {
  const text = lines.map((line) => line.text).join(' ');
  return {
    firstLine: lines[0].number,
    lastLine: lines[lines.length - 1].number,
    text,
    layout: layoutOf(lines),
    chrome: chromeOfBlock(lines, text),
    damaged: lines.some((line) => line.damaged),
  };
}

function layoutOf(lines: CleanLine[]): Block['layout'] {
  if (lines.length === 1) return 'single';
  const lengths = lines.slice(0, -1).map((line) => line.text.length);
  const filled = lengths.filter((length) => length >= SHORTEST_WRAPPED_LINE).length;
  // Most lines, not all: a line before a long word or address is short too.
  return filled * 4 >= lengths.length * 3 ? 'wrapped' : 'list';
}

function chromeOfBlock(lines: CleanLine[], text: string): ChromeKind | null {
  if (lines.every((line) => line.chrome !== null)) {
    return lines.every((line) => line.chrome === 'metadata') ? 'metadata' : 'section';
  }
  return isNotice(text) ? 'section' : chromeOf(text);
}

function wordCount(text: string): number {
  return text.split(' ').length;
}

/** Whether a text ends as sentences do: with a full stop or the like, perhaps in quotes or brackets, or with an address. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’)\]}$]*$/u.test(text) || /\bhttps?:\/\/\S+$/u.test(text);
}
