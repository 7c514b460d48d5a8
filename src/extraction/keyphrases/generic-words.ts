/**
 * Words that name no subject: a keyphrase of these alone is what every paper says of itself. Reviewed by reading the most
 * frequent keyphrases of a corpus.
 */
const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'paper work study article research result experiment experimental evaluation analysis approach method methodology ' +
    'technique model system framework task problem issue challenge performance accuracy improvement contribution idea ' +
    'state of the art state-of-the-art sota baseline benchmark data dataset set number time way case example use application ' +
    'algorithm process procedure information knowledge feature proposed new novel existing different various several ' +
    'effective efficient high better best good large small many empirical extensive significant recent previous ' +
    'show future current other same first second two three one multiple main key important quality level type kind ' +
    'author community researcher practitioner literature survey review proposal solution strategy'
  ).split(/\s+/),
);

/** Whether every word of a phrase's key names no subject. */
export function isGeneric(key: string): boolean {
  return key.split(' ').every((word) => GENERIC_WORDS.has(word));
}
