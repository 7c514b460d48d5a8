import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// The few messages of onnx.proto3 that a table look-up needs, written field by field (protocol buffers: a key of
// `number << 3 | wire type`, then the value).

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
const number = (field: number, value: number): number[] => [...varint(field << 3), ...varint(value)];
const bytes = (field: number, value: readonly number[]): number[] => [
  ...varint((field << 3) | 2),
  ...varint(value.length),
  ...value,
];
const text = (field: number, value: string): number[] => bytes(field, [...Buffer.from(value)]);

const FLOAT = 1;
const INT64 = 7;

/** ValueInfoProto of a tensor whose dimensions have names. */
function value(name: string, type: number, dimensions: readonly string[]): number[] {
  const shape = dimensions.flatMap((dimension) => bytes(1, text(2, dimension)));
  const tensor = [...number(1, type), ...bytes(2, shape)];
  return [...text(1, name), ...bytes(2, bytes(1, tensor))];
}

/** ModelProto: `last_hidden_state[b, s] = table[input_ids[b, s]]`. */
export function lookUpModel(table: readonly (readonly number[])[]): Uint8Array {
  const raw = new Uint8Array(Float32Array.from(table.flat()).buffer);
  const tensor = [
    ...number(1, table.length),
    ...number(1, table[0].length),
    ...number(2, FLOAT),
    ...text(8, 'table'),
    ...bytes(9, [...raw]),
  ];
  const node = [...text(1, 'table'), ...text(1, 'input_ids'), ...text(2, 'last_hidden_state'), ...text(4, 'Gather')];
  const graph = [
    ...bytes(1, node),
    ...text(2, 'look-up'),
    ...bytes(5, tensor),
    ...bytes(11, value('input_ids', INT64, ['texts', 'tokens'])),
    ...bytes(11, value('attention_mask', INT64, ['texts', 'tokens'])),
    ...bytes(12, value('last_hidden_state', FLOAT, ['texts', 'tokens', 'dimensions'])),
  ];
  const opset = [...text(1, ''), ...number(2, 13)];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, opset)]);
}

/** A folder as sentence-transformers lays it out, of a model that knows these words; others are `[UNK]`, word 0. */
export function writeEmbeddingModel(
  folder: string,
  words: Readonly<Record<string, readonly number[]>>,
  changes: { pooling?: 'mean' | 'cls'; maxTokens?: number } = {},
): void {
  const names = Object.keys(words);
  const dimensions = words[names[0]].length;
  mkdirSync(join(folder, '1_Pooling'), { recursive: true });
  writeFileSync(
    join(folder, 'model.onnx'),
    lookUpModel([new Array<number>(dimensions).fill(0), ...Object.values(words)]),
  );
  const vocab = Object.fromEntries(['[UNK]', ...names].map((name, id) => [name, id]));
  const tokenizer = {
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  };
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  writeFileSync(join(folder, 'sentence_bert_config.json'), JSON.stringify({ max_seq_length: changes.maxTokens ?? 16 }));
  writeFileSync(
    join(folder, '1_Pooling', 'config.json'),
    JSON.stringify({ pooling_mode_cls_token: changes.pooling === 'cls' }),
  );
}
