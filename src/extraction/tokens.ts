import { GAP, splitWords } from '../model/label.js';
import type { Word } from '../model/label.js';

/** A half-open range of the stored text. */
export interface Range {
  start: number;
  end: number;
}

/** Text without LaTeX debris; `offsets[i]` is where its character `i` stands in the stored text (null: the same place). */
export interface PlainText {
  plain: string;
  offsets: Int32Array | null;
}

const DEBRIS = /[\\{}$~^*`]/;
// Commands that only change the look; what they hold is text.
const LOOK =
  /^(?:em|it|bf|rm|sf|tt|sc|sl|cal|emph|text[a-z]*|math[a-z]*|underline|uline|boldsymbol|bm|mbox|hbox|small|large|Large|normalfont|itshape|bfseries|left|right|bigl?|bigr?|displaystyle|xspace|noindent|protect|ensuremath)$/;
// Commands whose argument is no text.
const REFERENCE = /^(?:[a-zA-Z]*cite[a-z]*|(?:auto|eq|c|C|page)?ref|label|vspace|hspace|includegraphics|footnotemark)$/;
// Looked for no further, so that many that are never closed cost no more than the text.
const LONGEST_REFERENCE = 1000;
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'o',
  O: 'O',
  l: 'l',
  L: 'L',
  i: 'i',
  j: 'j',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'a',
  AA: 'A',
};
const ACCENTS = new Set(['"', "'", '`', '^', '~', '=', '.']);
const BRACED_ACCENTS = new Set(['v', 'c', 'H', 'u', 'k', 'r', 'b', 'd', 't']);

/**
 * Reads LaTeX debris as plain text: formatting commands, braces and dollar signs go, accents become letters, `~` a space,
 * other commands their name (`\alpha` → `alpha`). Linear in the text.
 */
export function plainText(text: string): PlainText {
  if (!DEBRIS.test(text)) return { plain: text, offsets: null };
  const characters: string[] = [];
  const offsets: number[] = [];
  const emit = (character: string, at: number) => {
    for (let i = 0; i < character.length; i++) offsets.push(at);
    characters.push(character);
  };
  const lastCharacter = () => characters[characters.length - 1];
  const isLetter = (at: number) => /^[A-Za-z]$/.test(text[at] ?? '');

  for (let i = 0; i < text.length;) {
    const character = text[i];
    if (character === '{') {
      // `{bf 1}`: a page that lost its backslashes.
      const bare = /^\{(?:em|it|bf|rm|sf|tt|sc|sl|cal) /.exec(text.slice(i, i + 5));
      i += bare ? bare[0].length : 1;
    } else if (character === '}' || character === '$' || character === '*' || character === '`') {
      // Emphasis marks go; a quote, which `` ` `` is when doubled, separates.
      if (character === '`' && text[i + 1] === '`') emit('"', i);
      i += 1;
    } else if (character === '~') {
      emit(' ', i);
      i += 1;
    } else if (character === '\\') {
      i = readCommand(i);
    } else {
      emit(character, i);
      i += 1;
    }
  }
  return { plain: characters.join(''), offsets: Int32Array.from(offsets) };

  function readCommand(at: number): number {
    const next = text[at + 1] ?? '';
    if (ACCENTS.has(next)) {
      let letterAt = at + 2;
      const braced = text[letterAt] === '{';
      if (braced) letterAt++;
      if (text[letterAt] === '\\') letterAt++;
      if (isLetter(letterAt)) {
        emit(text[letterAt], letterAt);
        return letterAt + 1 + (braced && text[letterAt + 1] === '}' ? 1 : 0);
      }
    }
    if (!isLetter(at + 1)) return readSymbol(at, next);
    let end = at + 1;
    while (isLetter(end)) end++;
    const name = text.slice(at + 1, end);
    if (BRACED_ACCENTS.has(name) && text[end] === '{' && isLetter(end + 1) && text[end + 2] === '}') {
      emit(text[end + 1], end + 1);
      return end + 3;
    }
    if (REFERENCE.test(name) && text[end] === '{') {
      const close = text.slice(end, end + LONGEST_REFERENCE).indexOf('}');
      return close < 0 ? end : end + close + 1;
    }
    if (LOOK.test(name)) return text[end] === ' ' && !/\s/.test(lastCharacter() ?? ' ') ? end : skipSpace(end);
    if (name in LETTERS && (text[end] === '}' || text[end] === '{' || text[end] === ' ')) {
      emit(LETTERS[name][0], at + 1);
      return skipSpace(end);
    }
    for (let i = at + 1; i < end; i++) emit(text[i], i);
    return end;
  }

  function readSymbol(at: number, next: string): number {
    if (next === '-') return at + 2; // where the word may be broken
    if (next === ',' || next === '!' || next === '/') {
      const inInitialism = lastCharacter() === '.';
      if (!inInitialism && next === ',') emit(' ', at);
      return at + 2;
    }
    if (next === '(' || next === ')' || next === '[' || next === ']') return at + 2;
    if (next === ';' || next === ':' || next === ' ' || next === '\\') {
      emit(' ', at);
      return at + 2;
    }
    if (next !== '' && '%&_#$'.includes(next)) {
      emit(next, at + 1);
      return at + 2;
    }
    emit(' ', at);
    return at + 1;
  }

  function skipSpace(at: number): number {
    return text[at] === ' ' ? at + 1 : at;
  }
}

/**
 * The words of a stored text with their offsets into it, LaTeX debris read as plain text. Words in one of the `masks`
 * (addresses; ascending, apart) are left out, and no phrase runs over them. Linear in the text.
 */
export function tokenize(text: string, masks: readonly Range[] = []): Word[] {
  const { plain, offsets } = plainText(text);
  const words = splitWords(plain);
  if (offsets !== null) {
    for (const word of words) {
      word.start = offsets[word.start];
      word.end = offsets[word.end - 1] + 1;
    }
  }
  return masks.length === 0 ? words : outside(words, masks);
}

function outside(words: Word[], masks: readonly Range[]): Word[] {
  const kept: Word[] = [];
  let mask = 0;
  let masked = false;
  for (const word of words) {
    while (mask < masks.length && masks[mask].end <= word.start) {
      mask++;
      masked = true;
    }
    if (mask < masks.length && word.end > masks[mask].start) {
      masked = true;
      continue;
    }
    if (masked) word.gap = GAP.BREAK;
    masked = false;
    kept.push(word);
  }
  return kept;
}

/** The words `[first, last]` as they read without debris: one space or hyphen between them. */
export function readable(words: readonly Word[], first: number, last: number): string {
  let name = words[first].text;
  for (let i = first + 1; i <= last; i++) {
    const gap = words[i].gap;
    const joint = gap === GAP.HYPHEN ? '-' : gap === GAP.SLASH ? '/' : gap === GAP.POSSESSIVE ? "'s " : ' ';
    name += joint + words[i].text;
  }
  return name;
}
