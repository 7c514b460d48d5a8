import { isUtf8 } from 'node:buffer';
import { linesOfContent } from './source-line.js';

/** The opening of a text, or why the bytes are no text, told for the user. */
export type SourceHead = { text: string; problem: null } | { text: null; problem: string; line: number | null };

const AS_UTF8 = 'save it as plain text in UTF-8';

/**
 * The text at the start of a file, its line ends as LF. `whole`: there is nothing after `bytes`. NUL bytes and UTF-16
 * are a problem, and so is a text of which most lines are not UTF-8; single damaged lines are left to the reader, which
 * reports them and keeps the rest.
 */
export function sourceHead(bytes: Uint8Array, whole: boolean): SourceHead {
  const problem = (text: string, line: number | null = null): SourceHead => ({ text: null, problem: text, line });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return problem(`is UTF-16 text; ${AS_UTF8}`);
  }
  if (bytes.includes(0)) return problem(`is not text (it holds NUL bytes): binary data, or UTF-16; ${AS_UTF8}`);
  const lines = linesOfContent(whole ? bytes : withoutCutCharacter(bytes));
  const filled = lines.filter((line) => line.text.trim() !== '');
  if (whole && filled.length === 0) return problem('is empty; give a file with papers in it');
  const damaged = filled.filter((line) => line.damaged);
  if (damaged.length * 2 > filled.length) {
    return problem(
      `is not UTF-8 text (line ${damaged[0].number} is the first that is not); ${AS_UTF8}`,
      damaged[0].number,
    );
  }
  return { text: lines.map((line) => line.text).join('\n'), problem: null };
}

/** The cut may fall inside a character, which is at most four bytes long. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let cut = 0; cut < 4; cut++) {
    const kept = bytes.subarray(0, bytes.length - cut);
    if (isUtf8(kept)) return kept;
  }
  return bytes;
}
