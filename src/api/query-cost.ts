import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
// The package's ES module build brings a graphql of its own.
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity/cjs';
import type { ApiContext } from './context.js';
import { refusal } from './errors.js';
import { DEFAULT_PAGE } from './paging.js';
import { STREAM_PATH } from './subscriptions.js';

/** Fields that one request may ask for, counted as if every list were as long as it may be: some seconds of work. */
export const MAX_FIELDS = 100_000;
/** Fields that a computation counts as: it goes through many papers even where little of it is asked for. */
const FIELDS_PER_COMPUTATION = 100;
/** Fields that a mutation which derives the graph anew counts as. */
const FIELDS_PER_DERIVATION = 20_000;
const DERIVING = ['mergeConcepts', 'splitConcept', 'renameConcept', 'hideConcept', 'undoCuration'];
/** Fields that a condition of a filter counts as: it looks at each paper once. */
const FIELDS_PER_CONDITION = 10;
/** How many computations a field is: once, or for each concept or hop that its arguments allow. */
const COMPUTED: Readonly<Record<string, number>> = {
  related: 1,
  recommend: 1,
  cooccurring: 1,
  search: 1,
  suggest: 1,
  neighborhood: 1,
  coOccurrenceMatrix: 1,
  path: 1,
  extract: 1,
  commonGround: 1,
  conceptTrend: 1,
  paperGroups: 10,
  predictedLinks: 50,
  communities: 50,
  community: 1,
  coOccurrences: 200,
  aliasProposals: 200,
};

const ADVICE =
  'Lower `first` in nested lists, or ask in several queries. ' +
  `Counted as ${FIELDS_PER_COMPUTATION} more, or so many times that: ${Object.entries(COMPUTED)
    .map(([name, times]) => (times === 1 ? `\`${name}\`` : `\`${name}\` (${times})`))
    .join(', ')}; those that take \`maxNodes\`, \`concepts\`, \`maxHops\` or \`papers\` for each of these. ` +
  `A condition of \`where\` counts as ${FIELDS_PER_CONDITION}, one on \`text\` as ${FIELDS_PER_COMPUTATION}.`;

/** Refuses a request that cannot run, or that may ask for more than MAX_FIELDS, before any of it is computed. */
export function queryCostLimit(schema: GraphQLSchema): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, request, operation, operationName }) => {
        // Which operation is meant is not known: execution says so.
        if (!operation) return;
        const variables = request.variables ?? {};
        checkRuns(schema, operation, variables);
        const fields = orRefusal(() =>
          getComplexity({
            schema,
            query: document,
            variables,
            operationName: operationName ?? undefined,
            estimators: [fieldsOf],
          }),
        );
        if (fields <= MAX_FIELDS) return;
        throw refusal(`The query may ask for ${fields} fields; ${MAX_FIELDS} are the most. ${ADVICE}`);
      },
    }),
  };
}

/** The cost of a request whose kind or variables are wrong has no meaning; GraphQL's own words say what is wrong. */
function checkRuns(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  if (!schema.getRootType(operation.operation)) {
    throw refusal(`Schema is not configured to execute ${operation.operation} operation.`, operation);
  }
  if (operation.operation === 'subscription') {
    throw refusal(`Subscriptions are followed at ${STREAM_PATH}: server-sent events, or a WebSocket.`, operation);
  }
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors) throw refusal(errors[0].message, errors[0].nodes);
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

/** The field itself, what it computes, and what is below it as often as its arguments allow. */
function fieldsOf({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const { first, last, top, ids, papers, maxNodes, concepts, maxHops, where } = args as Record<string, unknown>;
  if (DERIVING.includes(field.name)) return FIELDS_PER_DERIVATION + childComplexity;
  const isConnection = field.args.some(({ name }) => name === 'last');
  const asked = Math.max(...[first, last, top].map(lengthOf));
  const page = isConnection && asked === 0 ? DEFAULT_PAGE : asked;
  const spanned = Math.max(1, ...[ids, papers, maxNodes, concepts, maxHops].map(lengthOf));
  const computed = spanned * FIELDS_PER_COMPUTATION * (COMPUTED[field.name] ?? 0);
  return 1 + computed + filtered(where) + Math.max(spanned, page) * childComplexity;
}

function lengthOf(argument: unknown): number {
  if (Array.isArray(argument)) return argument.length;
  return typeof argument === 'number' ? argument : 0;
}

/** What the conditions of a filter count as; each name in it is one, and so is each concept that it lists. */
function filtered(where: unknown): number {
  let cost = 0;
  const open: [name: string, value: unknown][] = [['', where]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [name, value] = next;
    if (value == null) continue;
    if (name === 'text') cost += FIELDS_PER_COMPUTATION;
    else if (typeof value === 'object') {
      cost += FIELDS_PER_CONDITION;
      // Lists of plain values (`in`) are looked up, not gone through for each paper.
      open.push(...Object.entries(value).filter(([, part]) => typeof part === 'object' || typeof part === 'string'));
    }
  }
  return cost;
}
