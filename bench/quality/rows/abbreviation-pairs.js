import { join } from 'node:path';
import { calibration } from '../calibration.js';
import { readJsonLines } from '../json-lines.js';
import { microFigure, scorePairs } from '../scorers/pairs.js';
import { reliability } from '../scorers/reliability.js';
import { logOdds } from '../../training/entities/calibrate.js';
import { fitLogistic, logistic } from '../../training/logistic.js';

const FILE = 'eval/acronyms-med1250-dev.jsonl';

/** Short and long forms that biomedical abstracts define, as the MED1250 corpus (Sohn et al. 2008) annotates them. */
export const abbreviationPairs = {
  name: 'abbreviation-pairs',
  task: 'abbreviation pairs, F1',
  must: 88.5,
  aim: 91.5,
  needs: [FILE],
  async run({ data }) {
    const { findDefinitions } = await import('../../../dist/extraction/abbreviations/find-definitions.js');
    const written = (text) =>
      findDefinitions(text).map(({ shortAt, long, confidence }) => ({
        short: text.slice(shortAt.start, shortAt.end),
        long,
        confidence,
      }));
    const judged = [];
    const documents = readJsonLines(join(data, FILE)).map(({ title, abstract, pairs }, document) => {
      const found = [title, abstract].flatMap(written);
      const gold = pairs.map(([short, long]) => ({ short, long }));
      for (const pair of found)
        judged.push({ document, confidence: pair.confidence, right: scorePairs([pair], gold).hits === 1 });
      return scorePairs(found, gold);
    });
    const notes = [
      `${documents.length} abstracts; nothing is learned; both forms must be equal as written (case and plural too) but for white space`,
      `right by confidence, of all found: ${calibration(judged)} (the curve was drawn through these and pairs of ACL abstracts read by hand)`,
      `the same with a curve that the other half of the abstracts draws: ${reliability(crossFitted(judged))}`,
    ];
    return { perFold: null, asShipped: microFigure(documents), notes };
  },
};

/** Confidences as a logistic curve over them says that the other half of the documents draws. */
function crossFitted(judged) {
  return [0, 1].flatMap((half) => {
    const others = judged.filter(({ document }) => document % 2 !== half);
    const { offset, slope } = fitLogistic(others.map(({ confidence, right }) => ({ x: logOdds(confidence), right })));
    return judged
      .filter(({ document }) => document % 2 === half)
      .map(({ confidence, right }) => ({ confidence: logistic(offset + slope * logOdds(confidence)), right }));
  });
}
