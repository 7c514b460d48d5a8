import { COLUMN, WIDTH } from './features.js';
import type { PaperPhrases } from './paper-phrases.js';
import type { Knowledge } from './knowledge.js';

/** What keyworded papers say of each phrase; nothing where there are none. */
export function fillKeywords(rows: Float32Array, { phrases, votes }: PaperPhrases, knowledge: Knowledge): void {
  const { statistics, memory } = knowledge;
  if (memory === null) return;
  const voteOf = new Map(votes.map((vote) => [vote.keyword, vote]));
  for (let i = 0; i < phrases.length; i++) {
    const row = i * WIDTH;
    const { key } = phrases[i];
    const papers = statistics.papersWith(phrases[i].numbers.statistic);
    const number = phrases[i].numbers.keyword;
    const count = memory.papersWithKeyword(number);
    const inText = memory.textsWithKeyword(number);
    const vote = voteOf.get(number);
    const space = key.indexOf(' ');
    const begin = space < 0 ? key : key.slice(0, space);
    const head = key.slice(key.lastIndexOf(' ') + 1);
    const ratio = (keywords: number, word: string) =>
      Math.log((keywords + 0.5) / (statistics.papersWith(statistics.numberOf(word)) + 20));
    rows[row + COLUMN.keywords] = Math.log(count + 1);
    rows[row + COLUMN.keywordRatio] = Math.log((count + 0.5) / (papers + 20));
    rows[row + COLUMN.textRatio] = Math.log((count + 0.5) / (inText + 5));
    rows[row + COLUMN.headRatio] = ratio(memory.keywordsThatEnd(head), head);
    rows[row + COLUMN.beginRatio] = ratio(memory.keywordsThatBegin(begin), begin);
    rows[row + COLUMN.vote] = vote?.share ?? 0;
    rows[row + COLUMN.voters] = vote?.voters ?? 0;
  }
}
