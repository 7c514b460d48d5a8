import { afterEach, expect, test } from '@jest/globals';
import { openEmbeddings } from '../../src/embeddings/open.js';
import { openaiEndpoint } from '../../src/embeddings/openai-endpoint.js';
import { startEndpoint, type Reply } from '../support/embeddings-endpoint.js';

const KEY = 'secret-of-the-test';
let close: (() => Promise<void>) | undefined;
afterEach(async () => close?.());

async function endpoint(reply: (request: number, input: string[]) => Reply, timeoutMs?: number) {
  const started = await startEndpoint(({ input }, request) => reply(request, input));
  close = started.close;
  const { baseUrl } = started;
  return { ...started, provider: openaiEndpoint({ baseUrl, model: 'small', key: KEY, timeoutMs }) };
}

test('asks in batches, with the key, and puts vectors in the order of the texts at length 1', async () => {
  const { provider, asked } = await endpoint((_, input) => input.map((text) => [Number(text), 4]));
  const texts = Array.from({ length: 70 }, (_, i) => String(i));
  const vectors = await provider.embed(texts);
  expect(vectors.map(([x, y]) => Math.round((x / y) * 4))).toEqual(texts.map(Number));
  expect(Math.hypot(...vectors[3])).toBeCloseTo(1, 6);
  expect(asked.map(({ input }) => input.length)).toEqual([64, 6]);
  expect(asked[0]).toMatchObject({ authorization: `Bearer ${KEY}`, model: 'small' });
  expect(provider.model).toMatch(/^127\.0\.0\.1:\d+\/small$/);
  expect(await provider.embed([])).toEqual([]);
});

test('tries again where the endpoint is busy', async () => {
  const { provider, asked } = await endpoint((request) => (request === 1 ? { status: 429, body: '' } : [[1, 0]]));
  expect(await provider.embed(['a'])).toEqual([Float32Array.from([1, 0])]);
  expect(asked).toHaveLength(2);
});

test.each<[string, Reply, RegExp]>([
  ['a wrong key', { status: 401, body: `${KEY} is wrong` }, /refuses the key \(401\); set PAPERGRAPH_EMBEDDINGS_KEY/],
  ['an unknown model', { status: 404, body: `no model, ${KEY}` }, /answered 404/],
  ['what is no JSON', { status: 200, body: KEY }, /without a vector for each text; is "small" an embedding model/],
  ['null', { status: 200, body: 'null' }, /without a vector for each text/],
  ['too few vectors', [[1]], /without a vector for each text/],
  ['vectors of two lengths', [[1], [1, 2]], /without a vector for each text/],
  ['a vector that is none', [[1], ['x' as unknown as number]], /without a vector for each text/],
])('says what is wrong with %s, once, without the key', async (_, reply, message) => {
  const { provider, asked } = await endpoint(() => reply);
  const failure = await provider.embed(['a', 'b']).catch((error: Error) => error);
  expect(failure).toMatchObject({ code: 'EMBEDDING_FAILED', message: expect.stringMatching(message) });
  expect(JSON.stringify(failure) + (failure as Error).message).not.toContain(KEY);
  expect(asked).toHaveLength(1);
});

test('says that an endpoint is away, or late', async () => {
  const { provider } = await endpoint(() => [[1]]);
  await close!();
  await expect(provider.embed(['a'])).rejects.toThrow(/cannot be reached; is it running\?/);
  const slow = openaiEndpoint({ baseUrl: 'http://127.0.0.1:9/v1', model: 'm', key: null, timeoutMs: 0 });
  await expect(slow.embed(['a'])).rejects.toThrow(/did not answer in time|cannot be reached/);
}, 15_000);

test('the environment names a provider, or none', async () => {
  expect(await openEmbeddings({})).toBeNull();
  const address = 'http://127.0.0.1:9/v1';
  const named = { PAPERGRAPH_EMBEDDINGS: address, PAPERGRAPH_EMBEDDINGS_MODEL: 'm' };
  expect((await openEmbeddings(named))?.model).toBe('127.0.0.1:9/m');
  await expect(openEmbeddings({ PAPERGRAPH_EMBEDDINGS: address })).rejects.toThrow(/PAPERGRAPH_EMBEDDINGS_MODEL/);
  await expect(openEmbeddings({ PAPERGRAPH_EMBEDDINGS: 'magic' })).rejects.toThrow(/neither onnx:FOLDER nor/);
  const secret = { ...named, PAPERGRAPH_EMBEDDINGS: 'http://u:hidden@127.0.0.1/v1' };
  const failure = await openEmbeddings(secret).catch((error: Error) => error.message);
  expect(failure).toMatch(/PAPERGRAPH_EMBEDDINGS_KEY/);
  expect(failure).not.toContain('hidden');
});
