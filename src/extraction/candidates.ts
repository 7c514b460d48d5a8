import { UNRANKED_CONFIDENCE, type Candidate, type Span } from '../model/extraction.js';
import { compareFields } from '../model/field-text.js';
import { GAP, type Word } from '../model/label.js';
import { breaksPhrase, mayBegin, mayEnd } from './phrase-words.js';
import { readable } from './tokens.js';

const MAX_WORDS = 4;
/** Phrases of one paper that are kept: what it says most often, and in its title. */
const MAX_CANDIDATES = 24;
/** Of a phrase that the paper itself names. */
const NAMED_CONFIDENCE = 0.9;

/** The words of one field, and those (indices, inclusive) that are known already: concepts' labels, defined short forms. */
export interface FieldWords {
  field: Span['field'];
  text: string;
  words: readonly Word[];
  known: readonly { first: number; last: number }[];
}

/** A phrase that its paper gives a short form, or lists among its keywords: a candidate whatever its words. */
export interface NamedPhrase {
  key: string;
  name: string;
  abbreviation: string | null;
  /** Where the short form or the keyword stands. */
  spans: Span[];
}

interface Found {
  name: string;
  spans: Span[];
  inTitle: boolean;
}

/**
 * Phrases of a paper that may become concepts: runs of two to four content words and what they end in (the head of an
 * English noun phrase is its last word), but for what the vocabulary knows or cuts through; and the phrases that the
 * paper itself names. At most 24: named ones, then by occurrences (a title counting twice), by length and key.
 */
export function findCandidates(fields: readonly FieldWords[], named: readonly NamedPhrase[]): Candidate[] {
  const namedKeys = new Map(named.map((phrase) => [phrase.key, phrase]));
  const found = new Map<string, Found>();
  for (const field of fields) {
    for (const [first, last] of phrases(field, namedKeys)) add(found, field, first, last);
  }
  for (const phrase of named) {
    const entry = found.get(phrase.key);
    if (entry) entry.spans.push(...phrase.spans);
    else if (phrase.spans.length > 0)
      found.set(phrase.key, { name: phrase.name, spans: [...phrase.spans], inTitle: false });
  }
  const weight = ([, { spans, inTitle }]: [string, Found]) => spans.length + Number(inTitle);
  const length = (key: string) => key.split(' ').length;
  return [...found]
    .sort(
      (a, b) =>
        Number(namedKeys.has(b[0])) - Number(namedKeys.has(a[0])) ||
        weight(b) - weight(a) ||
        length(b[0]) - length(a[0]) ||
        (a[0] < b[0] ? -1 : 1),
    )
    .slice(0, MAX_CANDIDATES)
    .map(([key, { name, spans }]) => ({
      key,
      name,
      abbreviation: namedKeys.get(key)?.abbreviation ?? null,
      confidence: namedKeys.has(key) ? NAMED_CONFIDENCE : UNRANKED_CONFIDENCE,
      spans: spans.sort((a, b) => compareFields(a.field, b.field) || a.start - b.start),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** First and last word of each candidate phrase of a field. */
function* phrases({ words, known }: FieldWords, named: ReadonlyMap<string, unknown>): Generator<[number, number]> {
  const lower = words.map((word) => word.text.toLowerCase());
  const cover = new Int32Array(words.length).fill(-1);
  known.forEach(({ first, last }, i) => cover.fill(i, first, last + 1));
  // By its singular too: "achieves", "results".
  const breaks = (at: number) => breaksPhrase(lower[at]) || breaksPhrase(words[at].key);
  const ends = (at: number) => at >= words.length || words[at].gap === GAP.BREAK || breaks(at);
  for (let start = 0; start < words.length;) {
    if (breaks(start)) {
      start++;
      continue;
    }
    let end = start + 1;
    while (!ends(end)) end++;
    for (let last = start; last < end; last++) {
      // Only what ends a run is sure to be a head; a phrase that the paper names may stand anywhere.
      for (let first = Math.max(start, last - MAX_WORDS + 1); first <= last; first++) {
        const key = keyOf(words, first, last);
        if (named.has(key)) yield [first, last];
        else if (last === end - 1 && last > first && isPhrase(first, last)) yield [first, last];
      }
    }
    start = end;
  }

  function isPhrase(first: number, last: number): boolean {
    if (!mayBegin(lower[first]) || !mayEnd(lower[last])) return false;
    const cutsBefore = first > 0 && cover[first] >= 0 && cover[first] === cover[first - 1];
    const cutsAfter = last + 1 < words.length && cover[last] >= 0 && cover[last] === cover[last + 1];
    const within = cover[first] >= 0 && cover[first] === cover[last];
    return !cutsBefore && !cutsAfter && !within;
  }
}

function keyOf(words: readonly Word[], first: number, last: number): string {
  let key = words[first].key;
  for (let i = first + 1; i <= last; i++) key += ` ${words[i].key}`;
  return key;
}

function add(found: Map<string, Found>, { field, text, words }: FieldWords, first: number, last: number): void {
  const key = keyOf(words, first, last);
  const [start, end] = [words[first].start, words[last].end];
  const span: Span = { field, start, end, surface: text.slice(start, end) };
  const entry = found.get(key);
  // Titles are written in capitals: a name from the abstract is nearer to how one writes it.
  if (!entry) found.set(key, { name: nameOf(words, first, last), spans: [span], inTitle: field === 'title' });
  else {
    if (entry.spans.every((each) => each.field === 'title') && field === 'abstract')
      entry.name = nameOf(words, first, last);
    entry.spans.push(span);
  }
}

/** As written, a capital that only begins a sentence made small. */
function nameOf(words: readonly Word[], first: number, last: number): string {
  const name = readable(words, first, last);
  const beginsSentence = words[first].gap === GAP.BREAK;
  return beginsSentence && /^\p{Lu}\p{Ll}/u.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}
