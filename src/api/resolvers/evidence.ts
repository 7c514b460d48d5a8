import type { Mention } from '../../model/extraction.js';
import type { ApiContext } from '../context.js';

/** Where a paper speaks of any of these concepts, in order of the text. */
export async function evidenceOf(
  context: ApiContext,
  paperId: string,
  conceptIds: readonly string[],
): Promise<Mention[]> {
  const mentions = await context.loaders.mentions.load(paperId);
  return mentions.filter((mention) => conceptIds.includes(mention.conceptId));
}
