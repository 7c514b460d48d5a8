import { PapergraphError } from '../model/errors.js';
import type { SourceIssue } from '../model/errors.js';
import type { PaperRecord } from '../model/paper.js';
import type { Format } from './format.js';
import { jsonLines } from './json-lines.js';
import { linesOfContent } from './source-line.js';
import { trendingPage } from './trending-page.js';

/** The formats that papers are read from, in the order in which they are tried: the plainest marks first. */
export const FORMATS: readonly Format[] = [jsonLines, trendingPage];

/**
 * The first format whose detection takes the opening of a text. Throws BAD_INPUT, listing the known ones, where none
 * does. `file` names the input in the message.
 */
export function detectFormat(head: string, formats: readonly Format[] = FORMATS, file = 'the input'): Format {
  const format = formats.find((candidate) => candidate.detects(head));
  if (format !== undefined) return format;
  const known = formats.map(({ name, summary }) => `${name} (${summary})`).join('; ');
  throw new PapergraphError(
    'BAD_INPUT',
    `${file}: its format was not recognized; known formats: ${known}; name one with --format to read it as that`,
    { details: { file, formats: formats.map(({ name }) => name) } },
  );
}

/** The format of this name. Throws BAD_INPUT, listing the known ones, where there is none. */
export function formatNamed(name: string, formats: readonly Format[] = FORMATS, file = 'the input'): Format {
  const format = formats.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  const known = formats.map((candidate) => candidate.name);
  throw new PapergraphError(
    'BAD_INPUT',
    `${file}: there is no format ${JSON.stringify(name)}; use ${known.join(' or ')}, or leave --format out to have it detected`,
    { details: { file, format: name, formats: known } },
  );
}

/** What a whole text gives, in memory. `format`: its name; detected where left out. Throws as `detectFormat` and `formatNamed` do. */
export async function readContent(
  content: string | Uint8Array,
  options: { name: string; format?: string; formats?: readonly Format[] },
): Promise<{ format: string; records: PaperRecord[]; issues: SourceIssue[] }> {
  const lines = linesOfContent(content);
  const format =
    options.format === undefined
      ? detectFormat(lines.map((line) => line.text).join('\n'), options.formats, options.name)
      : formatNamed(options.format, options.formats, options.name);
  const records: PaperRecord[] = [];
  const issues: SourceIssue[] = [];
  for await (const read of format.read(lines, options)) {
    if ('record' in read) records.push(read.record);
    else issues.push(read.issue);
  }
  return { format: format.name, records, issues };
}
