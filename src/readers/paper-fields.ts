import { normalizeArxivId, normalizeDoi } from '../model/identity.js';
import type { PaperRecord } from '../model/paper.js';
import { cleanText } from './clean-text.js';

/** What an entry says of a paper, before it is known where it stands; `inputId` is the source's own id. */
export interface PaperFields extends Omit<PaperRecord, 'id' | 'keys' | 'source'> {
  inputId: string | null;
  /** What was left out of the paper, each naming its field. */
  notes: string[];
}

/** An entry that cannot be taken as a paper; the message names the field. */
export class FieldError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FieldError';
  }
}

type Entry = Readonly<Record<string, unknown>>;

/**
 * The fields of one JSON object. Null and '' mean absent; other fields are ignored. A text of the wrong type throws
 * `FieldError`; a list, year, DOI, arXiv id, date or address that is none is left out with a note. An address of `doi.org` or
 * `arxiv.org` gives the DOI or arXiv id that the entry lacks, and a date gives the year.
 */
export function paperFields(entry: Entry): PaperFields {
  const notes: string[] = [];
  const title = textField(entry, 'title');
  if (title === null) throw new FieldError('a paper needs a "title"');
  const urls = urlFields(entry, notes);
  const publishedOn = checked(entry, 'publishedOn', isoDate, 'a date, YYYY-MM-DD', notes);
  return {
    inputId: idField(entry),
    title,
    abstract: textField(entry, 'abstract') ?? '',
    authors: listField(entry, 'authors', authorName, notes),
    year: yearField(entry, notes) ?? (publishedOn === null ? null : Number(publishedOn.slice(0, 4))),
    publishedOn,
    venue: textField(entry, 'venue'),
    doi: checked(entry, 'doi', normalizeDoi, 'a DOI', notes) ?? firstOf(urls, normalizeDoi),
    arxivId: checked(entry, 'arxivId', normalizeArxivId, 'an arXiv id', notes) ?? firstOf(urls, normalizeArxivId),
    urls,
    keywords: listField(entry, 'keywords', plainText, notes),
    notes,
  };
}

function textField(entry: Entry, name: string): string | null {
  const value = entry[name] ?? null;
  if (value === null) return null;
  if (typeof value !== 'string') throw new FieldError(`"${name}" must be text, not ${shown(value)}`);
  return cleanText(value) || null;
}

function idField(entry: Entry): string | null {
  const id = entry.id;
  if (typeof id === 'number' && Number.isSafeInteger(id)) return String(id);
  if (typeof id === 'number') throw new FieldError(`"id" must be text or an integer, not ${shown(id)}`);
  return textField(entry, 'id');
}

/** A number, or one in quotes; what is no year is left out with a note. */
function yearField(entry: Entry, notes: string[]): number | null {
  const given = typeof entry.year === 'string' ? entry.year.trim() : (entry.year ?? null);
  if (given === null || given === '') return null;
  if (typeof given !== 'string' && typeof given !== 'number') {
    throw new FieldError(`"year" must be a number such as 2024, not ${shown(given)}`);
  }
  const year = Number(given);
  if (Number.isInteger(year) && year >= 1 && year <= 9999) return year;
  notes.push(`"year" left out: ${shown(given)} is not a year`);
  return null;
}

function listField(entry: Entry, name: string, read: (item: unknown) => string | null, notes: string[]): string[] {
  const value = entry[name] ?? [];
  if (!Array.isArray(value)) {
    notes.push(`"${name}" left out: it must be a list, not ${shown(value)}`);
    return [];
  }
  const items: string[] = [];
  for (const item of value as unknown[]) {
    const text = read(item);
    if (text === null) notes.push(`"${name}" without ${shown(item)}, which is no text`);
    else if (text !== '') items.push(text);
  }
  return items;
}

function plainText(item: unknown): string | null {
  return typeof item === 'string' ? cleanText(item) : null;
}

function authorName(item: unknown): string | null {
  const named = typeof item === 'object' && item !== null && 'name' in item ? item.name : item;
  return plainText(named);
}

const EMPTY_LABEL = /^https?:\/\/[^/?#]*\.\./i;

/** `url` first, then `urls`, each once, without the points and commas that were copied with them. */
function urlFields(entry: Entry, notes: string[]): string[] {
  const url = textField(entry, 'url');
  const all = [...(url === null ? [] : [url]), ...listField(entry, 'urls', plainText, notes)];
  const urls = new Set<string>();
  for (const given of all) {
    const text = withoutSentenceEnd(given);
    // Only addresses that are safe to show as links: `javascript:` and the like are none.
    if (/^https?:\/\/[^\s/]/i.test(text) && !EMPTY_LABEL.test(text) && URL.canParse(text)) urls.add(text);
    else notes.push(`"url" left out: ${shown(given)} is not an http address`);
  }
  return [...urls];
}

/** Brackets and hyphens stay: some DOIs end in them. */
function withoutSentenceEnd(address: string): string {
  let end = address.length;
  while (end > 0 && '.,;:!?。，；'.includes(address[end - 1])) end--;
  return address.slice(0, end);
}

function checked(
  entry: Entry,
  name: string,
  normalize: (text: string) => string | null,
  expected: string,
  notes: string[],
): string | null {
  const text = textField(entry, name);
  if (text === null) return null;
  const value = normalize(text);
  if (value === null) notes.push(`"${name}" left out: ${shown(text)} is not ${expected}`);
  return value;
}

/** The day of an ISO date or instant, where the calendar has it. */
function isoDate(text: string): string | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T\S+)?$/.exec(text)?.[1];
  if (day === undefined) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  // `Date` turns February 30 into March 1 or refuses it, by engine: only a day that comes back unchanged is one.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}

function firstOf(urls: string[], normalize: (text: string) => string | null): string | null {
  for (const url of urls) {
    const value = normalize(url);
    if (value !== null) return value;
  }
  return null;
}

/** A value for a message, cut short. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
