// Measures how long one query keeps a server's thread from other requests: over a made graph of 200,000 papers in memory,
// the time of each of the heaviest queries (and CPU time, of all threads), and how late a timer of 1 ms came meanwhile. Needs `npm run build`.
// A server has the order of titles with its index: here, the first query that needs it makes it.
// node bench/blocking.js [--papers 200000] [--only path]
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { graphql } from 'graphql';
import { createContext } from '../dist/api/context.js';
import { graphqlSchema } from '../dist/api/schema.js';
import { indexOf } from '../dist/index/build.js';
import { conceptsOf, papersOf } from './made-graph.js';
import { topicalMatrix } from './sparse/topical-matrix.js';

const { values: options } = parseArgs({
  options: { papers: { type: 'string', default: '200000' }, only: { type: 'string' } },
});

const rows = Number(options.papers);
const matrix = topicalMatrix({ rows, columns: Math.round(rows / 2500) * 100, nnz: rows * 10 });
const concepts = conceptsOf(matrix.columns);
const index = indexOf(concepts, papersOf(matrix, concepts), new Map(), {
  id: 'bench',
  builtAt: new Date().toISOString(),
});
const byPapers = Array.from(index.paperCounts.keys()).sort((a, b) => index.paperCounts[b] - index.paperCounts[a]);
const idAt = (rank) => index.concepts[byPapers[rank]].id;
const [first, second, rare] = [idAt(0), idAt(1), idAt(byPapers.length - 1)];
const papers = Array.from({ length: 100 }, (_, at) => index.papers.id(Math.floor((at * rows) / 100)));
const hundred = byPapers.slice(0, 100).map((row) => index.concepts[row].id);
console.log(
  `${rows} papers, ${concepts.length} concepts, the most frequent in ${index.paperCounts[byPapers[0]]} papers`,
);

/** What resolvers ask a store for, without one. */
const store = {
  papersByIds: async (ids) => ids.map((id) => ({ id, title: id, abstract: '', authors: [], keywords: [] })),
  mentionsOfPapers: async () => [],
  linksOfPapers: async () => [],
  async *candidates() {},
};

const QUERIES = {
  'path, frequent to frequent': `path(from: "${first}", to: "${second}") { length }`,
  'path, rare to rare': `path(from: "${rare}", to: "${idAt(byPapers.length - 2)}", maxHops: 8) { length }`,
  'path, paper to paper': `path(from: "${papers[1]}", to: "${papers[50]}", maxHops: 8) { length }`,
  neighborhood: `concept(id: "${first}") { neighborhood(depth: 4, maxNodes: 500) { nodes { depth } } }`,
  'neighborhood of some papers': `concept(id: "${first}") { neighborhood(depth: 4, maxNodes: 500, where: {year: {gte: 2000}}) { nodes { depth } } }`,
  cooccurring: `concept(id: "${first}") { cooccurring(first: 20) { totalCount } }`,
  'cooccurring in some papers': `concept(id: "${first}") { cooccurring(first: 20, where: {year: {gte: 2000}}) { totalCount } }`,
  'cooccurring on a level': `concept(id: "${first}") { cooccurring(first: 20, level: 0) { totalCount } }`,
  'papers of a concept': `concept(id: "${first}") { papers(first: 20) { edges { weight } } }`,
  'papers of a concept by title': `concept(id: "${first}") { papers(first: 20, orderBy: {field: TITLE}) { edges { weight } } }`,
  coOccurrenceMatrix: `coOccurrenceMatrix(concepts: ${JSON.stringify(hundred)}) { paperCount }`,
  'coOccurrenceMatrix with narrower': `coOccurrenceMatrix(concepts: ${JSON.stringify(hundred)}, includeNarrower: true) { paperCount }`,
  conceptTrend: `conceptTrend(concepts: ${JSON.stringify(hundred.slice(0, 20))}) { total }`,
  'paperGroups by author': 'paperGroups(by: [AUTHOR]) { total }',
  'paperGroups by author and venue': 'paperGroups(by: [AUTHOR, VENUE]) { total }',
  'paperGroups by concept and year': 'paperGroups(by: [CONCEPT, YEAR]) { total }',
  coOccurrences: 'coOccurrences(first: 20) { totalCount }',
  'coOccurrences rising':
    'coOccurrences(first: 20, window: {from: 2020, to: 2025}, baseline: {from: 2010, to: 2019}) { totalCount }',
  predictedLinks: `predictedLinks(concept: "${first}", first: 20) { totalCount }`,
  'predictedLinks of a rare one': `predictedLinks(concept: "${rare}", first: 20) { totalCount }`,
  commonGround: `commonGround(papers: ${JSON.stringify(papers)}, first: 20) { totalCount }`,
  communities: 'communities(first: 20) { totalCount }',
  'papers by title and venue': 'papers(first: 20, orderBy: [{field: VENUE}, {field: TITLE}]) { totalCount }',
  'papers whose author contains': 'papers(first: 20, where: {author: {contains: "author 9"}}) { totalCount }',
  'papers whose title contains': 'papers(first: 20, where: {title: {contains: "graph kernel"}}) { totalCount }',
  'concepts whose name contains': 'concepts(first: 20, where: {name: {contains: "graph"}}) { totalCount }',
  related: `paper(id: "${papers[3]}") { related(first: 20) { totalCount } }`,
  'related, diverse': `paper(id: "${papers[3]}") { related(first: 20, diversify: 0.5) { totalCount } }`,
  recommend: `recommend(first: 20, like: [${papers
    .slice(0, 50)
    .map((id) => `{paperId: "${id}"}`)
    .join(' ')}]) { totalCount }`,
  suggest: 'suggest(prefix: "a", first: 20) { text }',
  aliasProposals: 'aliasProposals(first: 20) { totalCount }',
};

const schema = await graphqlSchema();
async function answer(query) {
  const { errors } = await graphql({ schema, source: `{ ${query} }`, contextValue: createContext(index, store) });
  if (errors) throw errors[0];
}

/** What `work` took, and the longest that a timer of 1 ms had to wait meanwhile. */
async function delayed(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await setTimeout(50);
  delay.reset();
  await setTimeout(10); // it counts from the first tick on
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  await setTimeout(20); // for the tick that a blocked thread owes
  delay.disable();
  return { ms, cpu: (user + system) / 1e3, blocked: delay.max / 1e6 };
}

await answer('__typename');
console.log(
  `${''.padEnd(36)}${['first', 'CPU', 'blocked', 'again', 'CPU', 'blocked'].map((head) => head.padStart(10)).join('')}`,
);
for (const [name, query] of Object.entries(QUERIES)) {
  if (options.only !== undefined && !name.startsWith(options.only)) continue;
  const [once, again] = [await delayed(() => answer(query)), await delayed(() => answer(query))];
  const figures = [once, again].flatMap(({ ms, cpu, blocked }) => [ms, cpu, blocked]);
  console.log(`${name.padEnd(36)}${figures.map((ms) => `${ms.toFixed(0)} ms`.padStart(10)).join('')}`);
}
