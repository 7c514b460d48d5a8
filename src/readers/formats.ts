import { PapergraphError } from '../model/errors.js';
import type { Format, FormatMark } from './format.js';
import { jsonLines } from './json-lines.js';
import { trendingPage } from './trending-page.js';

/** The formats that papers are read from, in the order in which they are tried: the plainest marks first. */
export const FORMATS: readonly Format[] = [jsonLines, trendingPage];

/**
 * The first format whose detection takes the opening of a text. Throws BAD_INPUT, naming those that were tried, where
 * none does. `file` names the input in the message.
 */
export function detectFormat<F extends FormatMark>(head: string, formats: readonly F[], file: string): F {
  const format = formats.find((candidate) => candidate.detects(head));
  if (format !== undefined) return format;
  const tried = listed(
    formats.map(({ name, summary }) => `${name} (${summary})`),
    'and',
  );
  const advice =
    adviceFor(head) ?? 'give one paper a line as a JSON object, or a page with a blank line between title and abstract';
  throw new PapergraphError('BAD_INPUT', `${file}: its format was not recognized; ${advice} (tried ${tried})`, {
    details: { file, formats: formats.map(({ name }) => name) },
  });
}

/** What to do with files that are often given but are no lists of papers as they are. */
function adviceFor(head: string): string | null {
  if (/^\s*\[\s*[{\]]/.test(head)) return 'it looks like one JSON array: write each object on a line of its own';
  if (/^\s*\{\s*(?:\n|$)/.test(head)) return 'it looks like JSON over several lines: write each object on one line';
  if (/^\s*<[!?a-z]/i.test(head)) return 'it looks like HTML or XML: give the text of the page instead';
  return null;
}

/** The format of this name. Throws BAD_INPUT, listing the known ones, where there is none. */
export function formatNamed<F extends FormatMark>(name: string, formats: readonly F[]): F {
  const format = formats.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  const known = formats.map((candidate) => candidate.name);
  throw new PapergraphError(
    'BAD_INPUT',
    `There is no format ${JSON.stringify(name)}; use ${listed(known, 'or')}, or leave --format out to have it detected.`,
    { details: { format: name, formats: known } },
  );
}

/** `a, b or c`. */
function listed(items: readonly string[], last: 'and' | 'or'): string {
  return [items.slice(0, -1).join(', '), items.slice(-1).join('')].filter(Boolean).join(` ${last} `);
}
