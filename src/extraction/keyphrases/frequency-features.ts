import { COLUMN, WIDTH } from './features.js';
import type { PaperPhrases } from './feature-rows.js';
import type { Knowledge } from './knowledge.js';

/** How frequent each phrase and its words are, and whether a vocabulary has it. */
export function fillFrequencies(rows: Float32Array, { fields, phrases }: PaperPhrases, knowledge: Knowledge): void {
  const { statistics, labels } = knowledge;
  const idf = (number: number) => Math.log((statistics.papers + 1) / (statistics.papersWith(number) + 1));
  const wordTf = new Map<string, number>();
  for (const { words } of fields) for (const { key } of words) wordTf.set(key, (wordTf.get(key) ?? 0) + 1);
  const titleWords = new Set(
    fields.flatMap(({ field, words }) => (field === 'title' ? words.map(({ key }) => key) : [])),
  );
  const wordIdf = new Map<string, number>();
  const idfOf = (word: string) => {
    let value = wordIdf.get(word);
    if (value === undefined) wordIdf.set(word, (value = idf(statistics.numberOf(word))));
    return value;
  };
  for (let i = 0; i < phrases.length; i++) {
    const row = i * WIDTH;
    const { key, places } = phrases[i];
    const number = statistics.numberOf(key);
    const papers = statistics.papersWith(number);
    const titles = statistics.titlesWith(number);
    let [sum, max, min, sumTfIdf, inTitle] = [0, 0, Infinity, 0, 0];
    for (const word of key.split(' ')) {
      const value = idfOf(word);
      sum += value;
      max = Math.max(max, value);
      min = Math.min(min, value);
      if (titleWords.has(word)) inTitle++;
      sumTfIdf += value * (wordTf.get(word) ?? 0);
    }
    rows[row + COLUMN.titleWords] = inTitle / phrases[i].size;
    rows[row + COLUMN.papers] = Math.log(papers + 1);
    rows[row + COLUMN.titles] = Math.log(titles + 1);
    rows[row + COLUMN.titleRatio] = Math.log((titles + 0.5) / (papers + 20));
    rows[row + COLUMN.tfIdf] = places.length * idf(number);
    rows[row + COLUMN.sumIdf] = sum;
    rows[row + COLUMN.maxIdf] = max;
    rows[row + COLUMN.minIdf] = min;
    rows[row + COLUMN.sumTfIdf] = sumTfIdf;
    rows[row + COLUMN.cohesion] = papers > 0 ? sum - idf(number) : -1;
    const below = statistics.topicsBelow(number);
    rows[row + COLUMN.topic] = Number(below >= 0);
    rows[row + COLUMN.topicsBelow] = Math.log(below + 2);
    rows[row + COLUMN.label] = Number(labels.has(key));
  }
}
