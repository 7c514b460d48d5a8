import { confidenceStep } from '../../model/confidence.js';
import type { Mention } from '../../model/extraction.js';
import type { ApiContext } from '../context.js';
import { checkedConfidence } from '../min-confidence.js';

/** Where a paper speaks of any of these concepts with at least this confidence, in order of the text. */
export async function evidenceOf(
  context: ApiContext,
  paperId: string,
  conceptIds: readonly string[],
  minConfidence = 0,
): Promise<Mention[]> {
  const least = confidenceStep(checkedConfidence(minConfidence));
  const mentions = await context.loaders.mentionsOf(paperId);
  return mentions.filter(
    ({ conceptId, confidence }) => conceptIds.includes(conceptId) && confidenceStep(confidence) >= least,
  );
}
