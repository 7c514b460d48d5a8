import { expect, test } from '@jest/globals';
import { normalizeTitle } from '../../src/model/identity.js';
import type { GraphStore } from '../../src/store/port.js';
import { ascending, bundle, byId, candidate, collect, concept, link, mention, paper } from './fixtures.js';

const FULL = {
  title: 'Über “graph” kernels — \\emph{a} `study` of 図 and 🦜',
  abstract: 'It\'s "quoted", back\\slashed \\n, $1 {braces}, %s; DROP TABLE papers; -- naïve Σ 強化学習 👩‍🔬 é e\u0301.',
  authors: ['Zoë Ångström', 'O\'Brien, "Pat"', '李 明'],
  year: 2024,
  publishedOn: '2024-05-06',
  venue: 'Journal of Żółć',
  doi: '10.1000/x(1)"y\'',
  arxivId: '2405.01234',
  urls: ['https://example.org/ü?a=1&b="2"', 'https://example.org/a'],
  keywords: ['zeta', 'alpha', 'β'],
  source: { name: 'bücher', format: 'jsonl', line: 1234567 },
};

export function papersContract(current: () => GraphStore): void {
  test('an empty store answers with nothing', async () => {
    const store = current();
    expect(await store.paperIdsByKeys(['doi:10.1/x'])).toEqual(new Map());
    expect(await store.paperIdsByTitle('anything')).toEqual([]);
    expect(await store.papersByIds(['p1'])).toEqual([]);
    expect(await store.paperHashes(['p1'])).toEqual(new Map());
    expect(await store.mentionsOfPapers(['p1'])).toEqual([]);
    expect(await store.linksOfPapers(['p1'])).toEqual([]);
    expect(await collect(store.candidates())).toEqual([]);
    expect(await store.counts()).toEqual({ papers: 0, concepts: 0, mentionedConcepts: 0, mentions: 0, links: 0 });
  });

  test('a record comes back as it was given, whatever its characters', async () => {
    const full = paper('full', { ...FULL, keys: ['doi:10.1000/x(1)"y\'', 'arxiv:2405.01234', 'source:test:full'] });
    const empty = paper('empty', { title: 'Only a title', abstract: '' });
    await current().upsertPapers([bundle(full), bundle(empty)], 'run-1');
    expect(await current().papersByIds([full.id, empty.id])).toEqual(byId([full, empty]));
  });

  test('ids that repeat or are unknown are answered once or not at all, by id', async () => {
    const papers = ['c', 'a', 'b', 'd'].map((key) => paper(key));
    await current().upsertPapers(
      papers.map((record) => bundle(record)),
      'run-1',
    );
    const [c, a, b] = papers;
    const asked = [c.id, 'unknown', a.id, c.id, '', b.id, "'; --", a.id];
    expect(await current().papersByIds(asked)).toEqual(byId([a, b, c]));
    const hashes = byId([a, b, c]).map((record) => [record.id, `hash of ${record.id}`]);
    expect([...(await current().paperHashes(asked))]).toEqual(hashes);
    expect(await current().papersByIds([])).toEqual([]);
  });

  test('a thousand ids are asked for at once', async () => {
    const papers = Array.from({ length: 1000 }, (_, i) => paper(`many-${i}`));
    await current().upsertPapers(
      papers.map((record) => bundle(record)),
      'run-1',
    );
    const found = await current().papersByIds(papers.map(({ id }) => id));
    expect(found.map(({ id }) => id)).toEqual(byId(papers).map(({ id }) => id));
    expect((await current().counts()).papers).toBe(1000);
  });

  test('a paper is found by each of its keys', async () => {
    const doi = 'doi:10.1/Ä"\'\\';
    const a = paper('a', { keys: [doi, 'source:test:a'] });
    const b = paper('b');
    await current().upsertPapers([bundle(a), bundle(b)], 'run-1');
    const found = await current().paperIdsByKeys(['source:test:b', doi, 'doi:unknown', doi, 'source:test:a']);
    expect(found.size).toBe(3);
    expect(found.get(doi)).toBe(a.id);
    expect(found.get('source:test:a')).toBe(a.id);
    expect(found.get('source:test:b')).toBe(b.id);
    expect(await current().paperIdsByKeys([])).toEqual(new Map());
  });

  test('keys that are learned later lead to the same paper, earlier ones still do', async () => {
    const first = paper('a');
    await current().upsertPapers([bundle(first)], 'run-1');
    const later = { ...first, keys: ['doi:10.1/later', ...first.keys], doi: '10.1/later' };
    await current().upsertPapers([bundle(later, { hash: 'second' })], 'run-2');
    const found = await current().paperIdsByKeys(['doi:10.1/later', 'source:test:a']);
    expect([...found.values()]).toEqual([first.id, first.id]);
    expect(await current().papersByIds([first.id])).toEqual([later]);
    expect((await current().counts()).papers).toBe(1);
  });

  test('a key that a paper has stays with it when another paper names it', async () => {
    const owner = paper('owner', { keys: ['doi:10.1/one', 'source:test:owner'] });
    const other = paper('other', { keys: ['doi:10.1/one', 'source:test:other'] });
    await current().upsertPapers([bundle(owner)], 'run-1');
    await current().upsertPapers([bundle(other)], 'run-1');
    const found = await current().paperIdsByKeys(['doi:10.1/one', 'source:test:owner', 'source:test:other']);
    expect(found.get('doi:10.1/one')).toBe(owner.id);
    expect(found.get('source:test:owner')).toBe(owner.id);
    expect(found.get('source:test:other')).toBe(other.id);
  });

  test('equal titles stay apart, and are found together by the normalized title', async () => {
    const one = paper('one', { title: 'Deep Étude: on graphs!' });
    const two = paper('two', { title: 'deep etude — On Graphs' });
    const three = paper('three', { title: 'Deep etude on graph' });
    await current().upsertPapers(
      [one, two, three].map((record) => bundle(record)),
      'run-1',
    );
    expect((await current().counts()).papers).toBe(3);
    const found = await current().paperIdsByTitle(normalizeTitle('Deep etude on graphs'));
    expect(found).toEqual([one.id, two.id].sort(ascending));
    expect(await current().paperIdsByTitle('deep etude')).toEqual([]);
  });

  test('titles longer than an index entry of some databases are kept and found', async () => {
    const title = 'Very long title '.repeat(1200).trim();
    const long = paper('long', { title });
    await current().upsertPapers([bundle(long)], 'run-1');
    expect(await current().papersByIds([long.id])).toEqual([long]);
    expect(await current().paperIdsByTitle(normalizeTitle(title))).toEqual([long.id]);
  });

  test('a new version of a paper replaces all that the old one had', async () => {
    const store = current();
    await store.replaceVocabulary([concept('graph'), concept('kernel')]);
    const old = paper('a', {
      title: 'Old title',
      abstract: 'A graph and a kernel.',
      authors: ['Ann'],
      year: 2001,
      venue: 'V',
    });
    const others = paper('b', { abstract: 'A graph.' });
    await store.upsertPapers(
      [
        bundle(old, {
          mentions: [mention(old, 'graph', 'graph'), mention(old, 'kernel', 'kernel')],
          links: [link(old, 'https://example.org/old')],
          candidates: [candidate(old, 'kernel')],
        }),
        bundle(others, {
          mentions: [mention(others, 'graph', 'graph')],
          links: [link(others, 'https://example.org/old')],
        }),
      ],
      'run-1',
    );
    const fresh = { ...old, title: 'New title', abstract: 'Now a kernel only.', authors: [], year: null, venue: null };
    const newMention = mention(fresh, 'kernel', 'kernel');
    const content = { hash: 'second', mentions: [newMention], links: [link(fresh, 'https://example.org/new', 'data')] };
    await store.upsertPapers([bundle(fresh, content)], 'run-2');

    expect(await store.papersByIds([old.id])).toEqual([fresh]);
    expect(await store.paperHashes([old.id])).toEqual(new Map([[old.id, 'second']]));
    expect(await store.mentionsOfPapers([old.id])).toEqual([newMention]);
    expect(await store.linksOfPapers([old.id])).toEqual(content.links);
    expect(await store.paperIdsByTitle('old title')).toEqual([]);
    expect(await store.paperIdsByTitle('new title')).toEqual([old.id]);
    expect((await collect(store.candidates())).flatMap(({ candidates }) => candidates)).toEqual([]);
    expect((await store.searchPapers('old', 10)).total).toBe(0);
    expect((await store.searchPapers('Ann', 10)).total).toBe(0);
    expect((await store.searchPapers('new', 10)).hits.map(({ id }) => id)).toEqual([old.id]);
    expect(await store.mentionsOfPapers([others.id])).toHaveLength(1);
    expect(await store.counts()).toEqual({ papers: 2, concepts: 2, mentionedConcepts: 2, mentions: 2, links: 2 });
  });

  test('writing the same again changes nothing', async () => {
    const store = current();
    await store.replaceVocabulary([concept('graph')]);
    const a = paper('a', { abstract: 'A graph.' });
    const content = bundle(a, {
      mentions: [mention(a, 'graph', 'graph')],
      links: [link(a, 'https://example.org/')],
      candidates: [candidate(a, 'graph')],
    });
    await store.upsertPapers([content], 'run-1');
    const before = await collect(store.allPapers());
    await store.upsertPapers([content], 'run-1');
    expect(await collect(store.allPapers())).toEqual(before);
    expect(await store.counts()).toEqual({ papers: 1, concepts: 1, mentionedConcepts: 1, mentions: 1, links: 1 });
  });

  test('the candidates of the corpus come by paper id, as they were given', async () => {
    const a = paper('a', { abstract: 'Sparse coding and "tricky" phrases.' });
    const b = paper('b', { abstract: 'Nothing here.' });
    const c = paper('c', { abstract: 'Dense coding (DC).' });
    const ofA = [candidate(a, 'phrases'), candidate(a, 'Sparse coding', { key: 'sparse coding' })];
    const ofC = [candidate(c, 'Dense coding', { abbreviation: 'DC' })];
    await current().upsertPapers([bundle(c, { candidates: ofC }), bundle(b), bundle(a, { candidates: ofA })], 'run-1');
    const found = (await collect(current().candidates())).filter(({ candidates }) => candidates.length > 0);
    const expected = [
      { paperId: a.id, candidates: ofA },
      { paperId: c.id, candidates: ofC },
    ];
    expect(found).toEqual(expected.sort((x, y) => ascending(x.paperId, y.paperId)));
  });
}
