import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../dist/index/build.js';
import { withEmbeddings } from '../../dist/index/embedding-part.js';
import { paperSeed, relatedPapers, relatedQuery } from '../../dist/index/related-papers.js';
import { shippedModels } from '../../dist/cli/shipped.js';
import { embeddedText } from '../../dist/model/embedding.js';
import { seed } from '../../dist/seeder/seed.js';
import { openSqliteStore } from '../../dist/store/sqlite/open.js';
import { readConceptsFile, SHIPPED_VOCABULARY } from '../../dist/vocabulary/concepts-file.js';

/**
 * Papers as the product reads them: seeded into a store of their own with the shipped vocabulary, then indexed; embedded
 * where `provider` is given.
 */
export async function productOf(papers, provider = null) {
  const vectors = provider ? await provider.embed(papers.map(embeddedText)) : null;
  return withSeeded(papers, async (store) => {
    const index = await buildIndex(store, await store.snapshot(), { words: true });
    const ids = await store.paperIdsByKeys(papers.map((_, at) => `source:papers:${at}`));
    const rows = papers.map((_, at) => index.papers.rowOf(ids.get(`source:papers:${at}`)));
    return new Product(index, rows, vectors);
  });
}

/** What an index is made of, of papers that are read in the same way. */
export async function structuresOf(papers) {
  return withSeeded(papers, async (store) => {
    const structures = [];
    for await (const structure of store.structure()) structures.push(structure);
    return { concepts: await store.concepts(), structures };
  });
}

async function withSeeded(papers, read) {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-bench-'));
  try {
    const file = join(folder, 'papers.jsonl');
    const records = papers.map(({ title, abstract }, at) => JSON.stringify({ id: String(at), title, abstract }));
    writeFileSync(file, records.join('\n'));
    const store = await openSqliteStore(join(folder, 'graph.db'));
    try {
      await seed(store, await readConceptsFile(SHIPPED_VOCABULARY), shippedModels(), [file]);
      return await read(store);
    } finally {
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Product {
  /** `rows[i]`: the row of paper i; `vectors[i]`: its embedding, of length 1, or null in place of all. */
  constructor(index, rows, vectors) {
    this.index = index;
    this.rows = rows;
    this.vectors = vectors;
  }

  /** The score of each paper for one of them; 0 for what is not related. */
  scores(paper, aspect = null) {
    const row = this.rows[paper];
    const query = relatedQuery(this.index, { like: [paperSeed(this.index, row)], papers: [row], aspect });
    const options = { k: this.rows.length };
    const byTerms = relatedPapers(this.index, query, options);
    const { indices, scores } = this.vectors
      ? withEmbeddings(this.index, query, byTerms, this.cosines(paper), options)
      : byTerms;
    const byRow = new Float64Array(this.rows.length);
    indices.forEach((found, at) => (byRow[found] = scores[at]));
    return this.rows.map((each) => byRow[each]);
  }
  /** By row, with one of the papers. */
  cosines(paper) {
    const { rows, vectors } = this;
    return new Map(rows.map((row, at) => [row, dot(vectors[paper], vectors[at])]));
  }
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
