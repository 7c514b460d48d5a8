import { join } from 'node:path';
import { readJsonLines } from '../quality/json-lines.js';

export const KEYWORDS_FILE = 'eval/author-keywords-dev.jsonl';
const [FEWEST, MOST] = [2, 10];

/**
 * The papers, and as queries those that share an author keyword held by 2 to 10 of them with another: relevant (2) are
 * these others, every other paper is 0. The keywords are for judging alone.
 */
export function readKeywordProxy(data) {
  const papers = readJsonLines(join(data, KEYWORDS_FILE));
  const holders = new Map();
  papers.forEach(({ keywords }, at) => {
    for (const keyword of new Set(keywords.map((each) => each.trim().toLowerCase()))) {
      holders.set(keyword, [...(holders.get(keyword) ?? []), at]);
    }
  });
  const relevant = papers.map(() => new Set());
  for (const group of holders.values()) {
    if (group.length < FEWEST || group.length > MOST) continue;
    for (const a of group) for (const b of group) if (a !== b) relevant[a].add(b);
  }
  const queries = papers.flatMap((_, paper) => {
    if (relevant[paper].size === 0) return [];
    const pool = papers.map((_, at) => at).filter((at) => at !== paper);
    return [{ paper, pool, ratings: pool.map((at) => (relevant[paper].has(at) ? 2 : 0)), aspect: null }];
  });
  return { papers: papers.map(({ title, abstract }) => ({ title, abstract })), queries };
}
