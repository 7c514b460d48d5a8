import { setTimeout as sleep } from 'node:timers/promises';
import { toUnitLength, type EmbeddingProvider } from '../model/embedding.js';
import { PapergraphError } from '../model/errors.js';

export interface EndpointSettings {
  /** Where `/embeddings` is, such as `http://127.0.0.1:11434/v1`. */
  baseUrl: string;
  /** The model's name, as the endpoint knows it. */
  model: string;
  /** Sent as `Authorization: Bearer`; left out where null. */
  key: string | null;
  /** For one request; 60 s by default. */
  timeoutMs?: number;
}

/** Texts in one request: endpoints take 100 and more, smaller ones less memory. */
const TEXTS = 64;
const TIMEOUT_MS = 60_000;
/** Waits before the second and the third attempt, where the endpoint is busy or away. */
const PAUSES_MS = [500, 2_000];
const MAY_PASS = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Any endpoint with the `POST /embeddings` of the OpenAI API (`{model, input: [text]}` → `{data: [{index, embedding}]}`),
 * local or not. Texts leave this machine unless the endpoint is on it.
 *
 * @throws PapergraphError BAD_INPUT where the address cannot be read, or holds a password.
 */
export function openaiEndpoint(settings: EndpointSettings): EmbeddingProvider {
  const url = endpointOf(settings.baseUrl);
  return {
    model: `${url.host}/${settings.model}`,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += TEXTS) {
        vectors.push(...(await embedSome(url, settings, texts.slice(at, at + TEXTS))));
      }
      return vectors;
    },
    close: async () => undefined,
  };
}

function endpointOf(baseUrl: string): URL {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new PapergraphError(
      'BAD_INPUT',
      'The address of the embedding endpoint cannot be read; it looks like http://127.0.0.1:11434/v1.',
    );
  }
  const url = new URL(baseUrl);
  if (url.username || url.password) {
    throw new PapergraphError(
      'BAD_INPUT',
      'Leave the password out of the address; give a key as PAPERGRAPH_EMBEDDINGS_KEY.',
    );
  }
  url.pathname = `${url.pathname.replace(/\/$/, '')}/embeddings`;
  return url;
}

async function embedSome(url: URL, settings: EndpointSettings, texts: readonly string[]): Promise<Float32Array[]> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask(url, settings, texts);
    if (answer.vectors) return answer.vectors;
    if (!answer.mayPass || attempt >= PAUSES_MS.length) throw answer.failure;
    await sleep(PAUSES_MS[attempt]);
  }
}

type Answer = { vectors: Float32Array[] } | { vectors: null; failure: PapergraphError; mayPass: boolean };

async function ask(url: URL, settings: EndpointSettings, texts: readonly string[]): Promise<Answer> {
  const failed = (what: string, mayPass: boolean): Answer => ({
    vectors: null,
    failure: new PapergraphError('EMBEDDING_FAILED', `The embedding endpoint at ${url.origin} ${what}`),
    mayPass,
  });
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (settings.key !== null) headers.authorization = `Bearer ${settings.key}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model: settings.model, input: texts }),
      signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS),
      // A key must not follow to another place.
      redirect: 'error',
    });
    text = await response.text();
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return failed(
      late ? 'did not answer in time; try again, or give it fewer texts.' : 'cannot be reached; is it running?',
      !late,
    );
  }
  if (response.status === 401 || response.status === 403) {
    return failed(`refuses the key (${response.status}); set PAPERGRAPH_EMBEDDINGS_KEY.`, false);
  }
  // What it says may repeat the key or the texts.
  if (!response.ok) return failed(`answered ${response.status}.`, MAY_PASS.has(response.status));
  const vectors = vectorsIn(text, texts.length);
  if (!vectors)
    return failed(
      `answered without a vector for each text; is ${JSON.stringify(settings.model)} an embedding model?`,
      false,
    );
  return { vectors };
}

/** The vectors of an answer in the order of the texts; null where it is not one of `count` vectors of one dimension. */
function vectorsIn(text: string, count: number): Float32Array[] | null {
  let data: unknown;
  try {
    data = (JSON.parse(text) as { data?: unknown } | null)?.data;
  } catch {
    return null;
  }
  if (!Array.isArray(data) || data.length !== count) return null;
  const vectors: Float32Array[] = [];
  for (const entry of data as ({ index?: unknown; embedding?: unknown } | null)[]) {
    const at = entry?.index;
    const numbers = entry?.embedding;
    if (typeof at !== 'number' || !(at in data) || vectors[at] !== undefined) return null;
    if (!Array.isArray(numbers) || numbers.length === 0 || !numbers.every(Number.isFinite)) return null;
    vectors[at] = toUnitLength(Float32Array.from(numbers as number[]));
  }
  return vectors.every(({ length }) => length === vectors[0].length) ? vectors : null;
}
