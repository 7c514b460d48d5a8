import { expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { dataOf } from '../support/graph.js';

interface ConceptPapers {
  concept: {
    name: string;
    papers: {
      totalCount: number;
      edges: { node: { title: string }; concepts: { name: string }[]; evidence: { surface: string }[] }[];
    };
  } | null;
}

const PAPERS_OF = `query($name: String!) { concept(name: $name) { name papers(first: 100) {
  totalCount edges { node { title } concepts { name } evidence { surface } } } } }`;

async function papersOf(store: GraphStore, name: string): Promise<NonNullable<ConceptPapers['concept']>['papers']> {
  const { concept } = await dataOf<ConceptPapers>(store, PAPERS_OF, { name });
  if (!concept) throw new Error(`there is no concept ${name}`);
  return concept.papers;
}

/** Which papers speak of a concept, told by reading all 55: a part of each title, in order of the titles. */
const READ: [name: string, titles: string[]][] = [
  [
    'linear attention',
    [
      'LASP-2',
      'Lightning Attention-2',
      'MoM: Linear Sequence',
      'One Step of Gradient Descent',
      'Various Lengths',
      'You Only Scan Once',
    ],
  ],
  ['structural equation models', ['Extending Mixture of Experts', 'One-connection rule', 'PAC Generalization']],
  ['linear mode connectivity', ['Analysis of Linear Mode Connectivity', 'Landscaping Linear Mode Connectivity']],
  [
    'time series',
    ['Autoformer', 'Chimera', 'Is Mamba Effective', 'iTransformer', 'Pay Attention to Evolution', 'RoLA'],
  ],
  ['state space models', ['Chimera', 'How to Train Your HiPPO', 'Is Mamba Effective', 'MoM: Linear Sequence']],
  ['differential privacy', ['Faster Rates of Convergence', 'Improved Analysis of Sparse Linear']],
  [
    'out-of-distribution generalization',
    ['Accuracy on the Curve', 'PAC Generalization', 'Unraveling the Key Components'],
  ],
  ['sparse autoencoders', ['Decomposing The Dark Matter']],
];

/** Other ways to ask for them. */
const SYNONYMS: [asked: string, name: string][] = [
  ['LMC', 'linear mode connectivity'],
  ['SEM', 'structural equation models'],
  ['Structural Equation Modelling', 'structural equation models'],
  ['Time-Series', 'time series'],
  ['linear-attention', 'linear attention'],
  ['SSM', 'state space models'],
  ['OOD generalization', 'out-of-distribution generalization'],
  ['SAEs', 'sparse autoencoders'],
];

/** What the 55 papers of the trending page, or the sample about them, must say. */
export function describeNumbers(open: () => GraphStore): void {
  test('holds 55 papers, 10 links in 9 of them, all to code', async () => {
    const { papers, linked } = await dataOf<{
      papers: { totalCount: number };
      linked: { totalCount: number; edges: { node: { links: { url: string; kind: string }[] } }[] };
    }>(
      open(),
      `{ papers(first: 20) { totalCount } linked: papers(where: {links: {any: [CODE]}}, first: 100) { totalCount edges { node { links { url kind } } } } }`,
    );
    expect(papers.totalCount).toBe(55);
    expect(linked.totalCount).toBe(9);
    const links = linked.edges.flatMap(({ node }) => node.links);
    expect(links).toHaveLength(10);
    expect(links.filter(({ kind }) => kind !== 'CODE')).toEqual([]);
    expect(links.filter(({ url }) => !/^https?:\/\/[^\s]+[\w/]$/.test(url))).toEqual([]);
  });

  test.each(READ)('finds "%s" where a reader does, with evidence', async (name, titles) => {
    const { totalCount, edges } = await papersOf(open(), name);
    const found = edges.map(({ node }) => node.title).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(found).toEqual(titles.map((title) => expect.stringContaining(title) as unknown));
    expect(totalCount).toBe(titles.length);
    for (const { evidence } of edges) expect(evidence.length).toBeGreaterThan(0);
  });

  test.each(SYNONYMS)('takes "%s" for "%s"', async (asked, name) => {
    const query = 'query($name: String!) { concept(name: $name) { id } }';
    const of = async (text: string) => dataOf<{ concept: { id: string } | null }>(open(), query, { name: text });
    expect((await of(name)).concept).not.toBeNull();
    expect(await of(asked)).toEqual(await of(name));
  });

  test('slices every mention back to its surface', async () => {
    const { papers } = await dataOf<{
      papers: {
        edges: {
          node: Record<'title' | 'abstract', string> & {
            concepts: { edges: { evidence: { field: string; start: number; end: number; surface: string }[] }[] };
          };
        }[];
      };
    }>(
      open(),
      `{ papers(first: 100) { edges { node { title abstract concepts(first: 100) { edges { evidence { field start end surface } } } } } } }`,
    );
    let mentions = 0;
    for (const { node } of papers.edges) {
      for (const { field, start, end, surface } of node.concepts.edges.flatMap(({ evidence }) => evidence)) {
        expect(node[field === 'TITLE' ? 'title' : 'abstract'].slice(start, end)).toBe(surface);
        mentions++;
      }
    }
    expect(mentions).toBeGreaterThan(300);
  });
}
