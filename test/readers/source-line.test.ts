import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOfChunks, linesOfContent, LineTooLongError, type SourceLine } from '../../src/readers/source-line.js';

async function* each(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield chunk;
  }
}

async function collected(chunks: Uint8Array[], maxLineBytes = 1000): Promise<SourceLine[]> {
  const lines: SourceLine[] = [];
  for await (const line of linesOfChunks(each(chunks), maxLineBytes)) lines.push(line);
  return lines;
}

describe('linesOfContent', () => {
  test.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\nb', ['a', '', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\r', ['a', 'b']],
    ['a\r\n\rb\n\n', ['a', '', 'b', '']],
    ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
  ])('%j', (text, lines) => {
    const expected = lines.map((line, index) => ({ number: index + 1, text: line, damaged: false }));
    expect(linesOfContent(text)).toEqual(expected);
    expect(linesOfContent(Buffer.from(text))).toEqual(expected);
  });

  test('marks the lines whose bytes are not UTF-8, and only those', () => {
    const bytes = Buffer.concat([Buffer.from('é\r\n'), Buffer.from([0x63, 0xe9, 0x0d]), Buffer.from('è\n')]);
    expect(linesOfContent(bytes)).toEqual([
      { number: 1, text: 'é', damaged: false },
      { number: 2, text: 'c\uFFFD', damaged: true },
      { number: 3, text: 'è', damaged: false },
    ]);
  });
});

describe('linesOfChunks', () => {
  test('gives the same lines wherever the bytes are cut', async () => {
    const piece = fc.constantFrom('\n', '\r', '\r\n', 'a', 'bc', 'é', '語', '😀', '\uFEFF', '\xff');
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.array(fc.nat({ max: 60 })), async (pieces, cuts) => {
        const bytes = Buffer.concat(pieces.map((text) => Buffer.from(text, text === '\xff' ? 'latin1' : 'utf8')));
        const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(await collected(chunks)).toEqual(linesOfContent(bytes));
      }),
    );
  });

  test('refuses a line that is too long, by its number', async () => {
    const chunks = ['a\nb\n', 'c'.repeat(6), 'c'.repeat(6), 'c'.repeat(6)].map((text) => Buffer.from(text));
    await expect(collected(chunks, 10)).rejects.toEqual(new LineTooLongError(3));
    await expect(collected(chunks, 20)).resolves.toHaveLength(3);
  });
});
