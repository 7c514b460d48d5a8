import { join } from 'node:path';
import { readJsonLines } from '../quality/json-lines.js';

export const CSFCUBE_FILES = ['eval/csfcube-dev-papers.jsonl', 'eval/csfcube-dev-ratings.jsonl'];
const ASPECTS = { background: 'problem', method: 'method', result: 'result' };

/** The papers, and the queries: paper and pool as positions among them, ratings beside the pool, and the aspect. */
export function readCsfcube(data) {
  const papers = readJsonLines(join(data, CSFCUBE_FILES[0]));
  const positions = new Map(papers.map(({ id }, at) => [id, at]));
  const queries = readJsonLines(join(data, CSFCUBE_FILES[1])).map(({ query, facet, candidates, ratings }) => ({
    ...{ paper: positions.get(query), pool: candidates.map((id) => positions.get(id)), ratings },
    aspect: ASPECTS[facet],
  }));
  return { papers, queries };
}
