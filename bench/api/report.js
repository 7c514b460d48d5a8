import { median } from '../sparse/statistics.js';
import { WORK } from './work.js';

const [OURS, EMBEDDED, PEER, JIT] = ['papergraph, Neo4j', 'papergraph, SQLite', '@neo4j/graphql', 'Mercurius with JIT'];

/** How many times less (or, of requests a second, more) than the peer is asked for. */
const BOUNDS = {
  list: { must: 4, aim: 8 },
  concept: { must: 2, aim: 6 },
  paper: { must: 2, aim: 4 },
  sqlite: { must: 8, aim: 20 },
  /** How many times the processor time of the peer is allowed. */
  nested: { must: 2, aim: 1.3 },
};

const micro = (seconds) => `${(seconds * 1e6).toFixed(0)} µs`;
const times = (value) => `${value.toPrecision(3)} ×`;

/** Median and least of one figure of all rounds. */
function summary(results, work, name, figure) {
  const values = results.find((each) => each.work === work && each.name === name).rounds.map((round) => round[figure]);
  return { median: median(values), least: Math.min(...values) };
}

/** One row a cell: what each contender took. */
export function figures(results) {
  return [
    ['work', 'server', 'CPU a request', 'requests a second', 'p50', 'p99'],
    ...results.map(({ work, name }) => {
      const of = (figure) => summary(results, work, name, figure);
      const cpu = of('cpu');
      return [
        WORK[work].title,
        name,
        `${micro(cpu.median)} (${micro(cpu.least)})`,
        `${of('perSecond').median.toFixed(0)}`,
        `${of('p50').median} ms`,
        `${of('p99').median} ms`,
      ];
    }),
  ];
}

/** One row a bound: how many times better than the peer, and what that meets. */
export function lines(results) {
  const cpu = (work, name) => summary(results, work, name, 'cpu').median;
  const rate = (work, name) => summary(results, work, name, 'perSecond').median;
  const rows = ['list', 'concept', 'paper'].map((work) => {
    const ratio = cpu(work, PEER) / cpu(work, OURS);
    return row(`${WORK[work].title}, Neo4j: CPU of server and database, times less`, ratio, BOUNDS[work]);
  });
  for (const work of ['list', 'concept', 'paper']) {
    const ratio = rate(work, EMBEDDED) / rate(work, PEER);
    rows.push(row(`${WORK[work].title}, SQLite: requests a second, times more`, ratio, BOUNDS.sqlite));
  }
  const nested = cpu('nested', EMBEDDED) / cpu('nested', JIT);
  const { must, aim } = BOUNDS.nested;
  const reached = nested <= aim ? 'aim' : nested <= must ? 'must' : 'no';
  rows.push([`${WORK.nested.title}: CPU of Mercurius with JIT`, times(nested), `≤ ${must} ×`, `≤ ${aim} ×`, reached]);
  return [['work', 'measured', 'must', 'aim', 'reached'], ...rows];
}

function row(what, ratio, { must, aim }) {
  const reached = ratio >= aim ? 'aim' : ratio >= must ? 'must' : 'no';
  return [what, times(ratio), `${must} ×`, `${aim} ×`, reached];
}

/** Prints rows as a Markdown table. */
export function printTable([head, ...rows]) {
  for (const cells of [head, head.map(() => '---'), ...rows]) console.log(`| ${cells.join(' | ')} |`);
}
