import { join } from 'node:path';
import { readJsonLines } from '../json-lines.js';
import { microFigure, scorePairs } from '../scorers/pairs.js';

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
      findDefinitions(text).map(({ shortAt, long }) => ({ short: text.slice(shortAt.start, shortAt.end), long }));
    const documents = readJsonLines(join(data, FILE)).map(({ title, abstract, pairs }) =>
      scorePairs(
        [title, abstract].flatMap(written),
        pairs.map(([short, long]) => ({ short, long })),
      ),
    );
    const notes = [
      `${documents.length} abstracts; nothing is learned; both forms must be equal as written (case and plural too) but for white space`,
    ];
    return { perFold: null, asShipped: microFigure(documents), notes };
  },
};
