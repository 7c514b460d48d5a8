import type { ApolloServerPlugin } from '@apollo/server';

/** Not GraphQL, or a snapshot that is gone: the server has understood and answered. */
const REFUSED = new Set([400, 410]);

/**
 * Answers 200 where the server refuses a whole request and its client takes `application/json` by name, as the GraphQL
 * over HTTP specification asks: to such a client, another status says that something between it and the server has
 * failed. One that takes `application/graphql-response+json`, or anything, is told 400.
 */
export function plainJsonStatus(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response }) => {
        const accept = request.http?.headers.get('accept') ?? '';
        const plain = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
        if (plain && REFUSED.has(response.http.status ?? 200)) response.http.status = 200;
      },
    }),
  };
}
