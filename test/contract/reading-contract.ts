import { expect, test } from '@jest/globals';
import { confidenceStep } from '../../src/model/confidence.js';
import { fieldText } from '../../src/model/field-text.js';
import { mentionWeight, type GraphStore } from '../../src/store/port.js';
import { ascending, bundle, byId, collect, concept, corpusConcept, derived, link, mention, paper } from './fixtures.js';

/** So many numbers between 0 and 1. */
const spread = (count: number) => Array.from({ length: count }, (_, i) => Math.abs(Math.sin(i + 1)));

export function readingContract(current: () => GraphStore): void {
  test('mentions come by paper, field, start, end and concept', async () => {
    const store = current();
    await store.replaceVocabulary([concept('graph'), concept('graph-kernel'), concept('kernel')]);
    const a = paper('a', {
      title: 'On the graph kernel 🦜 kernel',
      abstract: 'kernel, then the graph kernel',
      keywords: ['a; b 🦜', 'kernel', 'graph'],
    });
    const b = paper('b', { title: 'Kernel', abstract: '' });
    const inOrder = [
      mention(a, 'graph', 'graph', 'title', 'vocabulary', 0.5),
      mention(a, 'graph', 'graph kernel', 'title', 'abbreviation', 0.875),
      mention(a, 'graph-kernel', 'graph kernel', 'title'),
      mention(a, 'kernel', 'kernel', 'title'),
      mention(a, 'kernel', 'kernel', 'abstract'),
      mention(a, 'graph-kernel', 'graph kernel', 'abstract'),
      mention(a, 'kernel', 'kernel', 'keywords', 'author-keyword', 0.625),
      mention(a, 'graph', 'graph', 'keywords', 'author-keyword', 0.625),
    ];
    const ofB = [mention(b, 'kernel', 'Kernel', 'title')];
    await store.upsertPapers([bundle(b, { mentions: ofB }), bundle(a, { mentions: [...inOrder].reverse() })], 'run-1');
    const expected = a.id < b.id ? [...inOrder, ...ofB] : [...ofB, ...inOrder];
    expect(await store.mentionsOfPapers([b.id, 'unknown', a.id, a.id])).toEqual(expected);
    expect(await store.mentionsOfPapers([])).toEqual([]);
    for (const found of await store.mentionsOfPapers([a.id])) {
      expect(fieldText(a, found.field).slice(found.start, found.end)).toBe(found.surface);
    }
  });

  test('links come by paper and url', async () => {
    const a = paper('a');
    const b = paper('b');
    const ofA = [
      link(a, 'https://a.example/"1"', 'data'),
      link(a, 'https://b.example/', 'code'),
      link(a, 'https://ü.example/', 'other'),
    ];
    const ofB = [link(b, 'https://b.example/', 'project'), link(b, 'https://b.example/2', 'paper')];
    await current().upsertPapers([bundle(a, { links: [ofA[2], ofA[0], ofA[1]] }), bundle(b, { links: ofB })], 'run-1');
    expect(await current().linksOfPapers([b.id, a.id, b.id, 'no'])).toEqual(
      a.id < b.id ? [...ofA, ...ofB] : [...ofB, ...ofA],
    );
    expect((await current().counts()).links).toBe(5);
  });

  test('structure has every paper by id, with its concepts by id and their weights', async () => {
    const store = current();
    await store.replaceVocabulary([concept('zeta'), concept('graph')]);
    const a = paper('a', {
      title: 'Graph',
      abstract: 'graph zeta phrase',
      year: 1999,
      venue: 'Žurnál',
      publishedOn: '1999-05-01',
      authors: ['Zoë Å', 'B'],
    });
    const b = paper('b');
    const inTitle = mention(a, 'graph', 'Graph', 'title', 'vocabulary', 0.7);
    const inAbstract = mention(a, 'graph', 'graph', 'abstract', 'vocabulary', 0.2);
    const zeta = mention(a, 'zeta', 'zeta');
    const phrase = mention(a, 'phrase', 'phrase', 'abstract', 'keyphrase', 0.5);
    const links = [link(a, 'https://a.example/', 'data'), link(a, 'https://b.example/'), link(a, 'https://c.example/')];
    await store.upsertPapers([bundle(a, { mentions: [inTitle, zeta, inAbstract], links }), bundle(b)], 'run-1');
    await store.replaceDerived(
      derived({ corpusConcepts: [corpusConcept('phrase')], keyphraseMentions: [phrase] }),
      'run-1',
    );
    const structure = (await collect(store.structure())).map((found) => ({
      ...found,
      linkKinds: [...new Set(found.linkKinds)].sort(ascending),
    }));
    expect(structure).toEqual(
      byId([
        {
          id: a.id,
          title: 'Graph',
          abstract: a.abstract,
          year: 1999,
          publishedOn: '1999-05-01',
          venue: 'Žurnál',
          authors: ['Zoë Å', 'B'],
          source: 'test',
          runId: 'run-1',
          linkKinds: ['code', 'data'],
          conceptIds: ['graph', 'phrase', 'zeta'],
          weights: [mentionWeight([inTitle, inAbstract]), mentionWeight([phrase]), mentionWeight([zeta])],
          confidenceSteps: [0.7, 0.5, 1].map(confidenceStep),
        },
        {
          id: b.id,
          title: b.title,
          abstract: b.abstract,
          year: null,
          publishedOn: null,
          venue: null,
          authors: [],
          source: 'test',
          runId: 'run-1',
          linkKinds: [],
          conceptIds: [],
          weights: [],
          confidenceSteps: [],
        },
      ]),
    );
    expect(mentionWeight([inTitle, inAbstract])).toBe(1 + Math.log(3));
  });

  test('structure has the step of any confidence, whatever its last bits', async () => {
    const store = current();
    const confidences = [1, 0.1 + 0.2, 1 / 3, 51 / 255, 0.2, 0.95, 0.7, Number.MIN_VALUE, ...spread(40)];
    const papers = confidences.map((_, i) => paper(`c-${i}`, { abstract: 'graph' }));
    await store.replaceVocabulary([concept('graph')]);
    await store.upsertPapers(
      papers.map((record, i) =>
        bundle(record, { mentions: [mention(record, 'graph', 'graph', 'abstract', 'vocabulary', confidences[i])] }),
      ),
      'run-1',
    );
    const steps = new Map((await collect(store.structure())).map(({ id, confidenceSteps }) => [id, confidenceSteps]));
    expect(papers.map(({ id }) => steps.get(id))).toEqual(confidences.map((value) => [confidenceStep(value)]));
  });

  test('structure is read while the reader does other things with the store', async () => {
    const papers = Array.from({ length: 2500 }, (_, i) => paper(`s-${i}`));
    await current().upsertPapers(
      papers.map((record) => bundle(record)),
      'run-1',
    );
    const ids: string[] = [];
    for await (const { id } of current().structure()) {
      if (ids.push(id) % 1000 === 1) {
        const seen = papers.find((record) => record.id === id)!;
        await current().upsertPapers([bundle(seen, { hash: 'seen' })], 'run-2');
        expect((await current().paperHashes([id])).get(id)).toBe('seen');
      }
    }
    expect(ids).toEqual(byId(papers).map(({ id }) => id));
  });

  test('an iterator that is left early leaves nothing behind', async () => {
    const papers = Array.from({ length: 50 }, (_, i) => paper(`e-${i}`));
    await current().upsertPapers(
      papers.map((record) => bundle(record)),
      'run-1',
    );
    for await (const { id } of current().structure()) {
      expect(id).toBe(byId(papers)[0].id);
      break;
    }
    await current().upsertPapers([bundle(papers[0], { hash: 'later' })], 'run-2');
    expect((await current().paperHashes([papers[0].id])).get(papers[0].id)).toBe('later');
  });

  test('sources are counted by name and format', async () => {
    const from = (key: string, name: string, format: string) =>
      bundle(paper(key, { source: { name, format, line: 3 } }));
    await current().upsertPapers(
      [
        from('1', 'b', 'jsonl'),
        from('2', 'a', 'jsonl'),
        from('3', 'b', 'jsonl'),
        from('4', 'a', 'bibtex'),
        from('5', 'B', 'jsonl'),
      ],
      'run-1',
    );
    expect(await current().sources()).toEqual([
      { name: 'B', format: 'jsonl', papers: 1 },
      { name: 'a', format: 'bibtex', papers: 1 },
      { name: 'a', format: 'jsonl', papers: 1 },
      { name: 'b', format: 'jsonl', papers: 2 },
    ]);
  });

  test('reads and writes that are asked for at once are all answered', async () => {
    const papers = Array.from({ length: 20 }, (_, i) => paper(`w-${i}`));
    await Promise.all(papers.map((record) => current().upsertPapers([bundle(record)], 'run-1')));
    const answers = await Promise.all(papers.map(({ id }) => current().papersByIds([id])));
    expect(answers.flat()).toEqual(papers);
    expect((await current().counts()).papers).toBe(20);
  });
}
