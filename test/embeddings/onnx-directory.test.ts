import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { onnxDirectory } from '../../src/embeddings/onnx-directory.js';
import { writeEmbeddingModel } from '../support/onnx-model.js';

const WORDS = { kernel: [3, 0, 0], graph: [0, 4, 0], method: [0, 0, 5] };

const folder = mkdtempSync(join(tmpdir(), 'papergraph-onnx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
interface Answer {
  model: string;
  vectors: number[][];
}

// In a process of its own: the runtime knows typed arrays by their constructors, and Jest gives its modules others.
const SCRIPT = `
  const { onnxDirectory } = await import(process.argv[1]);
  const provider = await onnxDirectory(process.argv[2]);
  const vectors = await provider.embed(JSON.parse(process.argv[3]));
  await provider.close();
  const rounded = vectors.map((vector) => Array.from(vector, (x) => Math.round(x * 1000) / 1000));
  console.log(JSON.stringify({ model: provider.model, vectors: rounded }));
`;

async function answerOf(folder: string, texts: string[]): Promise<Answer> {
  const module = resolve('dist/embeddings/onnx-directory.js');
  const given = ['--input-type=module', '-e', SCRIPT, module, folder, JSON.stringify(texts)];
  return JSON.parse((await promisify(execFile)(process.execPath, given)).stdout) as Answer;
}

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
      const { vectors } = await answerOf(at('model'), ['kernel', 'Kernel graph', 'nothing known', '', 'method method']);
      expect(vectors).toEqual([
        [1, 0, 0],
        [0.6, 0.8, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ]);
      expect((await answerOf(at('model'), ['Kernel graph'])).vectors).toEqual([[0.6, 0.8, 0]]);
    });

    test('gives the first token where the folder asks for it', async () => {
      writeEmbeddingModel(at('cls'), WORDS, { pooling: 'cls' });
      const [cls, mean] = await Promise.all(['cls', 'model'].map((name) => answerOf(at(name), ['graph kernel'])));
      expect(cls.vectors).toEqual([[0, 1, 0]]);
      expect(mean.vectors).toEqual([[0.6, 0.8, 0]]);
      expect(cls.model).toMatch(/^onnx:[0-9a-f]{12}$/);
      // Not the same vectors, not the same name.
      expect(mean.model).not.toBe(cls.model);
    });

    test('reads a long text up to its limit, and many texts', async () => {
      writeEmbeddingModel(at('short'), WORDS, { maxTokens: 8 });
      const many = Array.from({ length: 50 }, (_, i) => (i % 2 ? 'graph' : 'kernel'));
      const long = `${'kernel '.repeat(7)}${'graph '.repeat(50)}`;
      const { vectors } = await answerOf(at('short'), [long, 'x'.repeat(100_000), ...many]);
      expect(vectors[0][0]).toBeGreaterThan(0.9);
      expect(vectors.slice(2).map(([x]) => x)).toEqual(many.map((word) => (word === 'kernel' ? 1 : 0)));
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
