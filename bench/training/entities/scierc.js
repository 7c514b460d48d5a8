import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const BRACKETS = { '-LRB-': '(', '-RRB-': ')', '-LSB-': '[', '-RSB-': ']', '-LCB-': '{', '-RCB-': '}' };
const CLOSES = /^(?:[,.;:?!)\]}%]|'s|'|n't|'')$/;
const OPENS = /^[([{$]$/;

/** The text of tokens as one would write it, and where each token stands in it. */
function written(tokens) {
  let text = '';
  const ranges = tokens.map((token) => {
    const as = BRACKETS[token] ?? token;
    if (text !== '' && !CLOSES.test(as) && !OPENS.test(text.at(-1))) text += ' ';
    const start = text.length;
    text += as;
    return { start, end: text.length };
  });
  return { text, ranges };
}

/**
 * A document of SciERC (Luan et al. 2018) as text, with its entities as ranges of it, in order: types are left out,
 * `Generic` entities too; nested and overlapping ones are kept, each range once.
 */
export function readDocument({ sentences, entities }) {
  const starts = [];
  let count = 0;
  for (const sentence of sentences) {
    starts.push(count);
    count += sentence.length;
  }
  const { text, ranges } = written(sentences.flat());
  const gold = new Map();
  entities.forEach((inSentence, s) => {
    for (const [first, end, type] of inSentence) {
      if (type === 'Generic') continue;
      const range = { start: ranges[starts[s] + first].start, end: ranges[starts[s] + end - 1].end };
      gold.set(`${range.start}-${range.end}`, range);
    }
  });
  const ordered = [...gold.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, entities: ordered };
}

/** The documents of `eval/scierc-train.jsonl` in a data folder. */
export function readScierc(data) {
  const lines = readFileSync(join(data, 'eval/scierc-train.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => readDocument(JSON.parse(line)));
}
