import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rowsOfBlocks } from '../../src/sparse/gram-block.js';
import type * as Parallel from '../../src/sparse/gram-parallel.js';
import { gramUpper, type GramRow } from '../../src/sparse/gram.js';
import { ShapeMismatchError } from '../../src/sparse/shape-mismatch-error.js';
import { example, presence, TALL, WIDE } from './matrices.js';

// Threads run compiled files: `npm test` builds them before.
const built = '../../dist/sparse/gram-parallel.js';
const { gramParallel } = (await import(built)) as typeof Parallel;

const copies = (rows: Iterable<GramRow>) =>
  Array.from(rows, ({ row, columns, counts }) => [row, [...columns], [...counts]]);

test.each([
  ['one thread', 1, TALL],
  ['two threads', 2, TALL],
  ['more threads than columns', 6, { ...TALL, columns: 3 }],
  ['three threads over many columns', 3, WIDE],
])('is what one thread gives: %s', async (_, threads, shape) => {
  await fc.assert(
    fc.asyncProperty(presence(shape), fc.integer({ min: 1, max: 2 }), async (matrix, minCount) => {
      const blocks = await gramParallel(matrix, { threads, minCount, paysFrom: 0 });
      expect(copies(rowsOfBlocks(blocks))).toEqual(copies(gramUpper(matrix, { minCount })));
    }),
    { numRuns: 10 },
  );
});

test('stays on this thread where more do not pay', async () => {
  expect(await gramParallel(example(), { threads: 8 })).toHaveLength(1);
});

test.each([{ threads: 0 }, { threads: 1.5 }, { threads: 2, minCount: 0 }])('refuses %j', async (options) => {
  await expect(gramParallel(example(), options)).rejects.toMatchObject({
    code: new ShapeMismatchError({ expected: '', received: '' }).code,
  });
});
