const MAX_LENGTH = 14;
const MAX_WORDS = 3;
const CHARACTERS = /^[\p{L}\p{N}.+-][\p{L}\p{N}\p{M} .,/&+*'’_()[\]\p{Pd}-]*$/u;
/** `12 mg`, `3rd`, `90s`; `OR 2.87`, `pH 12`; and what ends in a hyphen. */
const MEASURE = /^\d[\d.,]*\s|^\d+(?:st|nd|rd|th|[a-z])?$|\s(?:\d+[.,]\d+|\d\d+)$|-$/;
const ROMAN = /^(?:I{2,3}|I?V|VI{1,3}|I?X|XI{1,3})$/;
/** Words that stand in brackets as themselves. */
const WORDS = new Set(
  (
    'see left right top bottom above below ie eg cf etc and or not if the with data code both all up down low high one two three four ' +
    'five six male female men women in on of for by to per vs aka old new here mean median range total part only also red blue green ' +
    'black white'
  ).split(' '),
);

/**
 * Whether a text can be a short form: at most 14 characters in at most three words, one of them a letter; no measurement
 * and no number. A single letter must be a capital, lower case alone at most 6 letters.
 */
export function isShortForm(text: string): boolean {
  if (text.length === 0 || text.length > MAX_LENGTH || !CHARACTERS.test(text)) return false;
  if (!/\p{L}/u.test(text) || MEASURE.test(text) || ROMAN.test(text)) return false;
  const hasCapital = /[\p{Lu}\p{N}]/u.test(text);
  if (!hasCapital) return text.length >= 2 && text.length <= 6 && !/[ .]/.test(text) && !WORDS.has(text);
  const words = text.split(' ');
  return words.length === 1 || (words.length <= MAX_WORDS && words.every((word) => /^.$|[\p{Lu}\p{N}+&]/u.test(word)));
}

/** `Adams`, `Metric`: more likely a name or a word than a short form. */
export function isCapitalizedWord(text: string): boolean {
  return /^\p{Lu}\p{Ll}{2,}$/u.test(text);
}

/** The short form of one: `SAEs` → `SAE`. */
export function singularShort(short: string): string {
  return /[\p{Lu}\p{N}]s$/u.test(short) ? short.slice(0, -1) : short;
}

/**
 * What of a short form its long form may spell, in lower case: all letters and digits; without the plural s; without
 * digits (`IL-6` of "interleukin"). Never none.
 */
export function spellings(short: string): string[] {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const found = [letters];
  if (/[\p{Lu}\p{N})]s$/u.test(short)) found.push(letters.slice(0, -1));
  for (const each of [...found]) {
    const withoutDigits = each.replace(/\p{N}/gu, '');
    if (withoutDigits !== '' && withoutDigits !== each) found.push(withoutDigits);
  }
  return found;
}
