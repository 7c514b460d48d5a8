import { join } from 'node:path';
import { readJsonLines } from '../json-lines.js';
import { goldTest, judgedPhrases, keyphraseFigure, rankPerFold } from '../keyphrase-folds.js';
import { reliability } from '../scorers/reliability.js';

const FILE = 'eval/inspec-dev.jsonl';
const K = 10;

/** The free index terms of Inspec (Hulth 2003): noun phrases that stand in the abstract, known or not. */
export const nounPhrases = {
  name: 'noun-phrases',
  task: `noun-phrase keyphrases, F1@${K}`,
  must: 38,
  aim: 45,
  needs: [FILE, 'corpora/acl-abstracts.jsonl.gz'],
  async run({ data, log }) {
    const { chooseKeyphrases, NOUN_PHRASES } = await import('../../../dist/extraction/keyphrases/chosen-keyphrases.js');
    const { KeyphraseRanker } = await import('../../../dist/extraction/keyphrases/ranker.js');
    const { knowledgeOf, learnFrom, shippedRanker } = await import('../keyphrase-rankers.js');
    const { classedFields } = await import('../../training/keyphrases/papers.js');
    const papers = readJsonLines(join(data, FILE)).map(({ id, title, abstract, uncontrolled }) => ({
      ...{ id, gold: uncontrolled, keywords: uncontrolled, text: `${title}. ${abstract}` },
      ...{ fields: classedFields({ title, abstract }), isGold: goldTest(uncontrolled) },
    }));
    const learn = (some) => new KeyphraseRanker(learnFrom(some, 'noun-phrases'), knowledgeOf(some));
    const ranked = rankPerFold(papers, learn, log);
    const figure = (lists) => {
      const named = lists.map((list) => chooseKeyphrases(list, NOUN_PHRASES).map(({ name }) => name));
      return keyphraseFigure(K, named, papers);
    };
    const shipped = shippedRanker('noun-phrases');
    const lists = papers.map(({ fields }) => shipped.rank(fields));
    return {
      perFold: figure(ranked),
      asShipped: figure(lists),
      notes: [`right of the confident, per fold: ${reliability(judgedPhrases(ranked, papers))}`],
    };
  },
};
