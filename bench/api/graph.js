import { conceptsOf, papersOf } from '../made-graph.js';
import { randomFrom } from '../sparse/random.js';
import { topicalMatrix } from '../sparse/topical-matrix.js';

const SNAPSHOT = { id: 'bench-api', builtAt: '2025-01-01T00:00:00.000Z' };
const BATCH = 1000;
const ABSTRACT_WORDS = 120;
/** Concepts of which one is broader than the others. */
const FAMILY = 6;

/**
 * A graph that is the same in every run: a tenth as many concepts as papers and eight mentions a paper, each of another
 * concept, in the title or in the abstract. Of six concepts, one is broader than the five others.
 */
export function madeGraph(papers) {
  const columns = Math.max(200, Math.round(papers / 1000) * 100);
  const matrix = topicalMatrix({ rows: papers, columns, nnz: papers * 8 });
  const concepts = conceptsOf(columns).map((concept, row, all) => ({
    ...concept,
    broader: row % FAMILY === 0 ? [] : [all[row - (row % FAMILY)].id],
  }));
  return { matrix, concepts, mentions: papers * 8 };
}

/** Concepts with five narrower ones each. */
export function broadConcepts({ concepts }) {
  return concepts.filter((_, row) => row % FAMILY === 0 && row + FAMILY <= concepts.length).map(({ id }) => id);
}

/** Writes the graph to a store, and publishes it. @returns the ids of its papers, ascending */
export async function fillStore(store, { matrix, concepts }) {
  const random = randomFrom(11);
  const words = (count) => Array.from({ length: count }, () => `word${Math.floor(random() ** 3 * 5000)}`).join(' ');
  const run = { id: 'run', startedAt: SNAPSHOT.builtAt, finishedAt: SNAPSHOT.builtAt, source: 'bench' };
  const counts = { new: matrix.rows, unchanged: 0, updated: 0, skipped: 0 };
  await store.saveRun({ ...run, counts, settings: { neighbors: 1, minCooccurrence: 1, extractor: 'bench' } });
  await store.replaceVocabulary(concepts);
  const ids = [];
  let bundles = [];
  for (const { id, title, year, venue, authors, conceptIds } of papersOf(matrix, concepts)) {
    const abstract = words(ABSTRACT_WORDS);
    const known = { id, keys: [`source:bench:${id}`], title, abstract, authors, year, venue };
    const unknown = { publishedOn: null, doi: null, arxivId: null, urls: [], keywords: [] };
    const paper = { ...known, ...unknown, source: { name: 'bench', format: 'jsonl', line: ids.length + 1 } };
    const mentions = conceptIds.map((conceptId) => {
      const field = random() < 0.3 ? 'title' : 'abstract';
      const surface = (field === 'title' ? title : abstract).slice(0, 4);
      return { paperId: id, conceptId, field, start: 0, end: 4, surface, method: 'vocabulary', confidence: 0.9 };
    });
    bundles.push({ paper, hash: id, mentions, links: [], candidates: [] });
    ids.push(id);
    if (bundles.length === BATCH) await store.upsertPapers(bundles.splice(0), run.id);
  }
  if (bundles.length > 0) await store.upsertPapers(bundles, run.id);
  await store.publishSnapshot(SNAPSHOT);
  return ids;
}
