import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseSenses, type PaperSenses } from '../../src/curation/homonyms.js';
import { exportLines } from '../../src/exporters/json-lines.js';
import { SharedLabels } from '../../src/model/shared-labels.js';
import { curate } from '../../src/seeder/curate.js';
import { openNeo4jStore } from '../../src/store/neo4j/open.js';
import type { GraphStore } from '../../src/store/port.js';
import { concept } from '../contract/fixtures.js';
import { describeNeo4j, emptyNeo4j } from '../neo4j/server.js';
import { dataOf, sqliteIn, temporaryFolder } from '../support/graph.js';
import { graphOf, papersFile, seeded } from './graph-of.js';

// A Neo4j that has just started takes half a minute for the first of these.
jest.setTimeout(240_000);

const folder = temporaryFolder();
afterAll(() => folder.remove());

const VOCABULARY = [
  concept('latent-dirichlet-allocation', { aliases: ['LDA'], broader: ['topic-model'] }),
  concept('linear-discriminant-analysis', { aliases: ['LDA'], related: ['covariance'] }),
  concept('scanning-electron-microscopy', { aliases: ['SEM'] }),
  concept('structural-equation-model', { aliases: ['SEM'] }),
  concept('alloy'),
  concept('covariance', { related: ['linear-discriminant-analysis'] }),
  concept('fracture'),
  concept('gibbs-sampling'),
  concept('questionnaire'),
  concept('scatter-matrix'),
  concept('topic-model'),
];

/** Text mining, pattern recognition, materials and surveys; 5 to 8 leave it to their readers what the short form means. */
const PAPERS = [
  { id: '1', title: 'Latent Dirichlet allocation', abstract: 'A topic model by Gibbs sampling.' },
  { id: '2', title: 'Linear discriminant analysis', abstract: 'By the scatter matrix and the covariance.' },
  { id: '3', title: 'Scanning electron microscopy', abstract: 'Of an alloy after fracture.' },
  { id: '4', title: 'A structural equation model (SEM)', abstract: 'Of a questionnaire. The SEM fits.' },
  { id: '5', title: 'Gibbs sampling for LDA', abstract: 'A topic model that is fast.' },
  { id: '6', title: 'LDA made robust', abstract: 'Covariance and scatter matrix are shrunk.' },
  { id: '7', title: 'SEM of an alloy', abstract: 'Fracture seen up close.', keywords: ['SEM'] },
  { id: '8', title: 'LDA and SEM', abstract: 'Nothing that tells.' },
  { id: '9', title: 'LDA again', abstract: 'What linear discriminant analysis makes of a topic model.' },
];
const file = papersFile(folder.path, PAPERS);

async function shortForms(store: GraphStore): Promise<string[]> {
  const titles = new Map<string, string>();
  for await (const { paper } of store.allPapers()) titles.set(paper.id, paper.title);
  const mentions = await store.mentionsOfPapers([...titles.keys()]);
  return mentions
    .filter(({ surface }) => /^(?:LDA|SEM)$/.test(surface))
    .map(({ paperId, conceptId, surface, confidence }) => {
      const found = PAPERS.find(({ title }) => title === titles.get(paperId));
      return `${found?.id} ${surface}: ${conceptId} ${Number(confidence.toFixed(2))}`;
    })
    .sort();
}

const MEANT = [
  '4 SEM: structural-equation-model 0.99',
  '4 SEM: structural-equation-model 0.99',
  '5 LDA: latent-dirichlet-allocation 0.9',
  '6 LDA: linear-discriminant-analysis 0.9',
  '7 SEM: scanning-electron-microscopy 0.9',
  '7 SEM: scanning-electron-microscopy 0.9',
  '8 LDA: latent-dirichlet-allocation 0.5',
  '8 SEM: scanning-electron-microscopy 0.5',
  '9 LDA: linear-discriminant-analysis 0.9',
];

function apart(name: string, open: () => Promise<GraphStore>): void {
  describe(`homonyms in ${name}`, () => {
    let store: GraphStore;
    beforeEach(async () => {
      await store?.close();
      store = await open();
    });
    afterAll(() => store?.close());

    test('are told apart by definition, by name, by company, and say where nothing does', async () => {
      await seeded(store, file, VOCABULARY);
      expect(await shortForms(store)).toEqual(MEANT);
      const workList = `{
        concept(id: "latent-dirichlet-allocation") {
          paperCount
          mentions(first: 20, where: { confidence: { lt: 0.6 } }) { edges { node { surface undecided senses { id } paper { title } } } }
        }
        scanned: concept(id: "scanning-electron-microscopy") { mentions(first: 20) { edges { node { surface undecided paper { title } } } } }
      }`;
      const undecided = { surface: 'LDA', undecided: true, paper: { title: 'LDA and SEM' } };
      const senses = [{ id: 'latent-dirichlet-allocation' }, { id: 'linear-discriminant-analysis' }];
      const scanned = [
        { surface: 'SEM', undecided: true, paper: { title: 'LDA and SEM' } },
        { surface: 'SEM', undecided: false, paper: { title: 'SEM of an alloy' } },
        { surface: 'SEM', undecided: false, paper: { title: 'SEM of an alloy' } },
        { surface: 'Scanning electron microscopy', undecided: false, paper: { title: PAPERS[2].title } },
      ];
      expect(await dataOf(store, workList)).toEqual({
        concept: { paperCount: 3, mentions: { edges: [{ node: { ...undecided, senses } }] } },
        scanned: { mentions: { edges: scanned.map((node) => ({ node })) } },
      });
      const { structure } = await graphOf(store);
      const robust = structure.find(({ title }) => title === 'LDA made robust');
      expect(robust?.conceptIds).toEqual(['covariance', 'linear-discriminant-analysis', 'scatter-matrix']);
    });

    test('are the same after another seeding, another order of papers, and an export', async () => {
      await seeded(store, file, VOCABULARY);
      const graph = await graphOf(store);
      expect(await seeded(store, file, VOCABULARY)).toMatchObject({ changed: false, snapshotId: graph.snapshot });
      const other = await sqliteIn(folder.path, `${name}-other.db`);
      const restored = await sqliteIn(folder.path, `${name}-restored.db`);
      try {
        let text = '';
        for await (const line of exportLines(store)) text += line;
        const exported = join(folder.path, `${name}.export.jsonl`);
        writeFileSync(exported, text);
        await seeded(restored, exported, VOCABULARY);
        expect(await graphOf(restored)).toEqual(graph);
        // The company of later papers decides what earlier ones mean.
        const first = papersFile(folder.path, PAPERS.slice(4).reverse());
        await seeded(other, first, VOCABULARY);
        expect(await shortForms(other)).toContain('7 SEM: scanning-electron-microscopy 0.5');
        await seeded(other, papersFile(folder.path, PAPERS.slice().reverse()), VOCABULARY);
        expect(await shortForms(other)).toEqual(MEANT);
      } finally {
        papersFile(folder.path, PAPERS);
        await other.close();
        await restored.close();
      }
    });

    test('are curated as anything is', async () => {
      await seeded(store, file, VOCABULARY);
      const before = await graphOf(store);
      const by = { by: 'me', note: null };
      const into = 'latent-dirichlet-allocation';
      await curate(store, { kind: 'rename', concept: into, name: 'topic allocation' }, by);
      const merge = await curate(store, { kind: 'merge', concepts: ['linear-discriminant-analysis'], into }, by);
      const split = {
        kind: 'split' as const,
        concept: 'scanning-electron-microscopy',
        into: [{ name: 'microscopy of fractures', when: { company: ['fracture'] } }],
      };
      await curate(store, split, by);
      const curated = [
        '4 SEM: structural-equation-model 0.99',
        '4 SEM: structural-equation-model 0.99',
        // Nothing is undecided any more.
        ...['5', '6'].map((id) => `${id} LDA: ${into} 0.9`),
        '7 SEM: microscopy-of-fractures 0.9',
        '7 SEM: microscopy-of-fractures 0.9',
        `8 LDA: ${into} 0.9`,
        '8 SEM: scanning-electron-microscopy 0.5',
        `9 LDA: ${into} 0.9`,
      ];
      expect(await shortForms(store)).toEqual(curated);
      await seeded(store, file, VOCABULARY);
      expect(await shortForms(store)).toEqual(curated);
      for (const { id } of (await store.curation()).reverse()) await curate(store, { kind: 'undo', entry: id }, by);
      expect(merge.entry.movedCount).toBeGreaterThan(0);
      expect(await graphOf(store)).toEqual(before);
    });
  });
}

let count = 0;
apart('SQLite', () => sqliteIn(folder.path, `homonyms-${count++}.db`));

await describeNeo4j('homonyms', (settings) => {
  apart('Neo4j', async () => {
    await emptyNeo4j();
    return openNeo4jStore(settings);
  });
});

describe('chooseSenses', () => {
  const both = { label: 'lda', senses: ['allocation', 'analysis'] };
  const papers: PaperSenses[] = [
    { id: '1', certain: ['allocation', 'topic'], shared: [] },
    { id: '2', certain: ['analysis', 'matrix'], shared: [] },
    { id: '3', certain: ['common', 'matrix'], shared: [both] },
    { id: '4', certain: ['common'], shared: [both] },
    { id: '5', certain: ['allocation', 'analysis'], shared: [both] },
    { id: '6', certain: ['common', 'kin'], shared: [both] },
  ];
  const concepts = [concept('allocation'), concept('analysis', { related: ['kin'] }), concept('kin')];

  test('keeps the first where the company says nothing, or too little', () => {
    const choices = chooseSenses([...papers, ...papers.slice(0, 1).map((one) => ({ ...one, id: '7' }))], concepts);
    // n(analysis) = 3, with kin: (1 + 1/7) / (4/7) is 2 to 1, with matrix: (1 + 2/7) / (4 × 2/7) less.
    expect(Object.fromEntries([...choices].map(([id, of]) => [id, of.get('lda')]))).toEqual({
      3: { conceptId: 'allocation', by: 'nothing' },
      4: { conceptId: 'allocation', by: 'nothing' },
      5: { conceptId: 'allocation', by: 'nothing' },
      6: { conceptId: 'allocation', by: 'nothing' },
    });
  });

  test('does not depend on the order of papers or concepts', () => {
    const choices = chooseSenses(papers, concepts);
    const reversed = chooseSenses([...papers].reverse(), [...concepts].reverse());
    expect(new Map([...reversed].sort())).toEqual(new Map([...choices].sort()));
  });
});

describe('SharedLabels', () => {
  const sensesOf = (concepts: Parameters<typeof concept>[], surface: string, method = 'vocabulary' as const) => {
    const made = concepts.map((each) => concept(...each));
    return new SharedLabels(made).sensesOf({ conceptId: made[0].id, surface, method });
  };

  test('a label has several senses only where it is of several things', () => {
    expect(
      sensesOf(
        [
          ['a', { aliases: ['XY'] }],
          ['b', { aliases: ['XY'] }],
        ],
        'XYs',
      ),
    ).toEqual(['a', 'b']);
    expect(
      sensesOf(
        [
          ['a', { aliases: ['XY'] }],
          ['b', { aliases: ['xy'] }],
        ],
        'xy',
      ),
    ).toEqual(['a']);
    const same = [
      [
        ['a', { aliases: ['XY'] }],
        ['b', { aliases: ['XY'], broader: ['a'] }],
      ],
      [
        ['a', { aliases: ['XY'] }],
        ['b', { aliases: ['XY'], exactMatches: ['a'] }],
      ],
      [
        ['a', { aliases: ['XY', 'x of y'] }],
        ['b', { aliases: ['XY', 'x of y'] }],
      ],
      [
        ['a', { aliases: ['XY'] }],
        ['o:a', { name: 'a', aliases: ['XY'], vocabulary: 'o' }],
      ],
      [['field'], ['b', { aliases: ['field'] }]],
    ] as Parameters<typeof concept>[][];
    for (const concepts of same)
      expect(sensesOf(concepts, concepts[0][0] === 'field' ? 'field' : 'XY')).toHaveLength(1);
  });
});
