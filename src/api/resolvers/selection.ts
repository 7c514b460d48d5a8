import type { PaperFilter, PaperSelection } from '../../index/filter.js';
import type { GraphIndex } from '../../index/graph-index.js';
import { selectionOfIds } from '../../index/selection.js';
import type { ApiContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { checkedConfidence } from '../min-confidence.js';

/**
 * The papers that `where` selects; null for all. One call to the store for each different `text`, none without. A filter
 * by a concept that does not exist, or by what is no day, is the caller's mistake.
 */
export function selectionOf(
  context: ApiContext,
  where: PaperFilter | null | undefined,
): null | Promise<PaperSelection | null> {
  return where ? selected(context, where) : null;
}

async function selected({ index, loaders }: ApiContext, where: PaperFilter): Promise<PaperSelection | null> {
  const texts = new Set<string>();
  check(index, where, texts);
  const found = await Promise.all(
    [...texts].map(async (text): Promise<[string, PaperSelection]> => {
      return [text, selectionOfIds(index.papers, await loaders.paperIdsWithWords(text))];
    }),
  );
  const papersWithWords = new Map(found);
  return index.select(where, (text) => papersWithWords.get(text)!);
}

/** The row of the concept of this id or name. @throws GraphQLError BAD_USER_INPUT where there is none. */
export function conceptRow(index: GraphIndex, idOrName: string): number {
  const row = index.namedConcept(idOrName);
  if (row === undefined)
    throw badUserInput(`There is no concept ${JSON.stringify(idOrName)}; \`suggest\` finds names.`);
  return row;
}

function check(index: GraphIndex, where: PaperFilter, texts: Set<string>): void {
  if (where.text != null) texts.add(where.text);
  if (where.concepts) {
    const { any, all, none, minConfidence } = where.concepts;
    checkedConfidence(minConfidence ?? 0);
    for (const concept of [...(any ?? []), ...(all ?? []), ...(none ?? [])]) conceptRow(index, concept);
  }
  if (where.publishedOn) {
    const { eq, lt, lte, gt, gte, in: days } = where.publishedOn;
    for (const day of [eq, lt, lte, gt, gte, ...(days ?? [])]) if (day != null) checkDay(day);
  }
  for (const part of [...(where.and ?? []), ...(where.or ?? []), ...(where.not ? [where.not] : [])]) {
    check(index, part, texts);
  }
}

function checkDay(day: string): void {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return;
  throw badUserInput(`${JSON.stringify(day)} is no day; write it as YYYY-MM-DD.`);
}
