import type { Abbreviation, Span } from '../model/extraction.js';
import { GAP, type Word } from '../model/label.js';
import type { AuthorKeyword } from './author-keywords.js';
import type { Place } from './keyphrases/phrases.js';

/** A longer long form is a clause. */
const MAX_NAMED_WORDS = 5;
/** A longer keyword is a heading of a classification, or a text in the wrong place. */
const MAX_KEYWORD_WORDS = 6;
/** More are a list of something else. */
const MOST_NAMED = 24;

/** A short form that the paper defines, with the concept of its long form where the vocabulary has one. */
export interface ShortForm extends Abbreviation {
  longKey: string;
  confidence: number;
}

/** A keyword under the key of what it names. */
export interface MeantKeyword extends AuthorKeyword {
  /** null: no vocabulary knows it. */
  conceptId: string | null;
}

/** A phrase that its paper gives a short form, or lists among its keywords: a candidate whatever its words. */
export interface NamedPhrase {
  key: string;
  name: string;
  abbreviation: string | null;
  /** Where the short form or the keyword stands. */
  spans: Span[];
  /** Where it stands itself, field by field. */
  places: Place[];
}

/**
 * What the paper gives a short form, or lists among its keywords, and the vocabulary does not know: at most 24.
 *
 * @param spans where each short form stands
 */
export function namedPhrases(
  keywords: readonly MeantKeyword[],
  forms: readonly ShortForm[],
  spans: ReadonlyMap<string, Span[]>,
  fields: readonly { words: readonly Word[] }[],
): NamedPhrase[] {
  const isPhrase = (key: string, most: number) => key !== '' && key.split(' ').length <= most;
  const byKey = new Map<string, NamedPhrase>();
  for (const { short, long, longKey, conceptId } of forms) {
    if (conceptId !== null || !isPhrase(longKey, MAX_NAMED_WORDS)) continue;
    const before = byKey.get(longKey)?.spans ?? [];
    byKey.set(longKey, {
      key: longKey,
      name: long,
      abbreviation: short,
      spans: [...before, ...(spans.get(short) ?? [])],
      places: [],
    });
  }
  for (const { key, span, conceptId } of keywords) {
    if (conceptId !== null || !isPhrase(key, MAX_KEYWORD_WORDS)) continue;
    const known = byKey.get(key);
    if (known) known.spans.push(span);
    else byKey.set(key, { key, name: span.surface, abbreviation: null, spans: [span], places: [] });
  }
  const phrases = [...byKey.values()].slice(0, MOST_NAMED);
  fields.forEach(({ words }, field) => findPlaces(phrases, words, field));
  return phrases;
}

/** Adds where phrases stand in the words of a field, over no break. O(words · phrases that begin alike). */
function findPlaces(phrases: readonly NamedPhrase[], words: readonly Word[], field: number): void {
  const byFirst = new Map<string, { keys: string[]; places: Place[] }[]>();
  for (const { key, places } of phrases) {
    const keys = key.split(' ');
    const alike = byFirst.get(keys[0]);
    if (alike) alike.push({ keys, places });
    else byFirst.set(keys[0], [{ keys, places }]);
  }
  for (let first = 0; first < words.length && byFirst.size > 0; first++) {
    for (const { keys, places } of byFirst.get(words[first].key) ?? []) {
      const stands = keys.every((key, i) => {
        const word: Word | undefined = words[first + i];
        return word?.key === key && (i === 0 || word.gap !== GAP.BREAK);
      });
      if (stands) places.push({ field, first, last: first + keys.length - 1 });
    }
  }
}
