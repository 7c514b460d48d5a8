/** A longer word says nothing that its ends do not say. */
const LONGEST = 30;

/** How a word is written: its capitals, digits and hyphens. */
export function wordShape(word: string): string {
  if (/\d/.test(word)) return /\p{L}/u.test(word) ? 'mixed' : 'digits';
  if (/^\p{Lu}+$/u.test(word)) return word.length === 1 ? 'initial' : 'capitals';
  if (/^\p{Lu}/u.test(word)) return /^\p{Lu}\p{Ll}+$/u.test(word) ? 'capital' : 'capital-mixed';
  if (/\p{Lu}/u.test(word)) return 'inner-capital';
  return /^\p{Ll}+$/u.test(word) ? 'small' : 'other';
}

/**
 * What the tagger looks at in a word and in its neighbors (Collins 2002, after Ratnaparkhi 1996): the word (`w`), its
 * last letters (`s`), its first one (`p`), what follows its last hyphen (`h`), its shape (`c`).
 */
export function wordAttributes(word: string): string[] {
  const lower = word.length > LONGEST ? word.slice(-LONGEST).toLowerCase() : word.toLowerCase();
  const attributes = [
    `w${lower}`,
    `s${lower.slice(-1)}`,
    `s${lower.slice(-2)}`,
    `s${lower.slice(-3)}`,
    `s${lower.slice(-4)}`,
    `p${lower.slice(0, 1)}`,
    `c${wordShape(word)}`,
  ];
  const hyphen = lower.lastIndexOf('-');
  if (hyphen >= 0) attributes.push(`h${lower.slice(hyphen + 1)}`);
  return attributes;
}
