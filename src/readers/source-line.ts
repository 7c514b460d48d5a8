import { Buffer, isUtf8 } from 'node:buffer';

/** One line of a source, without its line end. `damaged`: its bytes are not UTF-8, and `text` holds U+FFFD for them. */
export interface SourceLine {
  /** 1-based. */
  number: number;
  text: string;
  damaged: boolean;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The lines of a text or of UTF-8 bytes. Line ends are LF, CRLF or CR; a byte order mark at the start is dropped. The
 * last line may lack its end. O(bytes).
 */
export function linesOfContent(content: string | Uint8Array, firstNumber = 1): SourceLine[] {
  if (typeof content === 'string') return numbered(cutText(content), firstNumber);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (isUtf8(bytes)) return numbered(cutText(bytes.toString('utf8')), firstNumber);
  // Somewhere in here is a byte that is not UTF-8: cut first and decode each line alone, to know which.
  const pieces = cutBytes(bytes);
  const lines = numbered(
    pieces.map((piece) => piece.toString('utf8')),
    firstNumber,
  );
  for (const line of lines) line.damaged = !isUtf8(pieces[line.number - firstNumber]);
  return lines;
}

function numbered(texts: string[], firstNumber: number): SourceLine[] {
  if (texts.at(-1) === '') texts.pop();
  if (firstNumber === 1 && texts.length > 0) texts[0] = texts[0].replace(/^\uFEFF/, '');
  return texts.map((text, index) => ({ number: firstNumber + index, text, damaged: false }));
}

function cutText(text: string): string[] {
  // The plain cut is several times faster, and the usual case.
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
}

function cutBytes(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) continue;
    pieces.push(bytes.subarray(start, at));
    if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED) at++;
    start = at + 1;
  }
  pieces.push(bytes.subarray(start));
  return pieces;
}

/** Thrown by `linesOfChunks` where one line is longer than it may be. */
export class LineTooLongError extends Error {
  constructor(readonly line: number) {
    super(`line ${line} is too long`);
    this.name = 'LineTooLongError';
  }
}

/**
 * The lines of UTF-8 bytes that come in chunks cut anywhere; the same lines as `linesOfContent` gives for all chunks
 * together. Holds one chunk and one line. Throws `LineTooLongError` where a line exceeds `maxLineBytes`; what the chunks
 * throw, after the whole lines before it.
 */
export async function* linesOfChunks(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<SourceLine> {
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let next = 1;
  for await (const chunk of chunks) {
    const end = afterLastLine(chunk);
    if (end > 0) {
      const lines = linesOfContent(Buffer.concat([...pending, chunk.subarray(0, end)]), next);
      next += lines.length;
      yield* lines;
      pending = [];
      pendingBytes = 0;
    }
    pending.push(chunk.subarray(end));
    pendingBytes += chunk.length - end;
    if (pendingBytes > maxLineBytes) throw new LineTooLongError(next);
  }
  yield* linesOfContent(Buffer.concat(pending), next);
}

/** The place after the last line end. A CR at the very end does not count: its LF may come with the next chunk. */
function afterLastLine(chunk: Uint8Array): number {
  const carriageReturn = chunk.length < 2 ? -1 : chunk.lastIndexOf(CARRIAGE_RETURN, chunk.length - 2);
  return Math.max(chunk.lastIndexOf(LINE_FEED), carriageReturn) + 1;
}
