/**
 * A text on one line: every run of white space and control characters becomes one space, none at the ends. Half of a
 * surrogate pair becomes U+FFFD, since no database could store it and offsets must slice what is stored.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
