import type { GraphStore } from '../../src/store/port.js';
import { ascending, bundle, concept, link, mention, paper } from '../contract/fixtures.js';
import { dataOf } from './graph.js';

/** What each paper is: key, day, venue, authors, the concepts that its abstract names, and whether it gives code. */
const PAPERS: [string, string | null, string | null, string[], string, boolean][] = [
  ['a', '2021-03-04', 'Čas', ['Zoë Ångström', 'B. Brown'], 'graph kernel', false],
  ['b', '2021-05-30', 'Čas', ['B. Brown'], 'graph walk', true],
  ['c', '2021-11-02', 'Other', [], 'walk kernel', false],
  ['d', '2023-01-15', 'Other', ['Zoë Ångström'], 'graph walk kernel', true],
  ['e', '2023-02-01', null, ['D. Diaz', 'B. Brown'], 'graph walk', false],
  ['f', '2023-12-31', null, [], 'graph attention', true],
  ['g', null, null, ['D. Diaz'], 'attention', false],
];

/** Seven papers of three years, with all that filters and groups go by, published as a snapshot. */
export async function writeDatedPapers(store: GraphStore): Promise<void> {
  await store.replaceVocabulary([
    concept('attention'),
    concept('graph', { kind: 'theory', aliases: ['network'] }),
    concept('kernel', {
      definition: 'An inner product of features.',
      uri: 'https://example.org/kernel',
      related: ['walk'],
      exactMatches: ['https://example.org/other/kernel'],
      translations: [{ text: 'Kern', language: 'de', preferred: true }],
    }),
    concept('unused', { kind: 'task' }),
    concept('walk', { kind: 'task', broader: ['graph'] }),
  ]);
  const bundles = PAPERS.map(([key, publishedOn, venue, authors, abstract, code], at) => {
    const record = paper(key, {
      title: `Paper ${key.toUpperCase()}: of ${abstract}`,
      abstract,
      publishedOn,
      year: publishedOn === null ? null : Number(publishedOn.slice(0, 4)),
      venue,
      authors,
      source: { name: at < 4 ? 'first' : 'second', format: 'jsonl', line: at + 1 },
    });
    return bundle(record, {
      mentions: abstract
        .split(' ')
        .map((id, i) => mention(record, id, id, 'abstract', 'vocabulary', 1 - (at + i) / 20)),
      links: code ? [link(record, `https://code.example/${key}`)] : [],
    });
  });
  await store.upsertPapers(bundles.slice(0, 5), 'run-1');
  await store.upsertPapers(bundles.slice(5), 'run-2');
  await store.publishSnapshot({ id: 'dated', builtAt: '2025-01-01T00:00:00.000Z' });
}

/** Whole queries over them, by what they ask: every list, group and count. */
export const DATED_QUERIES: Readonly<Record<string, string>> = {
  'papers by every condition': `{
    year: papers(first: 20, where: {year: {gte: 2021, lt: 2023}}) { ...Titles }
    undated: papers(first: 20, where: {publishedOn: {isNull: true}}) { ...Titles }
    days: papers(first: 20, where: {publishedOn: {gt: "2021-05-30", lte: "2023-02-01"}}) { ...Titles }
    venue: papers(first: 20, where: {venue: {contains: "cas"}}) { ...Titles }
    venueAsWritten: papers(first: 20, where: {venue: {eq: "cas"}}) { ...Titles }
    author: papers(first: 20, where: {author: {startsWith: "zoe"}}) { ...Titles }
    twoAuthors: papers(first: 20, where: {and: [{author: {contains: "diaz"}}, {author: {eq: "B. Brown"}}]}) { ...Titles }
    noAuthors: papers(first: 20, where: {author: {isNull: true}}) { ...Titles }
    title: papers(first: 20, where: {title: {contains: "OF graph walk"}}) { ...Titles }
    any: papers(first: 20, where: {concepts: {any: ["walk", "attention"]}}) { ...Titles }
    all: papers(first: 20, where: {concepts: {all: ["network", "kernel"], includeNarrower: false}}) { ...Titles }
    none: papers(first: 20, where: {concepts: {none: ["graph"]}}) { ...Titles }
    sure: papers(first: 20, where: {concepts: {any: ["graph"], minConfidence: 0.85}}) { ...Titles }
    code: papers(first: 20, where: {links: {any: [CODE]}}) { ...Titles }
    noLinks: papers(first: 20, where: {links: {none: [CODE, DATA]}}) { ...Titles }
    text: papers(first: 20, where: {text: "kernels walking"}) { ...Titles }
    textOrSource: papers(first: 20, where: {or: [{text: "attention"}, {source: {eq: "first"}}], not: {text: "brown"}}) { ...Titles }
    run: papers(first: 20, where: {run: {eq: "run-2"}}) { ...Titles }
  }
  fragment Titles on PaperConnection { totalCount edges { node { title } } }`,
  'papers by several keys, from both ends': `{
    papers(first: 20, orderBy: [{field: VENUE, direction: DESC}, {field: PUBLISHED_ON}]) { edges { node { title } } }
    last: papers(orderBy: {field: YEAR}, last: 3) { pageInfo { hasPreviousPage hasNextPage } edges { node { title } } }
  }`,
  'concepts by every condition': `{
    spoken: concepts(first: 20) { totalCount edges { node { id } } }
    all: concepts(first: 20, where: {}) { totalCount }
    kinds: concepts(first: 20, where: {kind: {in: [TASK, THEORY]}}, orderBy: [{field: KIND}, {field: NAME, direction: DESC}]) { edges { node { id } } }
    named: concepts(first: 20, where: {or: [{name: {eq: "networks"}}, {name: {startsWith: "att"}}]}) { edges { node { id } } }
    part: concepts(first: 20, where: {name: {contains: "ERNE"}, not: {id: {eq: "graph"}}}) { edges { node { id } } }
    rare: concepts(first: 20, where: {paperCount: {lt: 3}, origin: {eq: VOCABULARY}}) { edges { node { id paperCount } } }
  }`,
  groups: `{
    year: paperGroups(by: [YEAR]) { ...Groups }
    concept: paperGroups(by: [CONCEPT], top: 2) { ...Groups }
    both: paperGroups(where: {author: {isNull: false}}, by: [VENUE, AUTHOR]) { ...Groups }
    links: paperGroups(by: [LINK_KIND, SOURCE]) { ...Groups }
  }
  fragment Groups on PaperGroups {
    total groupCount membershipCount otherCount unknownCount
    groups { count keys { dimension value label concept { id } } }
  }`,
  'a trend': `{
    conceptTrend(concepts: ["graph", "walk"], interval: QUARTER) {
      total unknownCount series { concept { id } points { interval count paperCount share } }
    }
  }`,
  'rising pairs': `{
    coOccurrences(window: {from: 2023, to: 2023}, baseline: {from: 2021, to: 2022}, minCount: 1) {
      totalCount paperCount baselinePaperCount
      pairs { a { id } b { id } count expected lift logLikelihoodRatio baseline { count expected lift } rise { expected lift logLikelihoodRatio } }
    }
  }`,
  'predicted links and communities': `{
    predictedLinks(concept: "attention", measure: RESOURCE_ALLOCATION) {
      totalCount measure links { concept { id } score sharedCount reasons { share concept { id } } }
    }
    communities { totalCount modularity communities { rank label size paperCount members { share concept { id } } } }
    concept(id: "walk") { community { rank distinctive { id } } }
  }`,
  'lists of one node, filtered and sorted': `{
    byYear: concept(id: "graph") { papers(first: 20, where: {links: {any: [CODE]}}, orderBy: [{field: PUBLISHED_ON, direction: DESC}]) { ...Papers } }
    byWeight: concept(id: "walk") { papers(orderBy: [{field: WEIGHT}, {field: TITLE, direction: DESC}], last: 2) { ...Papers } }
    tasks: paper(title: "Paper D: of graph walk kernel") { concepts(first: 20, where: {kind: {in: [TASK, THEORY]}}, orderBy: {field: NAME, direction: DESC}) { ...Concepts } }
    rare: paper(title: "Paper D: of graph walk kernel") { concepts(orderBy: [{field: PAPER_COUNT}, {field: NAME}], first: 2) { ...Concepts } }
    near: concept(id: "graph") { cooccurring(first: 20, among: {kind: {eq: METHOD}}) { ...Near } }
    around: concept(id: "attention") {
      neighborhood(depth: 2, among: {not: {id: {eq: "walk"}}}, where: {year: {isNull: false}}) {
        truncated nodes { depth concept { id } } edges { count expected source { id } target { id } }
      }
    }
  }
  fragment Papers on ConceptPaperConnection { totalCount edges { weight node { title } } }
  fragment Concepts on PaperConceptConnection { totalCount edges { weight node { id } } }
  fragment Near on CooccurringConceptConnection { totalCount edges { count node { id } } }`,
  'what papers share, of some concepts': `{
    shared: commonGround(papers: PAPERS, where: {kind: {eq: TASK}}) { ...Ground }
    filtered: commonGround(papers: PAPERS, where: {kind: {eq: DATASET}}) { ...Ground }
  }
  fragment Ground on CommonGround {
    totalCount emptyReason mostShared concepts { count corpusCount expected lift concept { id } papers { paper { title } evidence { surface } } }
  }`.replaceAll('PAPERS', JSON.stringify(['a', 'b', 'd'].map((key) => paper(key).id))),
  'pairs and links of some concepts': `{
    coOccurrences(minCount: 1, among: {kind: {in: [METHOD, TASK]}}, orderBy: [{field: COUNT}]) { totalCount pairs { count a { id } b { id } } }
    predictedLinks(concept: "attention", where: {kind: {eq: TASK}}) { totalCount links { concept { id } } }
  }`,
  'concepts in full': `{
    concepts(first: 10, where: {}, orderBy: {field: NAME}) { totalCount edges { node {
      id name aliases abbreviations kind origin definition uri level vocabulary { name conceptCount }
      labels { text language preferred } german: labels(language: "de") { text } exactMatches { uri concept { id } }
      broader { id } narrower { id } related { id } paperCount alone: paperCount(includeNarrower: false)
      mentions(first: 3, where: {confidence: {lt: 0.95}}) {
        totalCount edges { node { surface field start end confidence method undecided paper { title } sentence { text } senses { id } } }
      }
      cooccurring(first: 5) { totalCount edges { count expected score node { id } } }
      papers(first: 5) { totalCount edges { weight concepts { id } evidence { surface } node { title } } }
    } } }
    vocabularies { name version license uri languages conceptCount }
  }`,
  'papers in full': `{
    papers(first: 10) { totalCount edges { node {
      id title abstract authors year publishedOn venue doi arxivId keywords links { url kind }
      source { name format line } sentences { text role start end }
      concepts(first: 5) { totalCount edges { weight node { id } evidence { surface start confidence } } }
      related(first: 3) { totalCount emptyReason edges { score explanation reasons { part word share concept { id } } duplicates { id } node { id } } }
    } } }
    corpus { paperCount conceptCount mentionCount linkCount snapshot { id } sources { name format papers } }
    recommend(first: 5, like: [{conceptName: "walk"}], unlike: [{conceptId: "attention"}]) { totalCount edges { score node { id } } }
    coOccurrenceMatrix(concepts: ["graph", "walk", "kernel"], includeNarrower: true) { paperCount counts expected scores }
    path(from: "kernel", to: "attention") { length hops { kind from { id } to { id } evidence { surface } } }
  }`,
  'nodes by their ids': `{
    nodes(ids: NODES) { __typename id ... on Paper { title year venue authors } ... on Concept { name paperCount } }
  }`.replace('NODES', JSON.stringify([paper('b').id, 'walk', 'nowhere', paper('g').id])),
  'completions of one kind': `{
    concepts: suggest(prefix: "wal", kinds: [CONCEPT]) { text }
    papers: suggest(prefix: "paper", kinds: [PAPER]) { text }
    none: suggest(prefix: "paper", kinds: [CONCEPT]) { text }
  }`,
};

/** What a search finds of some papers or concepts: in the order of the ids, since each store ranks in its own way. */
export const DATED_SEARCHES: Readonly<Record<string, { query: string; found: string[] }>> = {
  'papers of a filter': {
    query: 'search(query: "walk", kinds: [PAPER], where: {year: {eq: 2023}})',
    found: ['d', 'e'].map((key) => paper(key).id).sort(ascending),
  },
  'papers of a filter, and concepts': {
    query: 'search(query: "walk", where: {author: {eq: "B. Brown"}})',
    found: [...['b', 'e'].map((key) => paper(key).id), 'walk'].sort(ascending),
  },
  'concepts of a filter': {
    query: 'search(query: "graph", kinds: [CONCEPT], among: {kind: {eq: TASK}})',
    found: [],
  },
  'concepts of a filter, named or found': {
    query: 'search(query: "network", kinds: [CONCEPT], among: {kind: {eq: THEORY}})',
    found: ['graph'],
  },
};

/** The ids that a search finds, ascending; their number is what it counts. */
export async function idsFound(store: GraphStore, search: string): Promise<string[]> {
  interface Found {
    search: { totalCount: number; edges: { node: { id: string } }[] };
  }
  const query = `{ ${search} { totalCount edges { node { ... on Paper { id } ... on Concept { id } } } } }`.replace(
    'query:',
    'first: 100, query:',
  );
  const { totalCount, edges } = (await dataOf<Found>(store, query)).search;
  const ids = edges.map(({ node }) => node.id).sort(ascending);
  if (ids.length !== totalCount) throw new Error(`${totalCount} were counted, and ${ids.length} found.`);
  return ids;
}
