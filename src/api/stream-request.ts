import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { refusal } from './errors.js';

/** What a client sends to follow something. */
export interface StreamRequest {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
}

/**
 * What is wrong with a request to follow something, with the codes that the same gets at `/graphql`; none where nothing
 * is. What speaks the protocols gives these errors no code, and ends a WebSocket, with all that it follows, for a text that is no GraphQL.
 */
export function faultsOfStreamRequest(schema: GraphQLSchema, request: unknown): readonly GraphQLError[] {
  if (!isObject(request)) return [refusal(NO_REQUEST)];
  const { query, variables, operationName } = request as StreamRequest;
  if (typeof query !== 'string') return [refusal(NO_REQUEST)];
  if (variables != null && !isObject(variables)) return [refusal('`variables` is an object.')];
  if (operationName != null && typeof operationName !== 'string') return [refusal('`operationName` is a text.')];
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return coded([error], 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
  const invalid = validate(schema, document, undefined, { maxErrors: MAX_ERRORS });
  if (invalid.length > 0) return coded(invalid, 'GRAPHQL_VALIDATION_FAILED');
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const message = 'The document holds no operation of that name, or several and `operationName` names none.';
    return coded([new GraphQLError(message)], 'OPERATION_RESOLUTION_FAILURE');
  }
  const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  return coded(errors, 'BAD_USER_INPUT');
}

/** As at `/graphql`: the first says most. */
const MAX_ERRORS = 5;
const NO_REQUEST = 'Send a JSON object with the subscription as `query`, and `content-type: application/json`.';

function coded(errors: readonly GraphQLError[], code: string): GraphQLError[] {
  return errors.map(({ message, nodes, source, positions }) => {
    return new GraphQLError(message, { nodes, source, positions, extensions: { code, http: { status: 400 } } });
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
