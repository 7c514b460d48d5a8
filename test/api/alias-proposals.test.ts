import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aliasProposals } from '../../src/curation/alias-proposals.js';
import { curate } from '../../src/seeder/curate.js';
import { normalizeLabel } from '../../src/model/label.js';
import type { GraphStore } from '../../src/store/port.js';
import { papersFile, seeded } from '../curation/graph-of.js';
import { concept, corpusConcept } from '../contract/fixtures.js';
import { dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';

const folder = temporaryFolder();
let store: GraphStore;
afterAll(async () => {
  await store?.close();
  folder.remove();
});
beforeAll(async () => {
  store = await sqliteIn(folder.path);
});

const PAPERS = [
  { id: '1', title: 'A tidal flow model (TFM) for harbors', abstract: 'The TFM is fast.' },
  { id: '2', title: 'The tidal flow modeling (TFM) of a harbor', abstract: 'TFM with care.' },
  { id: '3', title: 'On tidal flow modeling (TFM)', abstract: 'TFM anew.' },
  { id: '4', title: 'Mud and sand', abstract: 'Tidal flow models are left to others.' },
];
const QUERY = `query ($after: String) {
  aliasProposals(first: 1, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { concept { id } into { id } reason label certainty paperCount papers { title } accept } }
  }
}`;

test('a variant that papers abbreviate as a concept is proposed with its papers, and gone once it is merged', async () => {
  const vocabulary = [concept('tidal-flow-model', { aliases: ['TFM'] }), concept('harbor')];
  await seeded(store, papersFile(folder.path, PAPERS), vocabulary);
  const { aliasProposals: before } = await dataOf<{ aliasProposals: { edges: { node: { papers: unknown[] } }[] } }>(
    store,
    QUERY,
  );
  expect(before).toMatchObject({
    totalCount: 1,
    pageInfo: { hasNextPage: false },
    edges: [
      {
        node: {
          concept: { id: 'tidal-flow-modeling' },
          into: { id: 'tidal-flow-model' },
          reason: 'SHORT_FORM',
          label: 'TFM',
          paperCount: 2,
          accept:
            'mutation { mergeConcepts(input: { concepts: ["tidal-flow-modeling"], into: "tidal-flow-model" }) { concept { name aliases } } }',
        },
      },
    ],
  });
  expect(await dataOf(store, '{ aliasProposals(last: 1) { edges { node { concept { id } } } } }')).toEqual({
    aliasProposals: { edges: [{ node: { concept: { id: 'tidal-flow-modeling' } } }] },
  });
  const counted = await dataOf(
    store,
    `{ some: aliasProposals(first: 1, where: {reason: {eq: SHORT_FORM}, certainty: {gt: 0.6}, paperCount: {gte: 2}}) { totalCount }
       none: aliasProposals(first: 1, where: {or: [{reason: {in: [SPELLING]}}, {certainty: {gt: 0.9}}, {paperCount: {gt: 2}}]}) { totalCount } }`,
  );
  expect(counted).toEqual({ some: { totalCount: 1 }, none: { totalCount: 0 } });
  expect(before.edges[0].node).toMatchObject({ certainty: 0.9 });
  expect(before.edges[0].node.papers).toHaveLength(2);
  // Proposed, not applied.
  expect((await store.concepts()).map(({ id }) => id)).toContain('tidal-flow-modeling');
  const merge = { kind: 'merge' as const, concepts: ['tidal-flow-modeling'], into: 'tidal-flow-model' };
  await curate(store, merge, { by: 'me', note: null });
  expect(await dataOf(store, QUERY)).toMatchObject({ aliasProposals: { totalCount: 0, edges: [] } });
});

describe('aliasProposals', () => {
  const named = (of: ReturnType<typeof concept>, papers = 1) => ({ concept: of, papers, abbreviations: [] });
  const concepts = [
    named(concept('time-series')),
    named(corpusConcept('timeseries')),
    named(corpusConcept('latent-dirichlet-allocation'), 3),
    named(corpusConcept('linear-discriminant-analysis'), 2),
    named(corpusConcept('linear-discriminant-classifier')),
  ];
  const keys = ['latent dirichlet allocation', 'linear discriminant analysis', 'linear discriminant classifier'];
  const corpus = keys.map((key, at) => ({ paperId: `p${at}`, candidates: [{ key, abbreviation: 'LDA' }] }));

  test('names what is spelled otherwise, or abbreviated alike and named alike; homonyms are no aliases', () => {
    const proposals = aliasProposals(concepts, corpus);
    expect(proposals).toEqual([
      {
        conceptId: 'timeseries',
        into: 'time-series',
        reason: 'spelling',
        label: 'time series',
        certainty: 0.95,
        definedBy: [],
      },
      {
        conceptId: 'linear-discriminant-classifier',
        into: 'linear-discriminant-analysis',
        reason: 'shortForm',
        label: 'LDA',
        certainty: 0.4,
        definedBy: ['p2'],
      },
    ]);
    expect(aliasProposals([...concepts].reverse(), [...corpus].reverse())).toEqual(proposals);
  });

  test.each([
    ['dialog state trackers', 'dialogue state tracking', 0.9],
    ['argumentation mining', 'argument mining', 0.9],
    ['named entity recognition tasks', 'named entity recognition', 0.75],
    ['recursive neural network', 'recurrent neural network', 0.4],
    ['error detection', 'event detection', null],
  ])('%s and %s, abbreviated alike, are proposed with %s', (a, b, certainty) => {
    const both = [a, b].map((name) => named(corpusConcept(name.replaceAll(' ', '-'))));
    const candidates = [a, b].map((name, at) => ({ key: normalizeLabel(name), abbreviation: 'XY', at }));
    const found = aliasProposals(
      both,
      candidates.map(({ at, ...each }) => ({ paperId: `p${at}`, candidates: [each] })),
    );
    expect(found.map((each) => each.certainty)).toEqual(certainty === null ? [] : [certainty]);
  });

  test('a short form of two letters that two keyphrases have makes them no aliases', () => {
    const both = ['tamil', 'text-alignment'].map((id, at) => named(corpusConcept(id, { aliases: [['Ta', 'TA'][at]] })));
    expect(aliasProposals(both, [])).toEqual([]);
  });
});
