import { TEXT_FIELDS, type Mention } from '../model/extraction.js';
import type { GraphStore, MentionFilter, MentionPlace } from '../store/port.js';
import { badUserInput } from './errors.js';
import { compareKeys, type SortKey } from './paging.js';
import type { StoredList } from './stored-paging.js';

const LONGEST_OFFSET = 9;

/** The mentions of a concept as a list of the store: the least sure first. */
export function mentionList(
  store: GraphStore,
  conceptId: string,
  filter: MentionFilter,
): StoredList<Mention, MentionPlace> {
  return {
    list: ['Concept.mentions', conceptId, filter],
    read: (walk) => store.mentionsOfConcept(conceptId, filter, walk),
    count: () => store.countMentionsOfConcept(conceptId, filter),
    keyOf,
    compare: compareKeys('ascending', 'ascending', 'ascending', 'ascending'),
    placeOf,
  };
}

function keyOf({ confidence, paperId, field, start, end }: Mention): SortKey {
  return [confidence, paperId, TEXT_FIELDS.indexOf(field), start, String(end).padStart(LONGEST_OFFSET, '0')];
}

function placeOf(key: SortKey): MentionPlace {
  const [confidence, paperId, position, start, text] = key;
  const [field, end] = [TEXT_FIELDS[position as number], Number(text)];
  const areNumbers = [confidence, start, end].every((value) => Number.isFinite(value));
  if (!areNumbers || typeof paperId !== 'string' || field === undefined) {
    throw badUserInput('The cursor is none that this API gave; start this list without it.');
  }
  return { confidence: confidence as number, paperId, field, start: start as number, end };
}
