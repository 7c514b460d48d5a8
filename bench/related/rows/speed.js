import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { indexOf } from '../../../dist/index/build.js';
import { paperSeed, relatedPapers, relatedQuery } from '../../../dist/index/related-papers.js';
import { relatednessOf } from '../../../dist/seeder/edges.js';
import { readJsonLines } from '../../quality/json-lines.js';
import { structuresOf } from '../product.js';

const ABSTRACTS = 'corpora/acl-abstracts.jsonl.gz';
const MANY = 100_000;
const WARM = 100;
const MEASURED = 2_000;

const topOf = (index, row, k) =>
  relatedPapers(index, relatedQuery(index, { like: [paperSeed(index, row)], papers: [row] }), { k });

/** All papers' top 20, on one thread; the index is made before the clock starts. */
export const everyPaper = {
  name: 'every-paper',
  task: "all papers' top 20, ACL abstracts",
  needs: [ABSTRACTS],
  unit: 's',
  must: 60,
  aim: 15,
  async run({ data }) {
    const { concepts, structures } = await structuresOf(readJsonLines(join(data, ABSTRACTS)));
    const index = indexOf(concepts, structures, new Map(), { id: '', builtAt: '' });
    const started = performance.now();
    let edges = 0;
    for (const { rank } of relatednessOf(index, 20)) edges += Number(rank > 0);
    return {
      value: (performance.now() - started) / 1000,
      note: `${index.papers.count} papers, ${edges} edges, as seeding stores them`,
    };
  },
};

/** Papers made of the abstracts, each of the first half of one and the second half of another. */
export const onePaper = {
  name: 'one-paper',
  task: 'top 10 for one paper of 100,000, warm, p99',
  needs: [ABSTRACTS],
  unit: 'ms',
  must: 20,
  aim: 5,
  async run({ data }) {
    const { concepts, structures } = await structuresOf(readJsonLines(join(data, ABSTRACTS)));
    const index = indexOf(concepts, crossed(structures, MANY), new Map(), { id: '', builtAt: '' });
    const rows = Array.from({ length: WARM + MEASURED }, (_, at) => (at * 7919) % MANY);
    const times = rows.map((row) => {
      const started = performance.now();
      topOf(index, row, 10);
      return performance.now() - started;
    });
    const sorted = times.slice(WARM).sort((a, b) => a - b);
    return { value: sorted[Math.floor(0.99 * MEASURED)], note: `p50 ${sorted[MEASURED >> 1].toFixed(1)} ms` };
  },
};

function* crossed(structures, count) {
  const step = Math.ceil(count / structures.length);
  for (let at = 0; at < count; at++) {
    const first = structures[at % structures.length];
    const second = structures[(at * step + 17) % structures.length];
    const [a, b] = [first.abstract, second.abstract];
    yield {
      ...first,
      id: `p${String(at).padStart(6, '0')}`,
      abstract: `${a.slice(0, a.length >> 1)} ${b.slice(b.length >> 1)}`,
    };
  }
}
