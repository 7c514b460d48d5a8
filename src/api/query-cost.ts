import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
// The package's ES module build brings a graphql of its own.
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity/cjs';
import type { ApiContext } from './context.js';
import { badUserInput } from './errors.js';

/** Fields that one request may ask for, counted as if every list were as long as it may be: some seconds of work. */
export const MAX_FIELDS = 100_000;

/** Refuses a request that may ask for more than MAX_FIELDS before any of it is computed. */
export function queryCostLimit(schema: GraphQLSchema): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request, operationName }) => {
        const fields = getComplexity({
          schema,
          query: document,
          variables: request.variables ?? {},
          operationName: operationName ?? undefined,
          estimators: [fieldsOf],
        });
        if (fields <= MAX_FIELDS) return;
        throw badUserInput(
          `The query may ask for ${fields} fields; ${MAX_FIELDS} are the most. Lower \`first\` in nested lists, or ask in several queries.`,
        );
      },
    }),
  };
}

/** The field itself, and what is below it as often as its arguments allow. */
function fieldsOf({ args, childComplexity }: ComplexityEstimatorArgs): number {
  const { first, maxNodes, ids, concepts } = args as Record<string, unknown>;
  const lengths = [first, maxNodes].filter((length): length is number => typeof length === 'number');
  for (const list of [ids, concepts]) if (Array.isArray(list)) lengths.push(list.length);
  return 1 + Math.max(1, ...lengths) * childComplexity;
}
