import { gram } from './rows/gram.js';
import { growth } from './rows/growth.js';
import { indexFile } from './rows/index-file.js';
import { latency } from './rows/latency.js';
import { nearestPapers } from './rows/nearest-papers.js';
import { neo4j } from './rows/neo4j.js';
import { npmi } from './rows/npmi.js';
import { workers } from './rows/workers.js';

const atL = (peer) => ({ [peer]: { must: 5, aim: 8 } });
const MEMORY = { must: 1.6, aim: 1.0 };
const paper = { run: latency, work: 'paper', title: "one paper's top 10" };
const filter = { run: latency, work: 'filter', title: "one concept's co-occurrence within a 20 % filter" };
const pageRank = { run: latency, work: 'pageRank', title: 'PageRank of one paper, ε = 10⁻⁴,' };
const update = { run: latency, work: 'update', title: '10 papers counted and taken back' };

/** What is measured, in the order of the table; `--quick` leaves out what is larger than M. */
export const ROWS = [
  { name: 'gram-S', run: gram, size: 'S' },
  { name: 'gram-M', run: gram, size: 'M', bounds: { SciPy: { must: 3, aim: 4 } } },
  { name: 'gram-L', run: gram, size: 'L', bounds: { ...atL('SciPy'), ...atL('GraphBLAS'), memory: MEMORY } },
  { name: 'npmi-M', run: npmi, size: 'M' },
  { name: 'npmi-L', run: npmi, size: 'L', bounds: { ratio: { must: 1.3, aim: 1.1 }, memory: MEMORY } },
  { name: 'rows-S', run: nearestPapers, size: 'S' },
  { name: 'rows-M', run: nearestPapers, size: 'M', bounds: { must: 1.4, aim: 2 } },
  { name: 'workers-M', run: workers, size: 'M' },
  { name: 'workers-L', run: workers, size: 'L', bounds: { must: 80, aim: 95 } },
  { name: 'paper-M', ...paper, size: 'M' },
  { name: 'paper-L', ...paper, size: 'L', bounds: { p50: { must: 1 }, p99: { must: 15, aim: 5 } } },
  { name: 'filter-M', ...filter, size: 'M' },
  { name: 'filter-L', ...filter, size: 'L', bounds: { p50: { must: 0.2 }, p99: { must: 20, aim: 8 } } },
  { name: 'pagerank-M', ...pageRank, size: 'M' },
  { name: 'update-M', ...update, size: 'M' },
  { name: 'index-M', run: indexFile, size: 'M' },
  { name: 'index-L', run: indexFile, size: 'L', bounds: { must: 3, aim: 1 } },
  { name: 'neo4j', run: neo4j, size: '2S', bounds: { must: 100, aim: 300 } },
  { name: 'growth', run: growth, size: '8M', of: 'M' },
];
