import type { SourceIssue } from '../model/errors.js';
import { normalizeTitle, paperIdOfKey, paperKeys } from '../model/identity.js';
import type { PaperRecord } from '../model/paper.js';
import { FirstLines } from './first-lines.js';
import type { Format, Read, SourceLines } from './format.js';
import type { Block } from './page-blocks.js';
import { blocksOf } from './page-blocks.js';
import { labelsOf } from './page-labels.js';
import { abstractScore, titleScore } from './page-scores.js';
import type { SourceLine } from './source-line.js';
import { linesOfContent } from './source-line.js';

const NAME = 'page';

/**
 * A listing page copied as text: titles, each followed by a blank line and an abstract, among whatever else the page
 * shows. Which block is what is decided for the page as a whole, so it is held whole (see `page-labels.ts`).
 */
export const trendingPage: Format = {
  name: NAME,
  summary: 'a listing page copied as text: title, blank line, abstract',
  detects,
  read,
};

async function* read(lines: SourceLines, source: { name: string }): AsyncGenerator<Read> {
  const page: SourceLine[] = [];
  try {
    for await (const line of lines) page.push(line);
  } catch (error) {
    yield* readPage(page, source.name, { cutShort: true });
    throw error;
  }
  yield* readPage(page, source.name);
}

/** Papers are a good part of what a page has beside plain chrome; code has here and there what could be one. */
const SMALLEST_SHARE = 0.25;

/** At least one title, blank line, abstract, in a text that is no data format. */
function detects(head: string): boolean {
  if (/^\s*(?:[[{]\s*["{\]}]|<[!?a-z]|@\w+\s*\{|%PDF)/i.test(head)) return false;
  const blocks = blocksOf(linesOfContent(head));
  const { papers } = assigned(blocks);
  const spaced = papers.some(({ title, paragraphs }) => paragraphs[0].firstLine > title.lastLine + 1);
  const ofPapers = lengthOf(papers.flatMap(({ title, paragraphs }) => [title, ...paragraphs]));
  const unmarked = lengthOf(blocks.filter((block) => block.chrome === null));
  return spaced && ofPapers >= SMALLEST_SHARE * unmarked;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}

/**
 * The papers of a page and what was left out of it, in the order of lines: every line that is not blank is in one paper
 * or one issue. Chrome, a title without abstract and a paragraph without title are issues of severity `skipped`; a title
 * that the page had before is an `error`, and so is a paper with bytes that are not UTF-8. The key of a paper is its
 * title, its `source.line` the line of the title. `cutShort`: more lines should have come; the paper that they break off
 * in is an `error` too. O(page).
 */
function readPage(lines: readonly SourceLine[], sourceName: string, { cutShort = false } = {}): Read[] {
  const { papers, others } = assigned(blocksOf(lines));
  const seen = new FirstLines();
  const reads: { line: number; read: Read }[] = [];
  const report = (severity: SourceIssue['severity'], first: Block, last: Block, message: string): void => {
    const issue = { severity, source: sourceName, line: first.firstLine, lastLine: last.lastLine, message };
    reads.push({ line: first.firstLine, read: { issue } });
  };
  const last = papers.at(-1);
  // Where more follows the last paper, that paper is whole.
  const breaksOff = cutShort && others.every(({ firstLine }) => firstLine < (last?.title.firstLine ?? 0)) ? last : null;

  for (const block of others) report('skipped', block, block, reasonFor(block));
  for (const paper of papers) {
    const { title, between, paragraphs } = paper;
    const record = recordOf(title, paragraphs, sourceName);
    const problem =
      paper === breaksOff ? 'the file breaks off in this paper' : (problemOf(paper) ?? repeated(seen, record));
    if (problem !== null) {
      report('error', title, paragraphs[paragraphs.length - 1], problem);
      continue;
    }
    for (const block of between) report('skipped', block, block, reasonFor(block));
    reads.push({ line: title.firstLine, read: { record } });
  }
  return reads.sort((a, b) => a.line - b.line).map((entry) => entry.read);
}

interface PagePaper {
  title: Block;
  /** What stands between the title and the abstract. */
  between: Block[];
  paragraphs: Block[];
}

/** The blocks of papers, and all others. */
function assigned(blocks: readonly Block[]): { papers: PagePaper[]; others: Block[] } {
  const labels = labelsOf(blocks);
  const papers: PagePaper[] = [];
  const others: Block[] = [];
  blocks.forEach((block, index) => {
    const label = labels[index];
    const paper = papers.at(-1);
    if (label === 'title') papers.push({ title: block, between: [], paragraphs: [] });
    else if (paper === undefined || (label === 'left out' && paper.paragraphs.length > 0)) others.push(block);
    else (label === 'left out' ? paper.between : paper.paragraphs).push(block);
  });
  return { papers, others };
}

function problemOf({ title, paragraphs }: PagePaper): string | null {
  if (normalizeTitle(title.text) === '') return 'the title has no letters or digits';
  const damaged = [title, ...paragraphs].find((block) => block.damagedLine !== null)?.damagedLine;
  return damaged == null ? null : `line ${damaged} of this paper is not UTF-8 text`;
}

function repeated(seen: FirstLines, record: PaperRecord): string | null {
  const first = seen.claim(record.keys, record.source.line);
  return first === null ? null : `the title is that of line ${first.line}`;
}

function recordOf(title: Block, paragraphs: Block[], sourceName: string): PaperRecord {
  const keys = paperKeys({ title: title.text, doi: null, arxivId: null, inputId: null, sourceName });
  return {
    id: paperIdOfKey(keys[0]),
    keys,
    title: title.text,
    abstract: paragraphs.map((paragraph) => paragraph.text).join(' '),
    authors: [],
    year: null,
    publishedOn: null,
    venue: null,
    doi: null,
    arxivId: null,
    urls: [],
    keywords: [],
    source: { name: sourceName, format: NAME, line: title.firstLine },
  };
}

function reasonFor(block: Block): string {
  if (block.chrome !== null || block.layout === 'list') return 'page text, not part of a paper';
  if (abstractScore(block) > titleScore(block)) return 'a paragraph without a title before it';
  return 'no abstract follows this line';
}
