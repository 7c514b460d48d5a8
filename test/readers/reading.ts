import { PapergraphError, type SourceIssue } from '../../src/model/errors.js';
import type { PaperRecord } from '../../src/model/paper.js';
import { cleanText } from '../../src/readers/clean-text.js';
import type { Format } from '../../src/readers/format.js';
import { linesOfContent, type SourceLine } from '../../src/readers/source-line.js';

export interface ReadAll {
  records: PaperRecord[];
  issues: SourceIssue[];
  /** What reading ended with, where it did not end well. */
  failure: PapergraphError | null;
}

/** All that a format gives for a text or for lines, in two lists. */
export async function readAll(
  format: Format,
  content: string | Uint8Array | AsyncIterable<SourceLine>,
  name = 'made',
): Promise<ReadAll> {
  const lines = typeof content === 'string' || content instanceof Uint8Array ? linesOfContent(content) : content;
  const all: ReadAll = { records: [], issues: [], failure: null };
  try {
    for await (const read of format.read(lines, { name })) {
      if ('record' in read) all.records.push(read.record);
      else all.issues.push(read.issue);
    }
  } catch (error) {
    if (!(error instanceof PapergraphError)) throw error;
    all.failure = error;
  }
  return all;
}

/** The lines of a text that are not blank, as one text, but for those that issues name. Throws where two issues name one line. */
export function textOutsideIssues(text: string, issues: readonly SourceIssue[]): string {
  const named = new Set<number>();
  for (const issue of issues) {
    for (let line = issue.line; line <= issue.lastLine; line++) {
      if (named.has(line)) throw new Error(`line ${line} is in two issues`);
      named.add(line);
    }
  }
  return cleanText(
    linesOfContent(text)
      .filter((line) => !named.has(line.number))
      .map((line) => line.text)
      .join(' '),
  );
}

/** The texts of papers as they stand on a page. */
export function textOf(papers: readonly { title: string; abstract: string }[]): string {
  return papers.map(({ title, abstract }) => `${title} ${abstract}`).join(' ');
}

/** What a promise fails with, which must be a PapergraphError. */
export async function failureOf(promise: Promise<unknown>): Promise<PapergraphError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof PapergraphError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}
