import type { SourceIssue } from '../model/errors.js';
import { normalizeTitle, paperIdOfKey, paperKeys } from '../model/identity.js';
import type { PaperRecord } from '../model/paper.js';
import { FirstLines } from './first-lines.js';
import type { Format, Read, SourceLines } from './format.js';
import type { PaperFields } from './paper-fields.js';
import { FieldError, paperFields } from './paper-fields.js';
import type { SourceLine } from './source-line.js';

const NAME = 'jsonl';

/** How many lines are looked at to tell the format: one broken line, even the first, must not hide it. */
const LINES_LOOKED_AT = 20;

/**
 * JSON Lines: one paper an object, one object a line. Blank lines are passed over. A line that is no JSON object, a
 * paper without title, a field of the wrong type, and a paper that an earlier line already gave (same id, DOI or arXiv
 * id; same title where there is none of them) are issues of severity `error`, and the rest is read. Holds one line and
 * the keys seen so far.
 */
export const jsonLines: Format = { name: NAME, summary: 'one paper a line, as a JSON object', detects, read };

function detects(head: string): boolean {
  const lines = head
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, LINES_LOOKED_AT);
  // An array may have an object a line too, but its lines are no JSON of their own.
  if (lines.length === 0 || /^\[\s*(?:\{|$)/.test(lines[0]) || isExportHeader(lines[0])) return false;
  const objects = lines.filter((line) => /^\{\s*["}]/.test(line)).length;
  return objects * 2 >= lines.length;
}

/** papergraph's own export is JSON Lines too, and has its own reader. */
function isExportHeader(line: string): boolean {
  const { value } = parsed(line);
  // The first line may be cut by the end of the head.
  return isObject(value) ? 'papergraph' in value : /^\{\s*"papergraph"\s*:/.test(line);
}

async function* read(lines: SourceLines, source: { name: string }): AsyncGenerator<Read> {
  const seen = new FirstLines();
  for await (const line of lines) {
    if (line.text.trim() !== '') yield* readLine(line, source.name, seen);
  }
}

function readLine(line: SourceLine, sourceName: string, seen: FirstLines): Read[] {
  const issue = (severity: SourceIssue['severity'], message: string): Read => ({
    issue: { severity, source: sourceName, line: line.number, lastLine: line.number, message },
  });
  if (line.damaged) return [issue('error', 'the line is not UTF-8 text')];
  const { value: entry, problem } = parsed(line.text);
  if (problem !== null) return [issue('error', `the line is not JSON: ${problem}`)];
  if (!isObject(entry)) return [issue('error', `the line is ${kindOf(entry)}, not a JSON object`)];

  let fields: PaperFields;
  try {
    fields = paperFields(entry);
  } catch (error) {
    if (error instanceof FieldError) return [issue('error', error.message)];
    throw error;
  }
  const { inputId, notes, ...paper } = fields;
  const keys = paperKeys({ ...paper, inputId, sourceName });
  if (keys[0].startsWith('title:') && normalizeTitle(paper.title) === '') {
    return [issue('error', 'a paper without id needs a "title" with letters or digits')];
  }
  const first = seen.claim(keys, line.number);
  if (first !== null) return [issue('error', duplicateMessage(first.key, first.line, inputId))];

  const record: PaperRecord = {
    id: paperIdOfKey(keys[0]),
    keys,
    ...paper,
    source: { name: sourceName, format: NAME, line: line.number },
  };
  return [...notes.map((note) => issue('field', note)), { record }];
}

function duplicateMessage(key: string, line: number, inputId: string | null): string {
  if (key.startsWith('title:')) return `the title is that of line ${line}, and there is no id to tell them apart`;
  if (key.startsWith('source:')) return `the id ${JSON.stringify(inputId)} is that of line ${line}`;
  return `the paper is that of line ${line} (${key})`;
}

function parsed(text: string): { value: unknown; problem: string | null } {
  try {
    return { value: JSON.parse(text), problem: null };
  } catch (error) {
    return { value: undefined, problem: error instanceof Error ? error.message : String(error) };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
