import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { gunzipped } from '../../src/readers/gunzip.js';

async function* each(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    await Promise.resolve();
    yield bytes.subarray(start, start + size);
  }
}

async function read(bytes: Uint8Array, size: number): Promise<{ text: string; code: string | null }> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of gunzipped(each(bytes, size))) pieces.push(piece);
  } catch (error) {
    return { text: Buffer.concat(pieces).toString(), code: (error as NodeJS.ErrnoException).code ?? 'none' };
  }
  return { text: Buffer.concat(pieces).toString(), code: null };
}

const bytes = fc.uint8Array({ maxLength: 5000 });

test('gives back what was compressed, however the bytes are cut, and of several members all', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.integer({ min: 1, max: 999 }), async (first, second, size) => {
      const members = Buffer.concat([gzipSync(first), gzipSync(second)]);
      expect(await read(members, size)).toEqual({ text: Buffer.concat([first, second]).toString(), code: null });
    }),
    { numRuns: 50 },
  );
});

test('gives what stands before a missing end, then fails', async () => {
  const text = Array.from({ length: 4000 }, (_, index) => `line ${(index * 7919) % 4001}`).join('\n');
  const whole = gzipSync(text);
  for (const size of [100, 1_000_000]) {
    const half = await read(whole.subarray(0, whole.length / 2), size);
    expect(half.code).toBe('Z_BUF_ERROR');
    expect(half.text.length).toBeGreaterThan(text.length / 4);
    expect(text.startsWith(half.text)).toBe(true);
    // Only the checksum is missing.
    expect(await read(whole.subarray(0, -8), size)).toEqual({ text, code: 'Z_BUF_ERROR' });
  }
});

test('fails on data that are no gzip, and stops when the reader does', async () => {
  expect(await read(Buffer.from('no gzip at all'), 4)).toEqual({ text: '', code: 'Z_DATA_ERROR' });
  for await (const piece of gunzipped(each(gzipSync('a'.repeat(1_000_000)), 50))) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
});
