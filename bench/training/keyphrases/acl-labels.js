import { readFileSync } from 'node:fs';

/**
 * What a reader of this project takes for a concept that one would want to find papers by, cut right, and what not:
 * `acl-labels.jsonl` names papers of `corpora/acl-abstracts.jsonl.gz` by id, with keys of their phrases. The odd lines draw
 * the curves that ship; the even ones are held out to judge them.
 *
 * @returns by the paper's id, `{ isHeldOut, verdicts }`: whether each key is such a concept
 */
export function readConceptLabels() {
  const lines = readFileSync(new URL('acl-labels.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return new Map(
    lines.map((line, i) => {
      const { id, yes, no } = JSON.parse(line);
      const verdicts = new Map([...yes.map((key) => [key, true]), ...no.map((key) => [key, false])]);
      return [id, { isHeldOut: i % 2 === 1, verdicts }];
    }),
  );
}
