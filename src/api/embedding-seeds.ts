import { UNLIKED_WEIGHT } from '../index/related-papers.js';
import { toUnitLength } from '../model/embedding.js';
import type { ApiContext } from './context.js';

/** What papers are asked for by, for embeddings: papers of the store, and texts that are not in it. */
export interface EmbeddingSeeds {
  paperIds: readonly string[];
  texts: readonly string[];
}

/** Papers that are compared because of their embedding alone. */
const NEAREST = 200;

/**
 * The cosines of papers (rows) with what is asked for: of `rows`, and of the papers nearest by embedding. Null where
 * embeddings are off: the server was given no model, the store has vectors of another, or nothing asked with has one.
 */
export async function embeddingCosines(
  context: ApiContext,
  { like, unlike }: { like: EmbeddingSeeds; unlike: EmbeddingSeeds },
  rows: Iterable<number>,
): Promise<Map<number, number> | null> {
  const { embeddings, store, index } = context;
  if (!embeddings || (await store.vectorModel())?.model !== embeddings.model) return null;
  const [liked, unliked] = [await vectorsOf(context, like), await vectorsOf(context, unlike)];
  if (liked.length === 0) return null;
  const query = new Float32Array(liked[0].length);
  for (const vector of liked) add(query, vector, 1 / liked.length);
  for (const vector of unliked) add(query, vector, -UNLIKED_WEIGHT / unliked.length);
  toUnitLength(query);
  const cosines = new Map<number, number>();
  for (const { id, score } of await store.nearestPapers(query, NEAREST)) {
    const row = index.papers.rowOf(id);
    if (row !== undefined) cosines.set(row, score);
  }
  const others = [...rows].filter((row) => !cosines.has(row)).map((row) => index.papers.id(row));
  for (const [id, vector] of await store.vectorsOfPapers(others)) {
    let cosine = 0;
    for (let i = 0; i < query.length; i++) cosine += query[i] * vector[i];
    cosines.set(index.papers.rowOf(id)!, cosine);
  }
  return cosines;
}

async function vectorsOf({ embeddings, store }: ApiContext, { paperIds, texts }: EmbeddingSeeds) {
  const ofPapers = [...(await store.vectorsOfPapers([...paperIds])).values()];
  return [...ofPapers, ...(texts.length === 0 ? [] : await embeddings!.embed(texts))];
}

function add(sum: Float32Array, vector: Float32Array, weight: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += weight * vector[i];
}
