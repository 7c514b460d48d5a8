import { GAP } from '../../model/label.js';
import { COLUMN, WIDTH } from './features.js';
import { eachNesting, raise } from './nesting-features.js';
import type { ClassedField, Phrase } from './phrases.js';

/**
 * What a linear model looks at in a phrase: its first and last word (`f`, `h`), all its words (`w`), its last two (`b`),
 * the endings of first and last word, and by its first place the words and classes around it and the classes in it.
 */
export function phraseAttributes(phrase: Phrase, fields: readonly ClassedField[]): string[] {
  const words = phrase.key.split(' ');
  const begin = words[0];
  const head = words[words.length - 1];
  const attributes = [`h${head}`, `f${begin}`, `n${words.length}`];
  for (const word of new Set(words)) attributes.push(`w${word}`);
  attributes.push(`s${head.slice(-3)}`, `S${head.slice(-4)}`, `z${begin.slice(-3)}`);
  if (words.length > 1) attributes.push(`b${words[words.length - 2]} ${head}`);
  const place = phrase.places[0];
  if (place === undefined) return attributes;
  const { first, last } = place;
  const { words: text, classes } = fields[place.field];
  const next = text[last + 1];
  const joinsPrevious = first > 0 && text[first].gap !== GAP.BREAK;
  const joinsNext = next !== undefined && next.gap !== GAP.BREAK;
  attributes.push(`p${joinsPrevious ? text[first - 1].text.toLowerCase() : '^'}`);
  attributes.push(`a${joinsNext ? next.text.toLowerCase() : '$'}`);
  let pattern = 'c';
  for (let i = first; i <= last; i++) pattern += classes[i];
  attributes.push(pattern, `P${first > 0 ? classes[first - 1] : 9}${next === undefined ? 9 : classes[last + 1]}`);
  attributes.push(`W${phrase.whole === phrase.places.length ? 2 : phrase.whole > 0 ? 1 : 0}`);
  return attributes;
}

/** A candidate without a longer or shorter one. */
const NONE = -9;

/** The columns of attributes: sums of their weights; what has none weighs nothing. `attributes[i]` are those of phrase i. */
export function fillAttributes(
  rows: Float32Array,
  fields: readonly ClassedField[],
  phrases: readonly Phrase[],
  attributes: readonly (readonly string[])[],
  weights: ReadonlyMap<string, number>,
): void {
  for (let i = 0; i < phrases.length; i++) {
    let sum = 0;
    for (const attribute of attributes[i]) sum += weights.get(attribute) ?? 0;
    rows[i * WIDTH + COLUMN.attributes] = sum;
    rows[i * WIDTH + COLUMN.longerAttributes] = rows[i * WIDTH + COLUMN.shorterAttributes] = NONE;
  }
  eachNesting(fields, phrases, (longer, shorter) => {
    raise(rows, shorter * WIDTH + COLUMN.longerAttributes, rows[longer * WIDTH + COLUMN.attributes]);
    raise(rows, longer * WIDTH + COLUMN.shorterAttributes, rows[shorter * WIDTH + COLUMN.attributes]);
  });
}
