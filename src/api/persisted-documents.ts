import { GraphQLError } from 'graphql';
import { documentHash, type TrustedOperations } from '../access/trusted-operations.js';
import { refusal } from './errors.js';

/** What names the document of a request, in a body or (as text) an address. */
export interface DocumentRequest {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/**
 * Puts the document into a request that names it by its id: `documentId`, as the draft of GraphQL over HTTP has it, or
 * `extensions.persistedQuery`, as Apollo's clients send it.
 *
 * @param trustedOnly whether any other document is refused
 * @throws GraphQLError PERSISTED_QUERY_NOT_FOUND for an id that is not known; OPERATION_NOT_TRUSTED for another document
 */
export function fillInDocument(request: DocumentRequest, operations: TrustedOperations, trustedOnly: boolean): void {
  const extensions = typeof request.extensions === 'string' ? parsed(request.extensions) : request.extensions;
  const { persistedQuery, ...others } = (isObject(extensions) ? extensions : {}) as { persistedQuery?: unknown };
  const named = isObject(persistedQuery) ? (persistedQuery as { sha256Hash?: unknown }).sha256Hash : undefined;
  const hash = typeof named === 'string' ? named : undefined;
  const id = request.documentId ?? hash;
  if (request.documentId != null && typeof request.documentId !== 'string') {
    throw refusal('`documentId` is a text: `sha256:` and the SHA-256 of the document.');
  }
  if (id == null && persistedQuery != null) {
    throw refusal('`extensions.persistedQuery` names a document by `sha256Hash`, the SHA-256 of it.');
  }
  if (typeof id === 'string') {
    const known = operations.bodyOf(id);
    const { query } = request;
    // A client that offers the document with its hash asks for it to be remembered; it is answered, not remembered.
    const offered = typeof query === 'string' && query !== '' ? query : undefined;
    if (known === undefined && offered === undefined) throw notFound();
    if (offered !== undefined && documentHash(offered) !== id.replace(/^sha256:/, '').toLowerCase()) {
      throw refusal('The id of the document is not its SHA-256; leave one of the two out.');
    }
    request.query = known ?? offered;
    if (persistedQuery !== undefined) {
      request.extensions = typeof request.extensions === 'string' ? JSON.stringify(others) : others;
    }
  }
  const { query } = request;
  if (trustedOnly && typeof query === 'string' && query !== '' && !operations.holds(query)) throw notTrusted();
}

function notFound(): GraphQLError {
  // The message is what Apollo's clients look for.
  return new GraphQLError('PersistedQueryNotFound', {
    extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 400 } },
  });
}

function notTrusted(): GraphQLError {
  return new GraphQLError(
    'This server answers trusted operations only, those of its manifest: send one by its id, as `documentId`, or ask whoever runs the server to add yours.',
    { extensions: { code: 'OPERATION_NOT_TRUSTED', http: { status: 403 } } },
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // told where the request is read
    return undefined;
  }
}
