import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  getOperationAST,
  getVariableValues,
  graphql,
  OperationTypeNode,
  parse,
  validate,
  type ExecutionResult,
} from 'graphql';
import { operationCompiler } from '../../src/api/compiled-operations.js';
import { createContext, type ApiContext } from '../../src/api/context.js';
import { graphqlSchema } from '../../src/api/schema.js';
import { buildIndex } from '../../src/index/build.js';
import type { GraphIndex } from '../../src/index/graph-index.js';
import { seed, type SeedOptions, type SeedSummary } from '../../src/seeder/seed.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import type { Snapshot } from '../../src/model/run.js';
import type { GraphStore } from '../../src/store/port.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../../src/vocabulary/concepts-file.js';
import { models } from './models.js';

export const SAMPLE = 'seed/papers.jsonl';
export const PAGE = '../shared/data/trending-page.txt';

/** A folder that is removed with everything in it. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'papergraph-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function sqliteIn(folder: string, name = 'graph.db'): Promise<GraphStore> {
  return openSqliteStore(join(folder, name));
}

export async function seedShipped(store: GraphStore, files: string[], options?: SeedOptions): Promise<SeedSummary> {
  return seed(store, await readConceptsFile(SHIPPED_VOCABULARY), models, files, options);
}

/** The index of each store, as a server keeps it until another snapshot is published. */
const indexes = new WeakMap<GraphStore, { snapshot: Snapshot; index: GraphIndex }>();

export async function contextOf(store: GraphStore): Promise<ApiContext> {
  const snapshot = await store.snapshot();
  if (!snapshot) throw new Error('the store has no snapshot');
  let kept = indexes.get(store);
  if (!kept || !isDeepStrictEqual(kept.snapshot, snapshot)) {
    kept = { snapshot, index: await buildIndex(store, snapshot) };
    indexes.set(store, kept);
  }
  return createContext(kept.index, store);
}

/**
 * Answers a whole query as a server would, from the store's published snapshot. Queries are answered twice, interpreted and
 * compiled, and the answers must be the same.
 */
export async function ask(
  store: GraphStore,
  source: string,
  variableValues?: Record<string, unknown>,
): Promise<ExecutionResult> {
  const schema = await graphqlSchema();
  const result = await graphql({ schema, source, variableValues, contextValue: await contextOf(store) });
  const compiled = await compiledAnswer(source, variableValues ?? {}, await contextOf(store));
  if (compiled && !isSame(result, compiled)) {
    throw new Error(`compiled: ${JSON.stringify(compiled)}\ninterpreted: ${JSON.stringify(result)}`);
  }
  return result;
}

/** Of errors, only whether there are any: the server then answers what the interpreter says. */
function isSame(interpreted: ExecutionResult, compiled: ExecutionResult): boolean {
  if (interpreted.errors || compiled.errors) return Boolean(interpreted.errors && compiled.errors);
  return JSON.stringify(interpreted.data) === JSON.stringify(compiled.data);
}

let compile: ReturnType<typeof operationCompiler> | undefined;

/** null for what is not compiled, or not run at all. */
async function compiledAnswer(
  source: string,
  given: Record<string, unknown>,
  context: ApiContext,
): Promise<ExecutionResult | null> {
  const schema = await graphqlSchema();
  let document;
  try {
    document = parse(source);
  } catch {
    return null;
  }
  const operation = getOperationAST(document);
  if (operation?.operation !== OperationTypeNode.QUERY || validate(schema, document).length > 0) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  // Also what a server interprets, to be on the safe side: here texts are our own.
  const run = coerced && (compile ??= operationCompiler(schema))(document, operation);
  return run ? run(context, coerced) : null;
}

/** As `ask`, for an answer without errors: its data, as JSON gives it. */
export async function dataOf<T>(store: GraphStore, source: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await ask(store, source, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return JSON.parse(JSON.stringify(data)) as T;
}
