import fc from 'fast-check';
import type { GraphStore } from '../../src/store/port.js';
import { bundle, concept, corpusConcept, derived, link, mention, paper, relatedness } from '../contract/fixtures.js';

/** What formats trip over, each by itself. */
const TROUBLE = [
  'Plain',
  "Quotes \"and\" 'more' ``here''",
  'A <tag> & an &amp; entity ]]>',
  'Commas, semicolons; and\ttabs',
  'Braces {and} { one too many',
  'LaTeX \\alpha $x_1^2$ 50 % of #1 & ~ done',
  'Dashes - -- --- and ?` !`',
  'Čeština, Ελληνικά, 中文, 🦜 and e\u0301',
  'Control \u0001 and \u001f and \ufffe',
  'Alone \ud83e and \udd9c',
  '=1+1',
  'NaN',
  '@article{trap, title = {x}}',
  '\\N',
];

/** Titles: what is known to be trouble, and 60 strings of whatever signs. */
export const TITLES: readonly string[] = [
  ...TROUBLE,
  ...fc.sample(
    fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'{}\\$&%#_~^<>"\',;-`?!=@ '),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 24,
    }),
    { numRuns: 60, seed: 7 },
  ),
]
  // SQLite ends a text there.
  .map((title) => title.replaceAll('\0', '').replace(/\s+/gu, ' ').trim() || 'Blank');

const NAMES = ['Zoë Ångström', 'van Eck, Nees Jan', 'Ludwig van Beethoven', 'Smith and Sons', 'Madonna', '王小明'];

/** Papers with all that an export may hold, two concepts each of five, and pairs that are near; published as `trouble`. */
export async function writeTrouble(store: GraphStore): Promise<void> {
  const vocabulary = ['attention', 'graph', 'kernel'].map((id) =>
    concept(id, {
      aliases: [`${id} "alias"`],
      definition: `What <${id}> is & is not.`,
      uri: id === 'kernel' ? 'https://example.org/kernel?a=<b>' : null,
      broader: id === 'kernel' ? ['graph'] : [],
      translations: [{ text: `${id} auf Deutsch`, language: 'de', preferred: true }],
    }),
  );
  await store.replaceVocabulary(vocabulary);
  const corpus = [corpusConcept('été', { name: 'été 🦜 & "co"' }), corpusConcept('walk', { name: '=walk\u0001' })];
  const ids = [...vocabulary, ...corpus].map(({ id }) => id);
  const papers = TITLES.map((title, at) => {
    const [first, second] = [ids[at % 5], ids[(at * 2 + 1) % 5]];
    return paper(`trouble-${String(at).padStart(3, '0')}`, {
      title,
      abstract: `🦜 On ${first} and ${second}: ${title}`,
      authors: at % 7 === 0 ? [] : [NAMES[at % NAMES.length], NAMES[(at + 1) % NAMES.length]],
      year: at % 5 === 0 ? null : 2000 + (at % 20),
      publishedOn: at % 5 === 1 ? `${2000 + (at % 20)}-0${1 + (at % 9)}-15` : null,
      venue: [null, 'Journal of {Trouble} & Co', 'Proceedings of the Workshop on _'][at % 3],
      doi: at % 2 === 0 ? `10.1000/a_(b)${at}` : null,
      arxivId: at % 4 === 1 ? `2401.0${1000 + at}` : null,
      urls: [`https://example.org/${at}?q={x}&y=%20`],
      keywords: at % 2 === 0 ? [] : ['one, two', 'x_y'],
    });
  });
  const mentionsOf = (at: number, those: (id: string) => boolean) => {
    const [first, second] = [ids[at % 5], ids[(at * 2 + 1) % 5]];
    return [...new Set([first, second])].filter(those).map((id) => {
      const keyphrase = corpus.some((known) => known.id === id);
      return mention(papers[at], id, id, 'abstract', keyphrase ? 'keyphrase' : 'vocabulary', 0.5 + (at % 50) / 100);
    });
  };
  const isCorpus = (id: string) => corpus.some((known) => known.id === id);
  const bundles = papers.map((record, at) =>
    bundle(record, {
      mentions: mentionsOf(at, (id) => !isCorpus(id)),
      links: [link(record, `https://code.example/a b/${at}`)],
    }),
  );
  await store.upsertPapers(bundles, 'run-1');
  const near = papers.flatMap((record, at) => [
    { ...relatedness(record, papers[(at + 1) % papers.length], 1), score: 0.5 },
    { ...relatedness(record, papers[(at + papers.length - 1) % papers.length], 2), score: 0.5 },
    { ...relatedness(record, papers[(at + 9) % papers.length], 3), score: 0.25 },
  ]);
  await store.replaceDerived(
    derived({
      corpusConcepts: corpus,
      keyphraseMentions: papers.flatMap((_, at) => mentionsOf(at, isCorpus)),
      relatedness: near.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.rank - b.rank)),
    }),
    'run-1',
  );
  await store.publishSnapshot({ id: 'trouble', builtAt: '2025-01-01T00:00:00.000Z' });
}
