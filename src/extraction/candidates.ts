import type { Candidate, Span, TextField } from '../model/extraction.js';
import { compareFields } from '../model/field-text.js';
import type { Word } from '../model/label.js';
import type { Place } from './keyphrases/phrases.js';
import { nameAt, type Keyphrase } from './keyphrases/ranker.js';
import type { NamedPhrase } from './named-phrases.js';

/** Phrases of one paper that are kept. */
const MAX_CANDIDATES = 24;
/** Of a phrase that the paper itself names. */
const NAMED_CONFIDENCE = 0.9;

/** The words of one field. */
interface FieldWords {
  field: TextField;
  text: string;
  words: readonly Word[];
}

/**
 * Phrases of a paper that may become concepts: those that it names itself, then its keyphrases by confidence, at most 24;
 * in order of their keys.
 */
export function candidatesOf(
  fields: readonly FieldWords[],
  keyphrases: readonly Keyphrase[],
  named: readonly NamedPhrase[],
): Candidate[] {
  const namedKeys = new Set(named.map(({ key }) => key));
  const candidates = named.flatMap(({ key, name, abbreviation, spans, places }): Candidate[] => {
    const found = [...spans, ...spansOf(fields, places)];
    if (found.length === 0) return [];
    const written = places.length === 0 ? name : nameAt(places[places.length - 1], fields);
    return [{ key, name: written, abbreviation, confidence: NAMED_CONFIDENCE, spans: found }];
  });
  const ranked = keyphrases.filter(({ key }) => !namedKeys.has(key)).sort((a, b) => b.confidence - a.confidence);
  for (const { key, name, places, confidence } of ranked.slice(0, Math.max(0, MAX_CANDIDATES - candidates.length))) {
    const spans = spansOf(fields, places);
    candidates.push({ key, name, abbreviation: null, confidence: rounded(confidence), spans });
  }
  for (const { spans: found } of candidates) {
    found.sort((a, b) => compareFields(a.field, b.field) || a.start - b.start);
  }
  return candidates.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** To two decimals, which are compared exactly. */
function rounded(confidence: number): number {
  return Math.max(1, Math.round(confidence * 100)) / 100;
}

function spansOf(fields: readonly FieldWords[], places: readonly Place[]): Span[] {
  return places.map(({ field: number, first, last }) => {
    const { field, text, words } = fields[number];
    const [start, end] = [words[first].start, words[last].end];
    return { field, start, end, surface: text.slice(start, end) };
  });
}
