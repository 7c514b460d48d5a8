import { CONCEPT_KINDS, type ConceptKind } from '../model/concept.js';
import { slug } from '../model/identity.js';
import { draftConcept, emptyDraft, type Draft, type DraftConcept, type Label } from './draft.js';

const LISTS = ['aliases', 'broader', 'related', 'exactMatches'] as const;
const TEXTS = ['id', 'definition', 'uri', 'language'] as const;

/** JSON Lines, one concept a line: `name`, and where known `id`, `aliases`, `kind`, `broader` (ids), `definition`, `related`, `exactMatches`, `uri`, `language`. */
export function readJsonLines(text: string): Draft {
  const draft = emptyDraft();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const place = `line ${index + 1}`;
    const read = conceptOf(line, place);
    if (typeof read === 'string') draft.faults.push(`${place}: ${read}`);
    else draft.concepts.push(read);
  });
  return draft;
}

/** The concept, or what is wrong with its line. */
function conceptOf(line: string, place: string): DraftConcept | string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return 'this is not JSON';
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'this is no JSON object';
  const { name } = entry;
  if (typeof name !== 'string' || name.trim() === '') return 'a concept needs a name';
  for (const field of LISTS) {
    if (!isStrings(entry[field] ?? [])) return `${field} of ${JSON.stringify(name)} must be a list of strings`;
  }
  for (const field of TEXTS) {
    if (typeof (entry[field] ?? '') !== 'string') return `${field} of ${JSON.stringify(name)} must be a string`;
  }
  const { kind = null } = entry as { kind?: ConceptKind | null };
  if (kind !== null && !CONCEPT_KINDS.includes(kind)) {
    return `kind of ${JSON.stringify(name)} must be one of ${CONCEPT_KINDS.join(', ')}`;
  }
  return draftOf(entry as unknown as Entry, kind, place);
}

interface Entry {
  name: string;
  id?: string | null;
  definition?: string | null;
  uri?: string | null;
  language?: string | null;
  aliases?: string[] | null;
  broader?: string[] | null;
  related?: string[] | null;
  exactMatches?: string[] | null;
}

function draftOf(entry: Entry, kind: ConceptKind | null, place: string): DraftConcept {
  const language = entry.language?.toLowerCase() || null;
  const label = (text: string): Label => ({ text: text.trim(), language });
  return {
    ...draftConcept(entry.id || slug(entry.name), place),
    isKeyOfName: !entry.id,
    uri: entry.uri || null,
    kind,
    preferred: [label(entry.name)],
    alternative: (entry.aliases ?? []).map(label).filter(({ text }) => text !== ''),
    definitions: entry.definition ? [label(entry.definition)] : [],
    broader: entry.broader ?? [],
    related: entry.related ?? [],
    exactMatches: entry.exactMatches ?? [],
  };
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
