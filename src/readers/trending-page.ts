import type { SourceIssue } from '../model/errors.js';
import { normalizeTitle, paperIdOfKey, paperKeys } from '../model/identity.js';
import type { PaperRecord } from '../model/paper.js';
import { FirstLines } from './first-lines.js';
import type { Format, Read, SourceLines } from './format.js';
import type { Block } from './page-blocks.js';
import { blocksOf } from './page-blocks.js';
import type { Label } from './page-labels.js';
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
  async *read(lines, source) {
    yield* readPage(await collected(lines), source.name);
  },
};

/** At least one title, blank line, abstract; and no data format that a reader of prose could take for one. */
function detects(head: string): boolean {
  if (/^\s*(?:[[{]\s*["{\]}]|<[!?a-z]|@\w+\s*\{|%PDF)/i.test(head)) return false;
  const blocks = blocksOf(linesOfContent(head));
  return papersOf(blocks, labelsOf(blocks)).some(
    ({ title, paragraphs }) => paragraphs[0].firstLine > title.lastLine + 1,
  );
}

async function collected(lines: SourceLines): Promise<SourceLine[]> {
  const all: SourceLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

/**
 * The papers of a page and what was left out of it, in the order of lines. Chrome, a title without abstract and a
 * paragraph without title are issues of severity `skipped`; a title that the page had before is an `error`, and so is a
 * paper with bytes that are not UTF-8. The key of a paper is its title, its `source.line` the line of the title. O(page).
 */
export function readPage(lines: readonly SourceLine[], sourceName: string): Read[] {
  const blocks = blocksOf(lines);
  const labels = labelsOf(blocks);
  const seen = new FirstLines();
  const reads: { line: number; read: Read }[] = [];
  const report = (severity: SourceIssue['severity'], first: Block, last: Block, message: string): void => {
    const issue = { severity, source: sourceName, line: first.firstLine, lastLine: last.lastLine, message };
    reads.push({ line: first.firstLine, read: { issue } });
  };

  blocks.forEach((block, index) => {
    if (labels[index] === 'left out') report('skipped', block, block, reasonFor(block));
  });
  for (const { title, paragraphs } of papersOf(blocks, labels)) {
    const last = paragraphs[paragraphs.length - 1];
    const record = recordOf(title, paragraphs, sourceName);
    if (normalizeTitle(record.title) === '') {
      report('error', title, last, 'the title has no letters or digits');
    } else if ([title, ...paragraphs].some((block) => block.damaged)) {
      report('error', title, last, 'the paper has bytes that are not UTF-8');
    } else {
      const first = seen.claim(record.keys, title.firstLine);
      if (first === null) reads.push({ line: title.firstLine, read: { record } });
      else report('error', title, last, `the title is that of line ${first.line}`);
    }
  }
  return reads.sort((a, b) => a.line - b.line).map(({ read }) => read);
}

interface PagePaper {
  title: Block;
  paragraphs: Block[];
}

function papersOf(blocks: readonly Block[], labels: readonly Label[]): PagePaper[] {
  const papers: PagePaper[] = [];
  blocks.forEach((block, index) => {
    if (labels[index] === 'title') papers.push({ title: block, paragraphs: [] });
    else if (labels[index] !== 'left out') papers[papers.length - 1].paragraphs.push(block);
  });
  return papers;
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
