import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onnxDirectory } from '../../src/embeddings/onnx-directory.js';
import { writeEmbeddingModel } from '../support/onnx-model.js';

const WORDS = { kernel: [3, 0, 0], graph: [0, 4, 0], method: [0, 0, 5] };

const folder = mkdtempSync(join(tmpdir(), 'papergraph-onnx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const rounded = (vectors: Float32Array[]) =>
  vectors.map((vector) => Array.from(vector, (x) => Math.round(x * 1000) / 1000));

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('onnxruntime-node');
    return true;
  } catch {
    return false;
  }
}

test('says what a folder lacks', async () => {
  await expect(onnxDirectory(folder)).rejects.toThrow(
    /no embedding model; it must hold model\.onnx and tokenizer\.json/,
  );
});

if (!isInstalled()) {
  if (process.env.PAPERGRAPH_REQUIRE_ONNX) throw new Error('onnxruntime-node is required and not installed.');
  console.warn('Local embedding models did not run: onnxruntime-node is not installed (docs/related.md says how).');
  test('says how to install what it needs', async () => {
    writeEmbeddingModel(at('model'), WORDS);
    await expect(onnxDirectory(at('model'))).rejects.toThrow(/npm install --no-save onnxruntime-node@/);
  });
} else {
  describe('a model that looks words up', () => {
    beforeAll(() => writeEmbeddingModel(at('model'), WORDS));

    test('gives the mean of a text, at length 1, whatever stands beside it', async () => {
      const provider = await onnxDirectory(at('model'));
      const vectors = await provider.embed(['kernel', 'Kernel graph', 'nothing known', '', 'method method']);
      expect(rounded(vectors)).toEqual([
        [1, 0, 0],
        [0.6, 0.8, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ]);
      expect(rounded(await provider.embed(['Kernel graph']))).toEqual([[0.6, 0.8, 0]]);
      await provider.close();
    });

    test('gives the first token where the folder asks for it', async () => {
      writeEmbeddingModel(at('cls'), WORDS, { pooling: 'cls' });
      const provider = await onnxDirectory(at('cls'));
      expect(rounded(await provider.embed(['graph kernel']))).toEqual([[0, 1, 0]]);
      await provider.close();
    });

    test('reads a long text up to its limit, and many texts', async () => {
      writeEmbeddingModel(at('short'), WORDS, { maxTokens: 8 });
      const provider = await onnxDirectory(at('short'));
      expect(rounded(await provider.embed([`${'kernel '.repeat(7)}${'graph '.repeat(50)}`]))[0][0]).toBeGreaterThan(
        0.9,
      );
      expect(await provider.embed(['x'.repeat(1_000_000)])).toHaveLength(1);
      const many = await provider.embed(Array.from({ length: 50 }, (_, i) => (i % 2 ? 'graph' : 'kernel')));
      expect(rounded(many).map(([x]) => x)).toEqual(Array.from({ length: 50 }, (_, i) => (i % 2 ? 0 : 1)));
      await provider.close();
    });

    test('is named by what it is', async () => {
      const [one, same, other] = await Promise.all([at('model'), at('model'), at('cls')].map(onnxDirectory));
      expect(one.model).toMatch(/^onnx:[0-9a-f]{12}$/);
      expect(same.model).toBe(one.model);
      expect(other.model).not.toBe(one.model);
      await Promise.all([one, same, other].map((each) => each.close()));
    });

    test('refuses what is no model', async () => {
      writeEmbeddingModel(at('broken'), WORDS);
      writeFileSync(join(at('broken'), 'model.onnx'), 'no model');
      await expect(onnxDirectory(at('broken'))).rejects.toThrow(/model\.onnx: not a model that onnxruntime can run/);
      writeEmbeddingModel(at('broken'), WORDS);
      writeFileSync(join(at('broken'), 'tokenizer.json'), '{');
      await expect(onnxDirectory(at('broken'))).rejects.toThrow(/tokenizer\.json: not JSON/);
    });
  });
}
