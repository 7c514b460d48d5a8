import { join } from 'node:path';
import { readJsonLines } from '../json-lines.js';
import { macroFigure, macroScores, scoreSpans } from '../scorers/macro.js';
import { joinTokens, labeledSpans, tokenSpan } from '../scorers/pretokenized.js';
import { number } from '../table.js';

const FILE = 'eval/acronyms-sdu-dev.jsonl';
const TYPES = ['short', 'long'];

/** Short and long forms in sentences of papers, defined there or not, as the SDU shared task (Veyseh et al. 2021) labels them. */
export const abbreviationForms = {
  name: 'abbreviation-forms',
  task: 'short and long forms in running text, macro F1',
  must: 89,
  aim: 92,
  needs: [FILE],
  async run({ data }) {
    const { findForms } = await import('../../../dist/extraction/abbreviations/find-forms.js');
    const documents = readJsonLines(join(data, FILE)).map(({ tokens, labels }) => {
      const joined = joinTokens(tokens);
      const forms = findForms(joined.text);
      const score = (type) =>
        scoreSpans(
          forms[type].map((range) => tokenSpan(joined, range)),
          labeledSpans(labels, type),
        );
      return { short: score('short'), long: score('long') };
    });
    const each = TYPES.map((type) => `${type} ${number(macroScores(documents, [type]).f1)}`).join(', ');
    const notes = [
      `${documents.length} sentences; nothing is learned; spans equal from token to token, the mean of the F1 of short and of long forms (${each})`,
      'the tokens are joined to a text as one writes it first, and what is found is mapped back to the tokens that it touches',
    ];
    return { perFold: null, asShipped: macroFigure(documents, TYPES), notes };
  },
};
