import type { Mention } from '../model/extraction.js';
import { compareFields } from '../model/field-text.js';

/** The least confident first, then by paper, field, start, end: the order of `mentionsOfConcept`. */
export function byConfidence(a: Mention, b: Mention): number {
  return (
    a.confidence - b.confidence ||
    (a.paperId < b.paperId ? -1 : Number(a.paperId > b.paperId)) ||
    compareFields(a.field, b.field) ||
    a.start - b.start ||
    a.end - b.end
  );
}
