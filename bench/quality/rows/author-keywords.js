import { join } from 'node:path';
import { readJsonLines } from '../json-lines.js';
import { goldTest, judgedPhrases, keyphraseFigure, rankPerFold } from '../keyphrase-folds.js';
import { reliability } from '../scorers/reliability.js';

const FILE = 'eval/author-keywords-dev.jsonl';
const TITLES = 'corpora/titles-keywords.jsonl.gz';
const K = 5;

function rowOf({ name, task, must, aim, needs }) {
  return {
    ...{ name, task, must, aim, needs },
    async run({ data, log }) {
      const { AUTHOR_KEYWORDS, chooseKeyphrases } =
        await import('../../../dist/extraction/keyphrases/chosen-keyphrases.js');
      const { KeyphraseRanker } = await import('../../../dist/extraction/keyphrases/ranker.js');
      const { knowledgeOf, learnFrom, judgedCandidates, shippedRanker } = await import('../keyphrase-rankers.js');
      const { classedFields } = await import('../../training/keyphrases/papers.js');
      const papers = readJsonLines(join(data, FILE)).map(({ id, title, abstract, keywords }) => ({
        ...{ id, title, keywords, gold: keywords, text: `${title}. ${abstract}` },
        ...{ fields: classedFields({ title, abstract }), isGold: goldTest(keywords) },
      }));
      const taught = needs.includes(TITLES) ? otherTitles(readJsonLines(join(data, TITLES)), papers) : [];
      const learn = (some) =>
        new KeyphraseRanker(learnFrom(some, 'author-keywords', taught), knowledgeOf(some, taught));
      const ranked = rankPerFold(papers, learn, log);
      const figure = (lists) => {
        const named = lists.map((list) => chooseKeyphrases(list, AUTHOR_KEYWORDS).map((each) => each.name));
        return keyphraseFigure(K, named, papers);
      };
      const shipped = shippedRanker('author-keywords', taught);
      const lists = papers.map(({ fields }) => shipped.rank(fields));
      return {
        perFold: figure(ranked),
        asShipped: figure(lists),
        notes: [
          `right of the confident, per fold: ${reliability(judgedPhrases(ranked, papers))}`,
          ...(taught.length > 0
            ? []
            : [
                `concepts of the confident, as seeded, in ACL abstracts held out: ${reliability(await judgedCandidates(data))}`,
              ]),
        ],
      };
    },
  };
}

/** Titles with keywords, but for those of the papers that are measured. */
function otherTitles(titles, papers) {
  const measured = new Set(papers.map(({ title }) => title.toLowerCase()));
  return titles
    .filter(({ title }) => !measured.has(title.toLowerCase()))
    .map(({ id, title, keywords }) => ({ id, text: title, keywords }));
}

/** The keywords that authors give to machine learning papers: what a field calls things, half of them not in the text. */
export const authorKeywords = rowOf({
  name: 'author-keywords',
  task: `author keywords, F1@${K}, all gold`,
  must: 23,
  aim: 26,
  needs: [FILE, 'corpora/acl-abstracts.jsonl.gz'],
});

/** The same in a graph that already holds 25,000 keyworded titles of other venues and years. */
export const authorKeywordsWithCorpus = rowOf({
  name: 'author-keywords-with-corpus',
  task: `the same, beside 25,000 keyworded titles`,
  must: 26,
  aim: 31,
  needs: [FILE, TITLES],
});
