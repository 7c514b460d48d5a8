import { portable } from './portable-text.js';

const REFERENCE: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text between tags or in a quoted attribute, so that a reader gets it back with its tabs and line ends. */
export function xml(text: string): string {
  return portable(text).replace(/[&<>"\t\n\r]/g, (sign) => REFERENCE[sign] ?? `&#${sign.charCodeAt(0)};`);
}
