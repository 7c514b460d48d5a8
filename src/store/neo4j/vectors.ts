import neo4j from 'neo4j-driver';
import type { PaperVector, SearchHit, VectorModel } from '../port.js';
import { bestHits, checkDimensions, dot } from '../vector-values.js';
import { batches } from './batches.js';
import type { Neo4jConnection } from './connection.js';
import * as statements from './statements.js';

const ROWS = 500;
/** How many more the approximate index is asked for than are wanted: they are compared exactly then. */
const SPARE = 50;
const AWAIT_SECONDS = 100;

/** Stores vectors as a property of their papers, under a vector index of their dimensions. */
export async function saveVectors(
  connection: Neo4jConnection,
  model: string,
  vectors: readonly PaperVector[],
): Promise<void> {
  if (vectors.length === 0) return;
  const stored = await vectorModel(connection);
  const dimensions = checkDimensions(vectors, model, stored);
  if (stored?.model !== model) await prepare(connection, dimensions);
  const rows = vectors.map(({ paperId, textHash, vector }) => ({ id: paperId, textHash, vector: Array.from(vector) }));
  await connection.write(async (run) => {
    await run(statements.SET_VECTOR_MODEL, { model, dimensions: neo4j.int(dimensions) });
    for (const some of batches(rows, ROWS)) await run(statements.SAVE_VECTORS, { rows: some });
  });
}

/** No vectors, and an index for those to come: an index is of one number of dimensions. */
async function prepare(connection: Neo4jConnection, dimensions: number): Promise<void> {
  await connection.write((run) => run(statements.DELETE_VECTORS));
  await connection.write((run) => run(statements.DROP_VECTOR_INDEX));
  const indexConfig = { 'vector.dimensions': neo4j.int(dimensions), 'vector.similarity_function': 'cosine' };
  await connection.write((run) => run(statements.CREATE_VECTOR_INDEX, { options: { indexConfig } }));
  await connection.write((run) => run(statements.AWAIT_INDEXES, { seconds: neo4j.int(AWAIT_SECONDS) }));
}

export async function vectorModel(connection: Neo4jConnection): Promise<VectorModel | null> {
  const [row] = await connection.read(statements.VECTOR_MODEL);
  return row ? (row.toObject() as VectorModel) : null;
}

export async function vectorHashes(connection: Neo4jConnection, ids: string[]): Promise<Map<string, string>> {
  const rows = await connection.read(statements.VECTOR_HASHES, { ids });
  return new Map(rows.map((row) => [row.get('id') as string, row.get('textHash') as string]));
}

export async function vectorsOfPapers(connection: Neo4jConnection, ids: string[]): Promise<Map<string, Float32Array>> {
  const rows = await connection.read(statements.VECTORS_OF_PAPERS, { ids });
  return new Map(rows.map((row) => [row.get('id') as string, Float32Array.from(row.get('vector') as number[])]));
}

/** What the index finds, which may miss some and rounds, compared exactly. */
export async function nearestPapers(
  connection: Neo4jConnection,
  vector: Float32Array,
  limit: number,
): Promise<SearchHit[]> {
  const model = await vectorModel(connection);
  if (model?.dimensions !== vector.length || limit < 1) return [];
  const rows = await connection.read(statements.NEAREST_PAPERS, {
    vector: Array.from(vector),
    limit: neo4j.int(limit + SPARE),
  });
  const hits = rows.map((row) => ({
    id: row.get('id') as string,
    score: dot(vector, Float32Array.from(row.get('vector') as number[])),
  }));
  return bestHits(hits, limit);
}
