import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import type * as Onnx from 'onnxruntime-common';
import { toUnitLength, type EmbeddingProvider } from '../model/embedding.js';
import { PapergraphError } from '../model/errors.js';
import { pooled, type Pooling } from './pooling.js';

type OnnxRuntime = typeof Onnx;

/** Not a dependency: 290 MB, and its installation would fetch more from another place. */
const RUNTIME = 'onnxruntime-node';

/** Where a folder may keep its model. */
const MODEL_FILES = ['model.onnx', 'onnx/model.onnx'];
/** Texts that the model is given at once. */
const TEXTS = 16;
/** Tokens of a text that are read, where the folder does not say. */
const MAX_TOKENS = 256;
/** What a tokenizer says where it has no limit. */
const NO_LIMIT = 100_000;

const INSTALL = 'ONNXRUNTIME_NODE_INSTALL=skip npm install --no-save onnxruntime-node@1.30.0';

/**
 * A sentence-embedding model in a folder, in the layout of sentence-transformers: `model.onnx` (or `onnx/model.onnx`) and
 * `tokenizer.json`; `tokenizer_config.json`, `sentence_bert_config.json` and `1_Pooling/config.json` are heeded where they
 * are there. Nothing is ever downloaded. Needs `onnxruntime-node`, which papergraph does not install by itself.
 *
 * @throws PapergraphError BAD_INPUT where the folder lacks a file or the package is not installed.
 */
export async function onnxDirectory(folder: string): Promise<EmbeddingProvider> {
  const file = MODEL_FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (!file || !existsSync(join(folder, 'tokenizer.json'))) {
    throw new PapergraphError(
      'BAD_INPUT',
      `${folder}: no embedding model; it must hold model.onnx and tokenizer.json.`,
    );
  }
  const runtime = await onnxRuntime();
  const bytes = await readFile(file);
  const settings = await settingsIn(folder);
  const tokenizer = tokenizerOf(settings.tokenizer, settings.tokenizerConfig, folder);
  let session: Onnx.InferenceSession;
  try {
    session = await runtime.InferenceSession.create(bytes);
  } catch (error) {
    throw new PapergraphError('BAD_INPUT', `${file}: not a model that onnxruntime can run.`, { cause: error });
  }
  const hash = createHash('sha256').update(bytes).update(JSON.stringify(settings)).digest('hex').slice(0, 12);
  return {
    model: `onnx:${hash}`,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += TEXTS) {
        const encoded = texts.slice(at, at + TEXTS).map((text) => encode(tokenizer, text, settings.maxTokens));
        vectors.push(...(await run(runtime, session, encoded, settings.pooling)));
      }
      return vectors.map(toUnitLength);
    },
    close: () => session.release(),
  };
}

async function onnxRuntime(): Promise<OnnxRuntime> {
  try {
    const module = (await import(RUNTIME)) as OnnxRuntime & { default?: OnnxRuntime };
    return module.default ?? module;
  } catch (error) {
    throw new PapergraphError(
      'BAD_INPUT',
      `A local embedding model needs onnxruntime-node, which is not installed: ${INSTALL}`,
      {
        cause: error,
      },
    );
  }
}

interface Settings {
  tokenizer: object;
  tokenizerConfig: object;
  maxTokens: number;
  pooling: Pooling;
}

async function settingsIn(folder: string): Promise<Settings> {
  const read = async (name: string): Promise<Record<string, unknown> | null> => {
    const path = join(folder, name);
    if (!existsSync(path)) return null;
    try {
      return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    } catch (error) {
      throw new PapergraphError('BAD_INPUT', `${path}: not JSON.`, { cause: error });
    }
  };
  const tokenizer = (await read('tokenizer.json'))!;
  const tokenizerConfig = (await read('tokenizer_config.json')) ?? {};
  const limit = (await read('sentence_bert_config.json'))?.max_seq_length ?? tokenizerConfig.model_max_length;
  const maxTokens = typeof limit === 'number' && limit >= 8 && limit <= NO_LIMIT ? Math.floor(limit) : MAX_TOKENS;
  const pooling = (await read('1_Pooling/config.json'))?.pooling_mode_cls_token === true ? 'cls' : 'mean';
  return { tokenizer, tokenizerConfig, maxTokens, pooling };
}

function tokenizerOf(tokenizer: object, config: object, folder: string): Tokenizer {
  try {
    return new Tokenizer(tokenizer, config);
  } catch (error) {
    throw new PapergraphError('BAD_INPUT', `${join(folder, 'tokenizer.json')}: not a tokenizer that can be read.`, {
      cause: error,
    });
  }
}

/** The ids of a text's tokens; of a long text its beginning, and the token that ends every text. */
function encode(tokenizer: Tokenizer, text: string, maxTokens: number): number[] {
  // A token has a character at least, and a word of a megabyte is no word.
  const { ids } = tokenizer.encode(text.slice(0, maxTokens * 16));
  if (ids.length === 0) return [0];
  return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ids[ids.length - 1]];
}

async function run(
  runtime: OnnxRuntime,
  session: Onnx.InferenceSession,
  encoded: readonly (readonly number[])[],
  pooling: Pooling,
): Promise<Float32Array[]> {
  const length = Math.max(...encoded.map((ids) => ids.length));
  const mask = encoded.map((ids) => Array.from({ length }, (_, i) => (i < ids.length ? 1 : 0)));
  const whole = (rows: readonly (readonly number[])[]): Onnx.Tensor =>
    new runtime.Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [encoded.length, length]);
  const given: Record<string, () => Onnx.Tensor> = {
    input_ids: () => whole(encoded.map((ids) => Array.from({ length }, (_, i) => ids[i] ?? 0))),
    attention_mask: () => whole(mask),
    token_type_ids: () => whole(mask.map((row) => row.map(() => 0))),
  };
  const unknown = session.inputNames.find((name) => !(name in given));
  if (unknown !== undefined) {
    throw new PapergraphError(
      'EMBEDDING_FAILED',
      `The embedding model asks for ${JSON.stringify(unknown)}, which a text does not have.`,
    );
  }
  const answers = await session.run(Object.fromEntries(session.inputNames.map((name) => [name, given[name]()])));
  const answer = answers.sentence_embedding ?? answers[session.outputNames[0]];
  const [texts, ...rest] = answer.dims;
  if (answer.type === 'float32' && texts === encoded.length) {
    const values = answer.data as Float32Array;
    if (rest.length === 2) return pooled(values, [texts, rest[0], rest[1]], mask, pooling);
    if (rest.length === 1) return encoded.map((_, text) => values.slice(text * rest[0], (text + 1) * rest[0]));
  }
  throw new PapergraphError(
    'EMBEDDING_FAILED',
    `The embedding model answers ${answer.type} of ${answer.dims.join(' × ')}; a float32 vector a token or a text is needed.`,
  );
}
