import { COLUMN, WIDTH } from './features.js';
import type { PaperPhrases } from './paper-phrases.js';
import type { Knowledge } from './knowledge.js';

/** What is known of one word of a paper. */
interface WordFacts {
  idf: number;
  occurrences: number;
  inTitle: boolean;
}

/** How frequent each phrase and its words are, and whether a vocabulary has it. */
export function fillFrequencies(rows: Float32Array, { fields, phrases }: PaperPhrases, knowledge: Knowledge): void {
  const { statistics } = knowledge;
  const idfOf = (number: number) => Math.log((statistics.papers + 1) / (statistics.papersWith(number) + 1));
  const facts = new Map<string, WordFacts>();
  const factsOf = (key: string) => {
    let fact = facts.get(key);
    if (fact === undefined) {
      fact = { idf: idfOf(statistics.numberOf(key)), occurrences: 0, inTitle: false };
      facts.set(key, fact);
    }
    return fact;
  };
  const wordFacts = fields.map(({ field, words }) =>
    words.map(({ key }) => {
      const fact = factsOf(key);
      fact.occurrences++;
      fact.inTitle ||= field === 'title';
      return fact;
    }),
  );
  for (let i = 0; i < phrases.length; i++) {
    const row = i * WIDTH;
    const { key, places, size, numbers } = phrases[i];
    const [place] = places;
    const outside = place === undefined ? key.split(' ').map(factsOf) : null;
    let [sum, max, min, sumTfIdf, inTitle] = [0, 0, Infinity, 0, 0];
    for (let k = 0; k < size; k++) {
      const fact = outside === null ? wordFacts[place.field][place.first + k] : outside[k];
      sum += fact.idf;
      max = Math.max(max, fact.idf);
      min = Math.min(min, fact.idf);
      sumTfIdf += fact.idf * fact.occurrences;
      if (fact.inTitle) inTitle++;
    }
    const papers = statistics.papersWith(numbers.statistic);
    const titles = statistics.titlesWith(numbers.statistic);
    const below = statistics.topicsBelow(numbers.statistic);
    const idf = idfOf(numbers.statistic);
    rows[row + COLUMN.titleWords] = inTitle / size;
    rows[row + COLUMN.papers] = Math.log(papers + 1);
    rows[row + COLUMN.titles] = Math.log(titles + 1);
    rows[row + COLUMN.titleRatio] = Math.log((titles + 0.5) / (papers + 20));
    rows[row + COLUMN.tfIdf] = places.length * idf;
    rows[row + COLUMN.sumIdf] = sum;
    rows[row + COLUMN.maxIdf] = max;
    rows[row + COLUMN.minIdf] = min;
    rows[row + COLUMN.sumTfIdf] = sumTfIdf;
    rows[row + COLUMN.cohesion] = papers > 0 ? sum - idf : -1;
    rows[row + COLUMN.topic] = Number(below >= 0);
    rows[row + COLUMN.topicsBelow] = Math.log(below + 2);
    rows[row + COLUMN.label] = Number(numbers.label > 0);
  }
}
