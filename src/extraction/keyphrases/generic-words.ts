import type { Keyphrase } from './ranker.js';
import type { ClassedField } from './phrases.js';
import { WORD_CLASS } from './word-class.js';

/**
 * Words that name no subject: a keyphrase of these alone is what every paper says of itself. Reviewed by reading the most
 * frequent keyphrases of the ACL abstracts.
 */
const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'paper work study article research result experiment experimental evaluation analysis approach method methodology ' +
    'technique model system framework task problem issue challenge performance accuracy improvement contribution idea ' +
    'state of the art state-of-the-art sota baseline benchmark data dataset set number time way case example use application ' +
    'algorithm process procedure information knowledge feature proposed new novel existing different various several ' +
    'effective efficient high better best good large small many empirical extensive significant recent previous ' +
    'show future current other same first second two three one multiple main key important quality level type kind ' +
    'author community researcher practitioner literature survey review proposal solution strategy learning training ' +
    'corpus database identification verification explanation university annotator annotation frame domain language text ' +
    'word sentence document input output score metric measure tool resource code source target human user people'
  ).split(/\s+/),
);

const YEAR = /^(?:19|20)\d\d$/;

/** Whether every word of a phrase's key names no subject, or one is a year: an event ("shared task 2019"), no subject. */
export function isGeneric(key: string): boolean {
  const words = key.split(' ');
  return words.every((word) => GENERIC_WORDS.has(word)) || words.some((word) => YEAR.test(word));
}

/**
 * Whether a keyphrase may name a concept: it is not generic, and where it stands in the text, it ends in a noun at its
 * first place ("bilingual", "weakly supervised" name none).
 */
export function namesConcept(
  { key, places }: Pick<Keyphrase, 'key' | 'places'>,
  fields: readonly ClassedField[],
): boolean {
  if (isGeneric(key)) return false;
  if (places.length === 0) return true;
  const { field, last } = places[0];
  const wordClass = fields[field].classes[last];
  return wordClass === WORD_CLASS.NOUN || wordClass === WORD_CLASS.NAME || wordClass === WORD_CLASS.GERUND;
}
