// Measures how long one call to SQLite keeps its thread: over a made graph of 200,000 papers with abstracts of 150 words,
// the longest of three of each call that reads much. Needs `npm run build`; the graph is kept below node_modules/.cache.
// node bench/blocking-store.js [--papers 200000]
import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openSqliteStore } from '../dist/store/sqlite/open.js';
import { conceptsOf, papersOf } from './made-graph.js';
import { cacheFolder } from './sparse/cache.js';
import { randomFrom } from './sparse/random.js';
import { topicalMatrix } from './sparse/topical-matrix.js';

const { values: options } = parseArgs({ options: { papers: { type: 'string', default: '200000' } } });
const rows = Number(options.papers);
const matrix = topicalMatrix({ rows, columns: Math.max(200, Math.round(rows / 2500) * 100), nnz: rows * 10 });
const concepts = conceptsOf(matrix.columns);
const path = join(cacheFolder('blocking'), `${rows}.db`);
const RUN = { id: 'run', startedAt: '2025-01-01T00:00:00.000Z', finishedAt: null, source: 'bench' };

async function fill(at) {
  const random = randomFrom(3);
  // Of 30,000 words, the frequency of each as Zipf's law has it; the first are in nearly every abstract.
  const word = () => `w${Math.floor(30_000 ** random())}`;
  const store = await openSqliteStore(at);
  const counts = { new: rows, unchanged: 0, updated: 0, skipped: 0 };
  await store.saveRun({ ...RUN, counts, settings: { neighbors: 1, minCooccurrence: 1, extractor: 'bench' } });
  await store.replaceVocabulary(concepts);
  const place = { field: 'title', start: 0, end: 1, surface: 'g', method: 'vocabulary' };
  let bundles = [];
  for (const { id, title, year, venue, authors, conceptIds } of papersOf(matrix, concepts)) {
    const abstract = Array.from({ length: 150 }, word).join(' ');
    const known = { id, keys: [`source:bench:${id}`], title, abstract, authors, year, venue };
    const unknown = { publishedOn: null, doi: null, arxivId: null, urls: [], keywords: [] };
    const paper = { ...known, ...unknown, source: { name: 'bench', format: 'jsonl', line: 1 } };
    const mentions = conceptIds.map((conceptId) => ({ paperId: id, conceptId, ...place, confidence: random() }));
    bundles.push({ paper, hash: id, mentions, links: [], candidates: [] });
    if (bundles.length === 1000) await store.upsertPapers(bundles.splice(0), RUN.id);
  }
  await store.upsertPapers(bundles, RUN.id);
  await store.publishSnapshot({ id: 'bench', builtAt: RUN.startedAt });
  await store.close();
}

if (!existsSync(path)) {
  console.error('Filling the store …');
  await fill(`${path}.partial`);
  renameSync(`${path}.partial`, path);
}
const store = await openSqliteStore(path);
const counts = new Int32Array(matrix.columns);
for (const column of matrix.indices) counts[column]++;
const frequent = concepts[counts.indexOf(Math.max(...counts))].id;
const ids = [];
for await (const { id } of store.allPaperHashes()) ids.push(id);
const some = (count) => Array.from({ length: count }, (_, at) => ids[Math.floor((at * ids.length) / count)]);
const CALLS = {
  'searchPapers, a word of nearly all': () => store.searchPapers('w1', 1000),
  'searchPapers, its total': () => store.searchPapers('w1', 0),
  'searchPapers, two words of nearly all': () => store.searchPapers('w1 w2', 1000),
  'searchPapers, a word of few': () => store.searchPapers('w20000', 1000),
  'searchPapers, among half of the papers': () => store.searchPapers('w1', 1000, some(rows / 2)),
  'paperIdsWithWords, a word of nearly all': () => store.paperIdsWithWords('w1'),
  'searchConcepts, a word of all': () => store.searchConcepts('concept', 1000),
  counts: () => store.counts(),
  sources: () => store.sources(),
  'mentionsOfConcept, the most frequent': () => store.mentionsOfConcept(frequent, {}, { limit: 101 }),
  'countMentionsOfConcept, the most frequent': () => store.countMentionsOfConcept(frequent, {}),
  'papersByIds, 1,000': () => store.papersByIds(some(1000)),
  'mentionsOfPapers, 1,000': () => store.mentionsOfPapers(some(1000)),
  'linksOfPapers, 1,000': () => store.linksOfPapers(some(1000)),
  'runsOfPapers, 1,000': () => store.runsOfPapers(some(1000)),
  'paperIdsByKeys, 100': () => store.paperIdsByKeys(some(100).map((id) => `source:bench:${id}`)),
  vocabularies: () => store.vocabularies(),
  curation: () => store.curation(),
  snapshot: () => store.snapshot(),
};
console.log(
  `${rows} papers, ${(statSync(path).size / 1e6).toFixed(0)} MB; the most frequent concept in ${Math.max(...counts)}`,
);
for (const [name, call] of Object.entries(CALLS)) {
  const times = [];
  for (let turn = 0; turn < 3; turn++) {
    const before = process.cpuUsage();
    const start = performance.now();
    await call();
    const { user, system } = process.cpuUsage(before);
    times.push({ ms: performance.now() - start, cpu: (user + system) / 1000 });
  }
  const most = (figure) => Math.max(...times.map((each) => each[figure])).toFixed(1);
  console.log(`${name.padEnd(44)}${`${most('ms')} ms`.padStart(12)}${`CPU ${most('cpu')} ms`.padStart(16)}`);
}
await store.close();
