/**
 * The tags of the Penn Treebank that tell phrases apart, in the order of their numbers: comparative and superlative
 * forms under their base (`JJ`, `RB`), every word in wh- as `WH`, particles as `RB`, what is no word of prose as `X`.
 */
export const TAGS = [
  ...['NN', 'NNS', 'NNP', 'JJ', 'VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'MD', 'DT', 'IN', 'TO', 'CC', 'RB', 'PRP'],
  ...['PRP$', 'WH', 'CD', 'X'],
] as const;

/** The number of a tag; −1 for a name that is none. */
export function tagNumber(name: string): number {
  return (TAGS as readonly string[]).indexOf(name);
}
