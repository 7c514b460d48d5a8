import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  BREAK,
  Kind,
  GraphQLScalarType,
  GraphQLSchema,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type ValueNode,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { ApiContext } from './context.js';

/** Answers one operation: `variables` are coerced. */
export type RunOperation = (
  context: ApiContext,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>;

/** Compiling takes the time of many answers: it is for operations that come again. */
const ASKED_BEFORE = 2;
/** Longer operations take too long to compile, and are not asked often. */
const MAX_FIELDS = 500;
/** Fields of all operations that are kept compiled, those asked for last: one takes some 10 kB. */
const MAX_KEPT_FIELDS = 10_000;

/** Code says a name with all those above it, many times over: long ones make hundreds of megabytes of it. */
const MAX_NAME_LENGTH = 64;
/** Asks for the schema, which has a type more where operations are compiled. */
const INTROSPECTION = new Set(['__schema', '__type']);

/** What variables are to a compiled operation: they come coerced. */
const COERCED = new GraphQLScalarType({ name: 'Coerced' });

/** Makes a function of an operation of a document that is safe (see `isSafe`); null where that cannot be. */
export function operationCompiler(schema: GraphQLSchema) {
  const config = schema.toConfig();
  const known = new GraphQLSchema({ ...config, types: [...config.types, COERCED], assumeValid: true });
  const type: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } };
  return (document: DocumentNode, operation: OperationDefinitionNode): RunOperation | null => {
    const untyped: OperationDefinitionNode = {
      ...operation,
      variableDefinitions: operation.variableDefinitions?.map(({ kind, variable }) => ({ kind, variable, type })),
    };
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const compiled = compileQuery(known, { ...document, definitions: [untyped, ...fragments] });
    return isCompiledQuery(compiled) ? (context, variables) => compiled.query(undefined, context, variables) : null;
  };
}

/**
 * Queries as functions that `graphql-jit` makes of them, of which those asked for last are kept; those that are not safe
 * (see `isSafe`) are interpreted. Variables are coerced before, by GraphQL itself: `graphql-jit` refuses some that are left to their
 * defaults.
 */
export class CompiledOperations {
  readonly #compile: ReturnType<typeof operationCompiler>;
  readonly #askedBefore: number;
  /** How often operations were asked for since they were last compiled. */
  readonly #asked = new WeakMap<OperationDefinitionNode, number>();
  readonly #compiled = new LRUCache<OperationDefinitionNode, RunOperation>({
    maxSize: MAX_KEPT_FIELDS,
    dispose: (_run, operation) => this.#asked.delete(operation),
  });

  /** @param askedBefore how often an operation is interpreted before it is compiled */
  constructor(schema: GraphQLSchema, askedBefore = ASKED_BEFORE) {
    this.#compile = operationCompiler(schema);
    this.#askedBefore = askedBefore;
  }

  /**
   * The function that answers an operation of a checked document; null where it is to be interpreted.
   *
   * @param fieldCount of the operation, with fragments wherever they are spread
   */
  of(document: DocumentNode, operation: OperationDefinitionNode, fieldCount: number): RunOperation | null {
    if (operation.operation !== OperationTypeNode.QUERY || fieldCount > MAX_FIELDS) return null;
    const known = this.#compiled.get(operation);
    if (known) return known;
    const asked = this.#asked.get(operation) ?? 0;
    this.#asked.set(operation, asked + 1);
    const run = asked === this.#askedBefore && isSafe(document) ? this.#compile(document, operation) : null;
    if (run) this.#compiled.set(operation, run, { size: Math.max(1, fieldCount) });
    return run;
  }
}

/**
 * Texts are refused: `graphql-jit` writes arguments into its code, and takes some texts there for code. So are conditions, of
 * which it writes into the document what one operation makes of them; names that every object has, such as `__proto__`,
 * since its answers and variables are plain objects; names that are too long; and variables that may be left out within an
 * object or a list, where `graphql-jit` gives null for them: lists name their cursors by what is given.
 */
function isSafe(document: DocumentNode): boolean {
  let safe = true;
  const optional = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type, defaultValue } of definition.variableDefinitions ?? []) {
      if (type.kind !== Kind.NON_NULL_TYPE && !defaultValue) optional.add(variable.name.value);
    }
  }
  const mayBeLeftOut = (value: ValueNode) => value.kind === Kind.VARIABLE && optional.has(value.name.value);
  const refuse = (): typeof BREAK => {
    safe = false;
    return BREAK;
  };
  visit(document, {
    StringValue: refuse,
    Directive: refuse,
    ObjectField: ({ value }) => (mayBeLeftOut(value) ? refuse() : undefined),
    ListValue: ({ values }) => (values.some(mayBeLeftOut) ? refuse() : undefined),
    Name: ({ value }) =>
      value.length > MAX_NAME_LENGTH || value in Object.prototype || INTROSPECTION.has(value) ? refuse() : undefined,
  });
  return safe;
}

/**
 * Lets compiled operations answer. Where one meets an error, GraphQL's own executor answers the request from its
 * start: it says best what is wrong, and where.
 */
export function compiledExecution(compiled: CompiledOperations): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, operation, contextValue }) => {
        const { checked } = contextValue;
        if (checked === null) return null;
        const run = compiled.of(document, operation, checked.fieldCount);
        const { data, errors = [] } = (await run?.(contextValue, checked.variables)) ?? {};
        if (data == null || errors.length > 0) return null;
        const http = { status: undefined, headers: new HeaderMap() };
        return { http, body: { kind: 'single', singleResult: { data } } };
      },
    }),
  };
}
