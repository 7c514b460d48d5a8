import { CONCEPT_KINDS, type ConceptKind } from '../model/concept.js';
import { slug } from '../model/identity.js';
import { spelled } from './check.js';
import { csvRows, type CsvRow } from './csv-rows.js';
import { draftConcept, emptyDraft, type Draft, type DraftConcept } from './draft.js';

const COLUMNS = [
  'id',
  'name',
  'aliases',
  'broader',
  'related',
  'exactmatches',
  'definition',
  'kind',
  'uri',
  'language',
] as const;
type Column = (typeof COLUMNS)[number];

/** Whether a row can be the header of such a file. */
export function isHeader(fields: readonly string[]): boolean {
  return fields.some((field) => columnOf(field) === 'name');
}

/** `exactMatches`, `exact_matches` and `Exact matches` are one column. */
function columnOf(field: string): string {
  return field.toLowerCase().replace(/[^a-z]/g, '');
}

/**
 * CSV with a header: `name`, and in any order `id`, `aliases`, `broader`, `related`, `exactMatches`, `definition`, `kind`,
 * `uri`, `language`. Several values of one field stand between `|`, or `;` where it has no `|`. Broader and related
 * concepts are named by id, or by name in whatever case.
 */
export function readPlainCsv(text: string): Draft {
  const draft = emptyDraft();
  const { rows, unclosed } = csvRows(text);
  if (unclosed !== null) draft.faults.push(`line ${unclosed}: a quote that opens here is not closed`);
  const [header, ...body] = rows;
  if (!header || !isHeader(header.fields)) {
    draft.faults.push('line 1: a CSV vocabulary begins with its columns, one of them name');
    return draft;
  }
  const columns = header.fields.map(columnOf);
  const unknown = header.fields.filter((_, at) => !COLUMNS.includes(columns[at] as Column));
  if (unknown.length > 0) draft.notes.push(`columns left out, which are not known: ${unknown.join(', ')}`);
  for (const row of body) {
    if (row.fields.length > columns.length) {
      draft.faults.push(
        `line ${row.line}: ${row.fields.length} fields, but ${columns.length} columns; quote what holds commas`,
      );
      continue;
    }
    draft.concepts.push(conceptOf(row, columns, draft.faults));
  }
  nameByKey(draft.concepts);
  return draft;
}

function conceptOf({ fields, line }: CsvRow, columns: readonly string[], faults: string[]): DraftConcept {
  const field = (column: Column) => (fields[columns.indexOf(column)] ?? '').trim();
  const list = (column: Column) => {
    const text = field(column);
    const parts = text.split(text.includes('|') ? '|' : ';').map((part) => part.trim());
    return parts.filter((part) => part !== '');
  };
  const [name, kind] = [field('name'), field('kind').toLowerCase()];
  const language = field('language').toLowerCase() || null;
  const known = CONCEPT_KINDS.includes(kind as ConceptKind);
  if (kind !== '' && !known) faults.push(`line ${line}: kind must be one of ${CONCEPT_KINDS.join(', ')}, not ${kind}`);
  return {
    ...draftConcept(field('id') || (name === '' ? `line ${line}` : slug(name)), `line ${line}`),
    isKeyOfName: field('id') === '' && name !== '',
    uri: field('uri') || null,
    kind: known ? (kind as ConceptKind) : null,
    preferred: name === '' ? [] : [{ text: name, language }],
    alternative: list('aliases').map((text) => ({ text, language })),
    definitions: field('definition') === '' ? [] : [{ text: field('definition'), language }],
    broader: list('broader'),
    related: list('related'),
    exactMatches: list('exactmatches'),
  };
}

/** Puts keys in place of names, whatever their case. */
function nameByKey(concepts: readonly DraftConcept[]): void {
  const keys = new Set(concepts.map(({ key }) => key));
  const keyOf = new Map(
    concepts.flatMap(({ preferred, key }) => preferred.map(({ text }) => [spelled(text), key] as const)),
  );
  const keyed = (names: string[]) => names.map((name) => (keys.has(name) ? name : (keyOf.get(spelled(name)) ?? name)));
  for (const concept of concepts) {
    concept.broader = keyed(concept.broader);
    concept.related = keyed(concept.related);
  }
}
