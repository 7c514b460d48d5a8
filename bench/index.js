// Measures the index: building, saving and loading one of 2.5 million papers, and how long this thread is kept from
// other work while a thread builds one from a SQLite store. Needs `npm run build`.
// node bench/index.js [--papers 2500000] [--stored 50000] [--repetitions 5]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { IndexThread } from '../dist/cli/index-thread.js';
import { buildIndex, indexOf } from '../dist/index/build.js';
import { memoryOf } from '../dist/index/memory.js';
import { readIndexFile } from '../dist/index/read-file.js';
import { indexFromSections, sectionsOf } from '../dist/index/sections.js';
import { writeIndexFile } from '../dist/index/write-file.js';
import { transpose } from '../dist/sparse/transpose.js';
import { openSqliteStore } from '../dist/store/sqlite/open.js';
import { conceptsOf, papersOf } from './made-graph.js';
import { topicalMatrix } from './sparse/topical-matrix.js';

const SNAPSHOT = { id: 'bench', builtAt: '2025-01-01T00:00:00.000Z' };
const MENTIONS_PER_PAPER = 10;

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string', default: '2500000' },
    stored: { type: 'string', default: '50000' },
    repetitions: { type: 'string', default: '5' },
    load: { type: 'string' },
  },
});

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
const print = (what, ...figures) => console.log(`${what.padEnd(46)}${figures.join(', ')}`);

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

/** What `work` took, and how late this thread's timer of 1 ms came meanwhile. */
async function delayed(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(100);
  delay.reset();
  await setTimeout(10); // it counts from the first tick on
  const { result, ms } = await timed(work);
  await setTimeout(20); // for the tick that a blocked thread owes
  delay.disable();
  const late = [delay.percentile(50), delay.percentile(99), delay.max].map((ns) => (ns / 1e6).toFixed(1));
  return { result, ms, text: `event loop p50 ${late[0]} ms, p99 ${late[1]} ms, max ${late[2]} ms` };
}

function matrixOf(papers) {
  const columns = Math.max(200, Math.round(papers / 25 / 100) * 100);
  return topicalMatrix({ rows: papers, columns, nnz: papers * MENTIONS_PER_PAPER });
}

async function saveAndLoad(folder, papers, repetitions) {
  const path = join(folder, 'large.index');
  const matrix = matrixOf(papers);
  const concepts = conceptsOf(matrix.columns);
  console.log(`${papers} papers, ${concepts.length} concepts, ${papers * MENTIONS_PER_PAPER} mentions, in memory`);
  const built = await timed(() => indexOf(concepts, papersOf(matrix, concepts), new Map(), SNAPSHOT));
  print('index of papers that come one by one', seconds(built.ms));
  const encoded = await timed(() => sectionsOf(built.result));
  print('title order and text of concepts', seconds(encoded.ms));
  const written = await timed(() => writeIndexFile(path, encoded.result, SNAPSHOT.id));
  print('write, checksums included', seconds(written.ms), megabytes(statSync(path).size));
  const sections = Object.entries(encoded.result).map(([name, { byteLength }]) => ({ name, bytes: byteLength }));
  const { bytes, perPaper, perMention, perConcept } = memoryOf(sections);
  const each = [perPaper, perMention, perConcept].map((size) => size.toFixed(1));
  print('memory', megabytes(bytes), `${each[0]} bytes a paper`, `${each[1]} a mention`, `${each[2]} a concept`);
  print('(transposing instead of reading it)', seconds((await timed(() => transpose(built.result.matrix))).ms));
  print('building process', `peak ${megabytes(process.resourceUsage().maxRSS * 1024)}`);
  const again = [fileURLToPath(import.meta.url), '--load', path];
  const runs = Array.from({ length: repetitions }, () => JSON.parse(execFileSync(process.execPath, again).toString()));
  const times = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  print(
    'load in a new process, ready to answer',
    `min ${seconds(times[0])}`,
    `median ${seconds(times[times.length >> 1])}`,
  );
  for (const { read, ms, text, peak } of runs)
    print(`  ${seconds(read)} of ${seconds(ms)} read`, text, `peak ${megabytes(peak)}`);
}

/** A process of its own: what a load costs without what building left behind. */
async function loadOnly(path) {
  let read = 0;
  const { ms, text } = await delayed(async () => {
    const sections = await timed(() => readIndexFile(path, SNAPSHOT.id));
    read = sections.ms;
    return indexFromSections(sections.result, SNAPSHOT);
  });
  console.log(JSON.stringify({ read, ms, text, peak: process.resourceUsage().maxRSS * 1024 }));
}

async function fillStore(store, papers) {
  const matrix = matrixOf(papers);
  const concepts = conceptsOf(matrix.columns);
  const run = { id: 'run', startedAt: SNAPSHOT.builtAt, finishedAt: null, source: 'bench' };
  const counts = { new: papers, unchanged: 0, updated: 0, skipped: 0 };
  await store.saveRun({ ...run, counts, settings: { neighbors: 1, minCooccurrence: 1, extractor: 'bench' } });
  await store.replaceVocabulary(concepts);
  let bundles = [];
  for (const { id, title, year, venue, conceptIds } of papersOf(matrix, concepts)) {
    const empty = { authors: [], publishedOn: null, doi: null, arxivId: null, urls: [], keywords: [] };
    const paper = { ...empty, id, keys: [`source:bench:${id}`], title, abstract: '', year, venue };
    const place = { field: 'title', start: 0, end: 1, surface: title[0], method: 'vocabulary', confidence: 1 };
    const mentions = conceptIds.map((conceptId) => ({ paperId: id, conceptId, ...place }));
    const source = { name: 'bench', format: 'jsonl', line: 1 };
    bundles.push({ paper: { ...paper, source }, hash: id, mentions, links: [], candidates: [] });
    if (bundles.length === 1000) {
      await store.upsertPapers(bundles, 'run');
      bundles = [];
    }
  }
  await store.upsertPapers(bundles, 'run');
  await store.publishSnapshot(SNAPSHOT);
}

async function buildBeside(folder, papers) {
  const path = join(folder, 'stored.db');
  const store = await openSqliteStore(path);
  const filled = await timed(() => fillStore(store, papers));
  console.log(`\n${papers} papers in SQLite (written in ${seconds(filled.ms)})`);
  const line = ({ ms, text }) => [seconds(ms), text];
  const thread = new IndexThread(`sqlite:${path}`, console.error);
  print('this thread with nothing to do', ...line(await delayed(() => setTimeout(2000))));
  print('built and saved by a thread', ...line(await delayed(() => thread.make(SNAPSHOT, true))));
  print('loaded', ...line(await delayed(() => thread.make(SNAPSHOT, true))));
  print('built in this thread', ...line(await delayed(() => buildIndex(store, SNAPSHOT))));
  await thread.close();
  await store.close();
}

if (options.load) await loadOnly(options.load);
else {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-bench-'));
  try {
    await saveAndLoad(folder, Number(options.papers), Number(options.repetitions));
    await buildBeside(folder, Number(options.stored));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
