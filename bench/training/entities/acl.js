import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The papers of `corpora/acl-abstracts.jsonl.gz` in a data folder. */
export function readPapers(data) {
  const lines = gunzipSync(readFileSync(join(data, 'corpora/acl-abstracts.jsonl.gz')))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

/**
 * The abstracts that `acl-labels.jsonl` tells the entities of, as { text, entities }. Its lines are a paper's id and the
 * ranges (UTF-16 offsets into the abstract) that a reader of this project takes for entities: methods, tasks, data, measures
 * and other terms of science, as long as they are named, and all of an abstract.
 */
export function readLabeled(papers) {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const labels = readFileSync(new URL('acl-labels.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return labels.map((line) => {
    const { id, spans } = JSON.parse(line);
    return { text: byId.get(id).abstract, entities: spans.map(([start, end]) => ({ start, end })) };
  });
}
