const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** By UTF-16 unit: 0 not yet known, 1 no, 2 yes. */
const known = new Uint8Array(1 << 16);

/** Whether a UTF-16 unit is a letter or a digit; half of a surrogate pair is none. */
export function isLetterOrDigit(code: number): boolean {
  if (!(code >= 0)) return false;
  if (known[code] === 0) known[code] = LETTER_OR_DIGIT.test(String.fromCharCode(code)) ? 2 : 1;
  return known[code] === 2;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Space, tab, line break or another white space; also the NaN before and after a text. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0x2009 || code === 0x202f || !(code >= 0);
}

/** Lower case, as long as the text: a character whose lower case is longer stays as it is. */
export function lowerOfSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, at) => {
    const one = text[at].toLowerCase();
    return one.length === 1 ? one : text[at];
  }).join('');
}
