import { readFileSync } from 'node:fs';

/**
 * What a reader of this project takes for a concept that one would want to find papers by, cut right, and what not:
 * `acl-labels.jsonl` names papers of `corpora/acl-abstracts.jsonl.gz` by id, with keys of their phrases.
 *
 * @returns by the paper's id, whether each key is one
 */
export function readConceptLabels() {
  const lines = readFileSync(new URL('acl-labels.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return new Map(
    lines.map((line) => {
      const { id, yes, no } = JSON.parse(line);
      return [id, new Map([...yes.map((key) => [key, true]), ...no.map((key) => [key, false])])];
    }),
  );
}
