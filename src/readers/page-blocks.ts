import { cleanText } from './clean-text.js';
import { endsSentence } from './ends-sentence.js';
import type { ChromeKind } from './page-chrome.js';
import { chromeOf } from './page-chrome.js';
import { isNotice } from './page-notices.js';
import type { PageLine } from './page-repeats.js';
import { markRepeats } from './page-repeats.js';
import type { SourceLine } from './source-line.js';

/** Lines of a page that belong together: one paragraph, heading, or piece of chrome. */
export interface Block {
  firstLine: number;
  lastLine: number;
  /** The lines as one: see `cleanText`. */
  text: string;
  /** How the text stands on its lines: alone on one, wrapped at a width, or as entries that are short for no reason of width. */
  layout: 'single' | 'wrapped' | 'list';
  /** What the words say that it is; null where they do not say. */
  chrome: ChromeKind | null;
  /** No blank line stands between it and the block before. */
  attached: boolean;
  /** The first line whose bytes were not UTF-8. */
  damagedLine: number | null;
}

/** A page with such a line is not wrapped at a usual width: there a line is a paragraph, or most of one. */
const LONGEST_WRAPPED_LINE = 300;
/** Text that is wrapped fills its lines, but for the last, at least this far. */
const SHORTEST_WRAPPED_LINE = 35;
/** A line this long that ends no sentence goes on in the next: it is no title. */
const LONG_LINE = 200;

const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF]/gu;

/**
 * The blocks of a page, in order: runs of lines between blank ones, cut further where a run plainly holds more than one
 * thing (see `cut`). Blank lines may hold white space. Every line that is not blank is in one block. O(characters).
 */
export function blocksOf(lines: readonly SourceLine[]): Block[] {
  const blocks: Block[] = [];
  for (const run of runsOf(lines)) {
    cut(run).forEach((part, index) => blocks.push(blockOf(part, index > 0)));
  }
  return blocks;
}

/** The lines that are not blank, grouped where no blank one stands between them. */
function runsOf(lines: readonly SourceLine[]): PageLine[][] {
  const filled: PageLine[] = [];
  const runs: PageLine[][] = [];
  let open = false;
  for (const { number, text: raw, damaged } of lines) {
    const text = cleanText(raw);
    if (text.replace(ZERO_WIDTH, '').trim() === '') {
      open = false;
      continue;
    }
    const line: PageLine = { number, text, damaged, chrome: chromeOf(text) };
    filled.push(line);
    if (open) runs[runs.length - 1].push(line);
    else runs.push([line]);
    open = true;
  }
  markRepeats(filled);
  return runs;
}

/** Cuts lines without a blank between them into blocks. */
function cut(lines: PageLine[]): PageLine[][] {
  if (lines.length === 1 || lines.every((line) => line.chrome !== null)) return [lines];
  if (lines.some((line) => line.text.length > LONGEST_WRAPPED_LINE)) return cutParagraphs(lines);

  let start = 0;
  let end = lines.length;
  // Chrome before: `Mar 14` above a title. Wrapped text does not open with a line this short.
  while (start < end && lines[start].chrome !== null && lines[start].text.length < SHORTEST_WRAPPED_LINE) start++;
  // Chrome after: `12 upvotes` below an abstract. Where the line above ends no sentence, it is the rest of that sentence.
  while (end - 1 > start && lines[end - 1].chrome !== null && endsSentence(lines[end - 2].text)) end--;
  const middle = lines.slice(start, end);
  return [lines.slice(0, start), ...cutTitleOff(middle), lines.slice(end)].filter((part) => part.length > 0);
}

/** One line a paragraph, but where a long line stops within a sentence. */
function cutParagraphs(lines: PageLine[]): PageLine[][] {
  const paragraphs: PageLine[][] = [];
  let before: PageLine | null = null;
  for (const line of lines) {
    if (before !== null && before.text.length > LONG_LINE && !endsSentence(before.text)) {
      paragraphs[paragraphs.length - 1].push(line);
    } else paragraphs.push([line]);
    before = line;
  }
  return paragraphs;
}

/** `Home`, `Papers`, then a title: the entries of a menu have few words, and a title that ends them has more. */
function cutTitleOff(lines: PageLine[]): PageLine[][] {
  const last = lines[lines.length - 1];
  const entries = lines.slice(0, -1);
  const isMenu = entries.length > 0 && entries.every((line) => wordCount(line.text) <= 3 && !endsSentence(line.text));
  return isMenu && wordCount(last.text) >= 4 ? [entries, [last]] : [lines];
}

function blockOf(lines: PageLine[], attached: boolean): Block {
  const text = lines.map((line) => line.text).join(' ');
  return {
    firstLine: lines[0].number,
    lastLine: lines[lines.length - 1].number,
    text,
    layout: layoutOf(lines),
    chrome: chromeOfBlock(lines, text),
    attached,
    damagedLine: lines.find((line) => line.damaged)?.number ?? null,
  };
}

function layoutOf(lines: PageLine[]): Block['layout'] {
  if (lines.length === 1) return 'single';
  const lengths = lines.slice(0, -1).map((line) => line.text.length);
  const filled = lengths.filter((length) => length >= SHORTEST_WRAPPED_LINE).length;
  // Most lines, not all: a line before a long word or address is short too.
  return filled * 4 >= lengths.length * 3 ? 'wrapped' : 'list';
}

function chromeOfBlock(lines: PageLine[], text: string): ChromeKind | null {
  if (lines.every((line) => line.chrome !== null)) {
    return lines.every((line) => line.chrome === 'metadata') ? 'metadata' : 'section';
  }
  return chromeOf(text) ?? (isNotice(text) ? 'notice' : null);
}

function wordCount(text: string): number {
  return text.split(' ').length;
}
