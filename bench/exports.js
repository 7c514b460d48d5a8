// Whether memory grows with an export: writes each format of a made graph in memory, each in a process of its own, and
// prints what came, how fast, and the peak of resident memory above what the index took. Needs `npm run build`.
// node bench/exports.js [--papers 20000,80000] [--only graphml]
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createContext } from '../dist/api/context.js';
import { EXPORT_FILES, targetOfFile } from '../dist/api/exports/export-target.js';
import { openExport } from '../dist/api/exports/open-export.js';
import { indexOf } from '../dist/index/build.js';
import { conceptsOf, papersOf } from './made-graph.js';
import { topicalMatrix } from './sparse/topical-matrix.js';

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string', default: '20000,80000' },
    only: { type: 'string', default: '' },
    file: { type: 'string' },
  },
});

if (options.file === undefined) {
  const head = ['papers', 'MB', 's', 'longest piece', 'index', 'peak above'];
  console.log(`${''.padEnd(24)}${head.map((name) => name.padStart(15)).join('')}`);
  for (const file of EXPORT_FILES.filter((name) => name.includes(options.only))) {
    for (const papers of options.papers.split(',')) {
      const args = ['--expose-gc', fileURLToPath(import.meta.url), '--file', file, '--papers', papers];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      process.stdout.write(stdout || stderr);
    }
  }
} else await measure(options.file, Number(options.papers));

async function measure(file, papers) {
  const index = madeIndex(papers);
  const context = createContext(index, madeStore(Array.from({ length: papers }, (_, row) => index.papers.id(row))));
  globalThis.gc();
  const before = process.memoryUsage().rss;
  let [bytes, longest, peak] = [0, 0, before];
  const start = performance.now();
  for await (const chunk of await openExport(context, targetOfFile(file), {}, (name) => name)) {
    bytes += Buffer.byteLength(chunk);
    longest = Math.max(longest, chunk.length);
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - start) / 1000;
  const mb = (count) => `${(count / 1e6).toFixed(1)} MB`;
  const figures = [papers, mb(bytes), `${seconds.toFixed(1)} s`, mb(longest), mb(before), mb(peak - before)];
  console.log(`${file.padEnd(24)}${figures.map((figure) => String(figure).padStart(15)).join('')}`);
}

function madeIndex(papers) {
  const matrix = topicalMatrix({ rows: papers, columns: 2000, nnz: papers * 10 });
  const concepts = conceptsOf(matrix.columns);
  const snapshot = { id: 'unpublished', builtAt: new Date().toISOString() };
  return indexOf(concepts, papersOf(matrix, concepts), new Map(), snapshot, [], { words: false });
}

/** What exports ask a store for, made when it is asked. */
function madeStore(ids) {
  const abstract = 'What one would say of a paper in a sentence of about this length, as abstracts do. '.repeat(12);
  const record = (id) => ({
    ...{
      id,
      title: `The title of ${id}`,
      abstract,
      authors: ['Ada Lovelace', 'Charles Babbage'],
      year: 2020,
      venue: 'Made',
    },
    ...{ publishedOn: null, doi: null, arxivId: null, urls: [], keywords: [] },
  });
  return {
    snapshot: async () => null,
    papersByIds: async (asked) => asked.map(record),
    linksOfPapers: async () => [],
    mentionsOfPapers: async (asked) =>
      asked.flatMap((paperId) =>
        Array.from({ length: 10 }, (_, at) => ({
          ...{ paperId, conceptId: `concept-${String(at * 7).padStart(6, '0')}`, field: 'abstract', surface: 'paper' },
          ...{ start: 30, end: 35, method: 'vocabulary', confidence: 0.9 },
        })),
      ),
    async *allRelatedness() {
      for (const [row, from] of ids.entries()) {
        for (let near = 1; near <= 50; near++) {
          yield {
            from,
            to: ids[(row + (near % 2 ? near : ids.length - near)) % ids.length],
            score: 1 / near,
            rank: near,
          };
        }
      }
    },
  };
}
