import type { Range } from '../tokens.js';
import { findDefinitions } from './find-definitions.js';
import { shortTokens, textWords } from './short-tokens.js';
import { spelledOut } from './spelled-out.js';

/** The short and the long forms in a text, each ascending and apart. */
export interface Forms {
  short: Range[];
  long: Range[];
}

/**
 * Short forms, defined in the text or not, and their long forms: those of definitions, and elsewhere runs of words
 * with the initials of a short form that the text does not define. Near-linear in the text.
 */
export function findForms(text: string): Forms {
  const definitions = findDefinitions(text);
  const taken = new Taken(text.length);
  const short = definitions.map(({ shortAt }) => shortAt).filter((range) => taken.take(range));
  const long = definitions.map(({ longAt }) => longAt).filter((range) => taken.take(range));
  const words = textWords(text);
  const tokens = shortTokens(text, words).filter((range) => taken.take(range));
  const defined = new Set(definitions.map((each) => each.short));
  const initials = new Set<string>();
  for (const { start, end } of tokens) {
    const written = text.slice(start, end).replace(/s$/, '');
    const letters = written.toLowerCase().replace(/\P{L}/gu, '');
    if (!defined.has(written) && letters.length >= 2) initials.add(letters);
  }
  const spelled = spelledOut(text, words, initials).filter((range) => taken.take(range));
  const ascending = (a: Range, b: Range) => a.start - b.start;
  return { short: [...short, ...tokens].sort(ascending), long: [...long, ...spelled].sort(ascending) };
}

/** Which characters of a text are spoken for. */
class Taken {
  private readonly taken: Uint8Array;

  constructor(length: number) {
    this.taken = new Uint8Array(length);
  }

  /** Takes a range unless some of it is taken. */
  take({ start, end }: Range): boolean {
    if (this.taken.subarray(start, end).includes(1)) return false;
    this.taken.fill(1, start, end);
    return true;
  }
}
