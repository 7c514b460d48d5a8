import { beforeEach, expect, test } from '@jest/globals';
import type { GraphStore } from '../../src/store/port.js';
import { ascending, bundle, concept, corpusConcept, derived, paper } from './fixtures.js';

const papers = {
  kernels: paper('kernels', { title: 'Graph kernels', abstract: 'We compare the kernels of graphs by sampling.' }),
  sampling: paper('sampling', {
    title: 'Sampled walks',
    abstract: 'A sampler for walking on large networks. AND NOT OR NEAR',
  }),
  names: paper('names', { title: 'Untitled', abstract: '', authors: ['Zoë Ångström', 'J. Brown'] }),
  models: paper('models', { title: 'GPT-3.5 and state-space models', abstract: "Parkinson's disease; don't ask" }),
  accents: paper('accents', { title: 'The naïve étude', abstract: '強化学習の研究' }),
};

export function searchContract(current: () => GraphStore): void {
  beforeEach(async () => {
    await current().upsertPapers(
      Object.values(papers).map((record) => bundle(record)),
      'run-1',
    );
  });

  /** Names of the papers found. */
  async function found(query: string): Promise<string[]> {
    const { total, hits } = await current().searchPapers(query, 100);
    expect(total).toBe(hits.length);
    expect(await current().paperIdsWithWords(query)).toEqual(hits.map(({ id }) => id).sort(ascending));
    return Object.entries(papers)
      .filter(([, { id }]) => hits.some((hit) => hit.id === id))
      .map(([name]) => name);
  }

  test.each([
    ['title', 'kernels', ['kernels']],
    ['abstract', 'networks', ['sampling']],
    ['authors', 'brown', ['names']],
    ['other case', 'GRAPH', ['kernels']],
    ['other endings', 'kernel graph', ['kernels']],
    ['other endings of verbs', 'walked', ['sampling']],
    ['one stem, two papers', 'sampled', ['kernels', 'sampling']],
    ['words of different fields', 'sampled networks', ['sampling']],
    ['all words must be there', 'kernels networks', []],
    ['stop words play no part', 'the kernels of and with', ['kernels']],
    ['a word twice', 'kernel kernels', ['kernels']],
    ['punctuation', '  ¿kernels?!, (graph) ', ['kernels']],
    ['hyphens and points', 'GPT-3.5', ['models']],
    ['parts of a compound', 'space state', ['models']],
    ['apostrophes', "Parkinson's don't", ['models']],
    ['diacritics', 'naïve', ['accents']],
    ['without diacritics', 'naive etude', ['accents']],
    ['combining diacritics', 'e\u0301tude', ['accents']],
    ['diacritics of names', 'Angstrom Zoë', ['names']],
    ['a script without spaces', '強化学習', ['accents']],
    ['what no paper has', 'qwertyuiop', []],
    ['part of a word', 'kern', []],
  ])('papers by %s', async (_, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  test.each([
    '',
    '   ',
    'the of and',
    '!?*',
    '🦜',
    '") OR *',
    '"',
    '\\',
    "'; DROP TABLE papers; --",
    'title:kernels OR',
    '*:*',
    'kernels~2',
    'NEAR(kernels graph)',
    '/kern.*/',
    '[a TO z]',
    '{title} : ^kernels',
    '-kernels +',
    '(((',
  ])('a query is words, never syntax: %j', async (query) => {
    const { total, hits } = await current().searchPapers(query, 100);
    expect(total).toBe(hits.length);
    await current().searchConcepts(query, 100);
    expect(await found('kernels')).toEqual(['kernels']);
  });

  test('a query may be longer than any text', async () => {
    expect(await found('a'.repeat(5000))).toEqual([]);
    expect(await found('kernels '.repeat(5000))).toEqual(['kernels']);
    const many = Array.from({ length: 500 }, (_, i) => `word${i}`).join(' ');
    expect(await found(many)).toEqual([]);
  });

  test('no words, no papers', async () => {
    for (const query of ['', 'the of and', '") OR *', '*']) {
      expect(await current().searchPapers(query, 100)).toEqual({ total: 0, hits: [] });
      expect(await current().paperIdsWithWords(query)).toEqual([]);
      expect(await current().searchConcepts(query, 100)).toEqual({ total: 0, hits: [] });
    }
  });

  test('operators of query languages are words', async () => {
    expect(await found('NEAR network')).toEqual(['sampling']);
    expect(await found('kernels NEAR graph')).toEqual([]);
    expect(await found('title:kernels')).toEqual([]);
  });

  test('hits hold the best, by score then id, and a limit of 0 counts all', async () => {
    const many = Array.from({ length: 30 }, (_, i) => paper(`t-${i}`, { title: 'Tensor', abstract: '' }));
    const best = paper('best', { title: 'Tensor tensor', abstract: 'Tensor tensor tensor' });
    await current().upsertPapers(
      [...many, best].map((record) => bundle(record)),
      'run-1',
    );
    const all = await current().searchPapers('tensors', 100);
    expect(all.total).toBe(31);
    expect(all.hits).toHaveLength(31);
    const order = [...all.hits].sort((x, y) => y.score - x.score || ascending(x.id, y.id));
    expect(all.hits).toEqual(order);
    expect(all.hits.every(({ score }) => score > 0)).toBe(true);
    const few = await current().searchPapers('tensors', 4);
    expect(few).toEqual({ total: null, hits: all.hits.slice(0, 4) });
    expect(await current().searchPapers('tensors', 0)).toEqual({ total: 31, hits: [] });
  });

  test('of some ids only, where they are given', async () => {
    const { kernels, sampling, names } = papers;
    const all = await current().searchPapers('sampled', 100);
    expect(all.hits.map(({ id }) => id).sort(ascending)).toEqual([kernels.id, sampling.id].sort(ascending));
    const one = await current().searchPapers('sampled', 100, [sampling.id, names.id, 'nowhere']);
    expect(one).toEqual({ total: 1, hits: all.hits.filter(({ id }) => id === sampling.id) });
    expect(await current().searchPapers('sampled', 0, [sampling.id])).toEqual({ total: 1, hits: [] });
    expect(await current().searchPapers('sampled', 100, [])).toEqual({ total: 0, hits: [] });
    expect(await current().searchPapers('the', 100, [sampling.id])).toEqual({ total: 0, hits: [] });
    await current().replaceVocabulary([concept('random-walk'), concept('lazy-walk')]);
    const walk = await current().searchConcepts('walks', 100, ['lazy-walk', 'unknown']);
    expect([walk.total, walk.hits.map(({ id }) => id)]).toEqual([1, ['lazy-walk']]);
  });

  test('concepts by name, alias and definition', async () => {
    await current().replaceVocabulary([
      concept('kernel', { name: 'Kernel method', aliases: ['RKHS trick'], definition: 'Inner products of features.' }),
      concept('walk', { name: 'Random walk', definition: null }),
    ]);
    await current().replaceDerived(
      derived({ corpusConcepts: [corpusConcept('walk-length', { name: 'walk lengths' })] }),
      'run-1',
    );
    const ids = async (query: string) => {
      const { total, hits } = await current().searchConcepts(query, 10);
      expect(total).toBe(hits.length);
      return hits.map(({ id }) => id).sort(ascending);
    };
    expect(await ids('kernels')).toEqual(['kernel']);
    expect(await ids('rkhs')).toEqual(['kernel']);
    expect(await ids('method feature')).toEqual(['kernel']);
    expect(await ids('walking')).toEqual(['walk', 'walk-length']);
    expect(await ids('walk kernel')).toEqual([]);
    expect((await current().searchConcepts('walk', 0)).total).toBe(2);
    expect(await current().searchConcepts('walk', 0, ['walk'])).toEqual({ total: 1, hits: [] });
    expect((await current().searchConcepts('walk', 1)).hits).toHaveLength(1);
  });
}
