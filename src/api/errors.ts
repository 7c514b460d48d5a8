import { GraphQLError, type GraphQLErrorOptions, type GraphQLFormattedError } from 'graphql';
import { HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { Standing } from '../access/budget.js';
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

/** A request that may cost more than one request may. */
export function costLimitExceeded(cost: number, limit: number): GraphQLError {
  const message =
    `The request may cost ${cost}; ${limit} is the most. Lower \`first\` in nested lists, leave out what \`@cost\` in ` +
    'the schema says is dear, or ask in several requests.';
  return new GraphQLError(message, {
    extensions: { code: 'COST_LIMIT_EXCEEDED', cost, limit, http: { status: 400 } },
  });
}

/** A client that has asked for more than one may in a minute. @param seconds until it may ask again */
export function rateLimited(cost: number, { limit, remaining }: Standing, seconds: number): GraphQLError {
  const message =
    `The request costs ${cost} more; of the ${limit} that a client may spend in a minute you have ${remaining} left. ` +
    `Ask again in ${seconds} s, or for less: \`rateLimit\` says how you stand.`;
  const headers = new HeaderMap([['retry-after', String(seconds)]]);
  return new GraphQLError(message, {
    extensions: { code: 'RATE_LIMITED', cost, limit, remaining, http: { status: 429, headers } },
  });
}

export interface ErrorExtensions {
  code: string;
  [number: string]: unknown;
}

/** What an error says in numbers beside its code. */
const TOLD_NUMBERS = ['cost', 'limit', 'remaining'];

/** What a client is told of an error of its own beside the message. */
export function refusalExtensions(extensions: Readonly<Record<string, unknown>>): ErrorExtensions {
  const numbers = TOLD_NUMBERS.filter((name) => typeof extensions[name] === 'number');
  return { code: String(extensions.code), ...Object.fromEntries(numbers.map((name) => [name, extensions[name]])) };
}

/** Rejects what a request waits for when its time is over; a mutation may have been done all the same. */
export function timedOut(ms: number): GraphQLError {
  const message =
    `The answer was not ready within ${ms / 1000} s, and was given up. Try again in a moment, or ask for less; ` +
    'look first whether a mutation has been done all the same.';
  return new GraphQLError(message, { extensions: { code: 'TIMEOUT' } });
}

/** The server has not read the graph yet, or another database without one was put in the place of that which it read. */
export function notReady(): GraphQLError {
  const message = 'The server is starting, or its database is being made anew; try again in a moment.';
  return new GraphQLError(message, { extensions: { code: 'STORE_UNAVAILABLE', http: { status: 503 } } });
}

/** The rows that the index speaks of are in the store no more. */
export function graphMoved(): GraphQLError {
  const message = 'The graph was changed while this was answered; ask again.';
  return new GraphQLError(message, { extensions: { code: 'SNAPSHOT_GONE' } });
}

/** Failures of the store that a client may know of; the message never speaks of statements. */
const TOLD: Partial<Record<PapergraphError['code'], string>> = {
  STORE_UNAVAILABLE: 'The database does not answer; try again in a moment.',
  STORE_BUSY: 'The database is busy; try again in a moment.',
  STORE_READ_ONLY: 'The database takes no changes at the moment; reading goes on.',
  EMBEDDING_FAILED: 'The embedding model does not answer; try again in a moment.',
};

/** All that a client is told of a failure that is none of its own. */
export const MASKED = 'Something went wrong on the server; its log says what.';
export const MASKED_CODE = 'INTERNAL_SERVER_ERROR';

/** Without the names of the schema that GraphQL proposes at its end. */
export function withoutSuggestion(message: string): string {
  const at = message.lastIndexOf(' Did you mean ');
  return at >= 0 && message.endsWith('?') ? message.slice(0, at) : message;
}

/**
 * Makes what a client sees of an error: its own mistakes in full, the rest masked and handed to `log`.
 *
 * @param suggests whether it is told of names like one that it got wrong
 */
export function errorFormatter(log: (error: unknown) => void, suggests = true) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const { message, locations, path, extensions } = formatted;
    const given = String(extensions?.code ?? MASKED_CODE);
    // Apollo's word for a request that is none; everywhere else it is the caller's to mend.
    const code = given === 'BAD_REQUEST' ? 'BAD_USER_INPUT' : given;
    if (original instanceof PapergraphError) {
      log(original);
      const told = TOLD[original.code];
      if (told) return { message: told, locations, path, extensions: { code: original.code } };
    } else if (code !== MASKED_CODE) {
      // The database may be in trouble, and say nothing.
      if (code === 'TIMEOUT') log(message);
      const told = suggests ? message : withoutSuggestion(message);
      return { message: told, locations, path, extensions: refusalExtensions({ ...extensions, code }) };
    } else log(original);
    return { message: MASKED, locations, path, extensions: { code: MASKED_CODE } };
  };
}

/** The body of an answer outside GraphQL, in the shape of GraphQL's; without `extensions`, the caller's mistake. */
export function problem(
  message: string,
  extensions: ErrorExtensions = { code: 'BAD_USER_INPUT' },
): { errors: { message: string; extensions: ErrorExtensions }[] } {
  return { errors: [{ message, extensions }] };
}
