/** A name as CSL-JSON has it. What is undefined is not written. */
export type CslName = { literal: string } | { family: string; given?: string; suffix?: string };

const SUFFIX = /^(?:[Jj][Rr]\.?|[Ss][Rr]\.?|II|III|IV)$/;

/**
 * A name in its parts: `Family, Given`, else the last word with the small words before it is the family; Jr., Sr., II, III
 * and IV are suffixes, wherever they stand. Not taken apart are a name of one word, one of several people, and one without
 * Latin letters and comma.
 */
export function cslName(text: string): CslName {
  const suffixes: string[] = [];
  const parts = text
    .split(',')
    .map((part, at) => withoutSuffix(part.trim().split(/\s+/), at > 0, suffixes).join(' '))
    .filter((part) => part !== '');
  const suffix = suffixes.length === 0 ? undefined : suffixes.join(' ');
  if (parts.length === 0 || /(?:^|\s)(?:and|others)(?:\s|$)/.test(text)) return { literal: text };
  if (parts.length > 1) return { family: parts[0], given: parts.slice(1).join(', '), suffix };
  const words = parts[0].split(' ');
  if (!/\p{Script=Latin}/u.test(parts[0]) || (words.length === 1 && suffix === undefined)) return { literal: text };
  if (words.length === 1) return { family: words[0], suffix };
  const particle = words.findIndex((word, at) => at > 0 && /^\p{Ll}/u.test(word));
  const at = particle > 0 ? particle : words.length - 1;
  return { family: words.slice(at).join(' '), given: words.slice(0, at).join(' '), suffix };
}

/** Words without the suffix at their end, which is put to `suffixes`; it may stand alone after a comma only. */
function withoutSuffix(words: string[], mayBeAlone: boolean, suffixes: string[]): string[] {
  const last = words[words.length - 1];
  if (!SUFFIX.test(last) || (words.length === 1 && !mayBeAlone)) return words;
  suffixes.push(last);
  return words.slice(0, -1);
}
