import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ApiContext } from './context.js';
import { refusal } from './errors.js';
import type { AllowOperation } from './operation-access.js';
import { KnownCosts } from './known-costs.js';
import { STREAM_PATH } from './subscriptions.js';

/**
 * Refuses a request that cannot run, is too deep, or may cost more than it may, before any of it is computed; says what
 * it costs in `extensions.cost` of every answer.
 *
 * @param maxDepth fields in one another
 * @param allow what it refuses is not charged
 */
export function costLimit(
  schema: GraphQLSchema,
  maxDepth: number,
  allow: AllowOperation,
): ApolloServerPlugin<ApiContext> {
  const costs = new KnownCosts(schema);
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request, operation, contextValue }) => {
        // Which operation is meant is not known: execution says so.
        if (!operation) return;
        allow(document, operation, contextValue);
        const variables = runnable(schema, operation, request.variables ?? {});
        const asked = orRefusal(() => costs.of(document, operation, variables));
        if (asked.depth > maxDepth) {
          throw refusal(
            `The query is nested ${asked.depth} fields deep; ${maxDepth} are the most. Ask in several queries.`,
          );
        }
        contextValue.charge?.ask(asked);
        contextValue.checked = { variables, fieldCount: asked.fieldCount };
      },
      willSendResponse: async ({ response: { body }, contextValue }) => {
        if (body.kind !== 'single' || !contextValue.charge) return;
        const { extensions } = body.singleResult;
        body.singleResult.extensions = { ...extensions, cost: contextValue.charge.record };
      },
    }),
  };
}

/** The cost of a request whose kind or variables are wrong has no meaning; GraphQL's own words say what is wrong. */
function runnable(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  if (!schema.getRootType(operation.operation)) {
    throw refusal(`Schema is not configured to execute ${operation.operation} operation.`, operation);
  }
  if (operation.operation === 'subscription') {
    throw refusal(`Subscriptions are followed at ${STREAM_PATH}: server-sent events, or a WebSocket.`, operation);
  }
  const given = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (given.errors) throw refusal(given.errors[0].message, given.errors[0].nodes);
  return given.coerced!;
}

/** Faults that counting meets, such as null for an argument that takes none, are the caller's. */
function orRefusal<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    // Brackets are few, but fragments that lead to one another add theirs up until the stack is full.
    if (error instanceof RangeError) throw refusal('The query is nested too deeply through its fragments.');
    throw error instanceof GraphQLError ? refusal(error.message, error.nodes) : error;
  }
}
