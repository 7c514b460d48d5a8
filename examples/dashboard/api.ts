import type { TypedDocumentString } from './documents.js';

/** Where papergraph answers: `?api=` in the address of this page, else where `npm start` serves it. */
export const API = new URLSearchParams(location.search).get('api') ?? 'http://127.0.0.1:4000';

/** Nothing came back: the server is away, or it does not let this page ask. Worth asking again. */
export class NoAnswer extends Error {}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

/**
 * Asks papergraph; the types of variables and answer come with the document.
 *
 * @throws {NoAnswer} when nothing comes back; {Error} in the server's words when it refuses
 */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Data> {
  const response = await fetch(`${API}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal,
  }).catch(async (cause: unknown) => {
    throw signal.aborted ? cause : new NoAnswer(await whyNoAnswer(), { cause });
  });
  if (response.status >= 502) throw new NoAnswer(`The server at ${API} is not ready (${response.status}).`);
  const { data, errors } = (await response.json().catch((cause: unknown) => {
    throw signal.aborted ? cause : new NoAnswer('The answer broke off.', { cause });
  })) as Answer<Data>;
  if (errors?.length || !data) throw new Error(errors?.map(({ message }) => message).join(' ') ?? response.statusText);
  return data;
}

/** A page may not read why a request to another origin failed; but it may see whether anything is there. */
async function whyNoAnswer(): Promise<string> {
  const there = await fetch(`${API}/health/live`, { mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
  return there
    ? `The server at ${API} does not let this page ask. Start it with PAPERGRAPH_ORIGINS=${location.origin}`
    : `The server at ${API} does not answer.`;
}
