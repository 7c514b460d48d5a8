import { portable } from './portable-text.js';

const COMMAND: Record<string, string> = {
  // Braces must come in pairs, as BibTeX counts them, behind a backslash too.
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
};

/** A text that LaTeX prints as it is: letters stay UTF-8, signs with a meaning are escaped, and signs that would join do not. */
export function latex(text: string): string {
  return portable(text)
    .replace(/[{}\\~^]|[$&%#_]/g, (sign) => COMMAND[sign] ?? `\\${sign}`)
    .replace(/(?<=[-'`,])(?=[-'`,])|(?<=[?!])(?=`)/g, '{}');
}

/** An address for a field that is read to the letter: only what would end the field is written otherwise. */
export function verbatim(address: string): string {
  return portable(address).replace(/[{}\\\s\ufffd]/g, (sign) => encodeURIComponent(sign));
}
