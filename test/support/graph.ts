import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { graphql, type ExecutionResult } from 'graphql';
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

/** Answers a whole query as a server would, from the store's published snapshot. */
export async function ask(
  store: GraphStore,
  source: string,
  variableValues?: Record<string, unknown>,
): Promise<ExecutionResult> {
  return graphql({ schema: await graphqlSchema(), source, variableValues, contextValue: await contextOf(store) });
}

/** As `ask`, for an answer without errors: its data, as JSON gives it. */
export async function dataOf<T>(store: GraphStore, source: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await ask(store, source, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return JSON.parse(JSON.stringify(data)) as T;
}
