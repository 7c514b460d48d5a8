import { Buffer, isUtf8 } from 'node:buffer';

/** One line of a source, without its line end. `damaged`: its bytes are not UTF-8, and `text` holds U+FFFD for them. */
export interface SourceLine {
  /** 1-based. */
  number: number;
  text: string;
  damaged: boolean;
}

const LINE_FEED = 10;

/**
 * The lines of a text or of UTF-8 bytes. Line ends are LF or CRLF; a byte order mark at the start is dropped. The last
 * line may lack its end. O(bytes).
 */
export function linesOfContent(content: string | Uint8Array, firstNumber = 1): SourceLine[] {
  if (typeof content === 'string') return numbered(content.split('\n'), firstNumber);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (isUtf8(bytes)) return numbered(bytes.toString('utf8').split('\n'), firstNumber);
  // Somewhere in here is a byte that is not UTF-8: cut first and decode each line alone, to know which.
  const pieces = cutAtLineFeeds(bytes);
  const lines = numbered(
    pieces.map((piece) => piece.toString('utf8')),
    firstNumber,
  );
  for (const line of lines) line.damaged = !isUtf8(pieces[line.number - firstNumber]);
  return lines;
}

function numbered(texts: string[], firstNumber: number): SourceLine[] {
  if (texts.at(-1) === '') texts.pop();
  return texts.map((text, index) => ({
    number: firstNumber + index,
    text: withoutMarks(text, firstNumber + index),
    damaged: false,
  }));
}

function withoutMarks(text: string, number: number): string {
  const start = number === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  return text.slice(start, text.endsWith('\r') ? -1 : undefined);
}

function cutAtLineFeeds(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
    pieces.push(bytes.subarray(start, end));
    start = end + 1;
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
 * together. Holds one chunk and one line. Throws `LineTooLongError` where a line exceeds `maxLineBytes`.
 */
export async function* linesOfChunks(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<SourceLine> {
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let next = 1;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
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
