import { GraphQLError, type GraphQLErrorOptions, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { PapergraphError } from '../model/errors.js';

/** The caller's mistake, told to the caller. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** What the caller names is not there. */
export function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'NOT_FOUND' } });
}

/** As `badUserInput`, where nothing of the request is answered: 400 over HTTP. */
export function refusal(message: string, nodes?: GraphQLErrorOptions['nodes']): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/** Failures of the store that a client may know of; the message never speaks of statements. */
const TOLD: Partial<Record<PapergraphError['code'], string>> = {
  STORE_UNAVAILABLE: 'The database does not answer; try again in a moment.',
  STORE_BUSY: 'The database is busy; try again in a moment.',
  EMBEDDING_FAILED: 'The embedding model does not answer; try again in a moment.',
};

/** Makes what a client sees of an error: its own mistakes in full, the rest masked and handed to `log`. */
export function errorFormatter(log: (error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const { message, locations, path, extensions } = formatted;
    const code = String(extensions?.code ?? 'INTERNAL_SERVER_ERROR');
    if (original instanceof PapergraphError) {
      log(original);
      const told = TOLD[original.code];
      if (told) return { message: told, locations, path, extensions: { code: original.code } };
    } else if (code !== 'INTERNAL_SERVER_ERROR') {
      return { message, locations, path, extensions: { code } };
    } else log(original);
    return {
      message: 'Something went wrong on the server; its log says what.',
      locations,
      path,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** The body of an answer outside GraphQL, in the shape of GraphQL's. */
export function problem(
  message: string,
  code?: string,
): { errors: { message: string; extensions?: { code: string } }[] } {
  return { errors: [code === undefined ? { message } : { message, extensions: { code } }] };
}
