import { join } from 'node:path';
import { readJsonLines } from './json-lines.js';

export const ABSTRACTS = 'corpora/acl-abstracts.jsonl.gz';

/** The ACL abstracts as records that the extractor reads. */
export function aclPapers(data) {
  return readJsonLines(join(data, ABSTRACTS)).map((paper) => ({ ...paper, urls: [], keywords: [] }));
}
