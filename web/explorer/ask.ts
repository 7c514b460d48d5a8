import type { TypedDocumentString } from './documents.js';
import { keyHeaders } from './key.js';

/** The server did not answer at all, or said that it cannot now. */
export class ServerGone extends Error {}

/** The server wants a key, or another one. */
export class Locked extends Error {}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const LOCKED = ['UNAUTHENTICATED', 'FORBIDDEN'];

/**
 * Asks the server that the page came from.
 *
 * @throws {ServerGone} when it does not answer; {Locked} when it wants a key; {Error} with its own words when it refuses
 */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...keyHeaders() },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal,
  }).catch((cause: unknown) => {
    throw signal.aborted ? cause : new ServerGone('The server does not answer.', { cause });
  });
  if (response.status >= 502) throw new ServerGone(`The server answered ${response.status}.`);
  const answer = (await response.json().catch((cause: unknown) => {
    throw signal.aborted ? cause : new ServerGone('The answer broke off.', { cause });
  })) as Answer<Data>;
  const locked = answer.errors?.find(({ extensions }) => LOCKED.includes(extensions?.code ?? ''));
  if (locked) throw new Locked(locked.message);
  if (answer.errors?.length || !answer.data) {
    throw new Error(
      answer.errors?.map(({ message }) => message).join(' ') ?? `The server answered ${response.status}.`,
    );
  }
  return answer.data;
}
