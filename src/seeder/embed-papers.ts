import { embeddedText, textHashOf, type EmbeddingProvider } from '../model/embedding.js';
import type { GraphStore } from '../store/port.js';

/** Papers that are embedded and stored at once: what is lost when the run is cut short. */
const BATCH = 256;

export interface EmbedSummary {
  /** Papers that were given a vector, and those that had theirs already. */
  embedded: number;
  unchanged: number;
}

/**
 * Gives every paper of the store the vector of its title and abstract, where it has none or its text has changed. What is
 * stored is kept when the run ends early; the next one goes on. Vectors of another model are replaced.
 *
 * @throws PapergraphError EMBEDDING_FAILED; errors of the store.
 */
export async function embedPapers(
  store: GraphStore,
  provider: EmbeddingProvider,
  options: { progress?: (papers: number) => void; signal?: AbortSignal } = {},
): Promise<EmbedSummary> {
  const summary: EmbedSummary = { embedded: 0, unchanged: 0 };
  let batch: { paperId: string; text: string; textHash: string }[] = [];
  let isOfModel = (await store.vectorModel())?.model === provider.model;
  const flush = async () => {
    options.signal?.throwIfAborted();
    const known = isOfModel ? await store.vectorHashes(batch.map(({ paperId }) => paperId)) : new Map<string, string>();
    const todo = batch.filter(({ paperId, textHash }) => known.get(paperId) !== textHash);
    if (todo.length > 0) {
      const vectors = await provider.embed(todo.map(({ text }) => text));
      await store.saveVectors(
        provider.model,
        todo.map(({ paperId, textHash }, i) => ({ paperId, textHash, vector: vectors[i] })),
      );
      isOfModel = true;
    }
    summary.embedded += todo.length;
    summary.unchanged += batch.length - todo.length;
    batch = [];
    options.progress?.(summary.embedded + summary.unchanged);
  };
  for await (const { paper } of store.allPapers()) {
    const text = embeddedText(paper);
    if (batch.push({ paperId: paper.id, text, textHash: textHashOf(text) }) >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return summary;
}
