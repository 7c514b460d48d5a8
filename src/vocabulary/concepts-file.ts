import { readFile } from 'node:fs/promises';
import { CONCEPT_KINDS, noEntry, type Concept, type ConceptKind } from '../model/concept.js';
import { PapergraphError } from '../model/errors.js';
import { normalizeLabel } from '../model/label.js';
import { slug } from '../model/identity.js';
import { OWN_VOCABULARY } from '../model/vocabulary.js';

/** The reviewed vocabulary that ships: machine learning and statistics. */
export const SHIPPED_VOCABULARY = new URL('../../seed/concepts.jsonl', import.meta.url);

/**
 * Reads a vocabulary of JSON Lines, one concept a line: `name`, `aliases`, `kind`, `broader` (ids), `definition`, `id`.
 *
 * @throws PapergraphError BAD_INPUT that lists every fault with its line: broken JSON, a missing field, an id that is not
 *   the slug of the name, a label that two concepts share, an unknown or cyclic `broader`. Nothing half-read is returned.
 */
export async function readConceptsFile(file: URL | string): Promise<Concept[]> {
  return parseConcepts(await readFile(file, 'utf8'));
}

/** As `readConceptsFile`, from its text. */
function parseConcepts(text: string): Concept[] {
  const faults: string[] = [];
  const lineOf = new Map<string, number>();
  const concepts: Concept[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const concept = parseLine(line, index + 1, faults);
    if (!concept) return;
    const first = lineOf.get(concept.id);
    if (first) faults.push(`line ${index + 1}: the id ${concept.id} is already on line ${first}`);
    else {
      lineOf.set(concept.id, index + 1);
      concepts.push(concept);
    }
  });
  faults.push(...sharedLabels(concepts, lineOf), ...brokenHierarchy(concepts, lineOf));
  if (faults.length > 0) {
    throw new PapergraphError('BAD_INPUT', `The vocabulary cannot be used:\n  ${faults.join('\n  ')}`, {
      details: { faults },
    });
  }
  return concepts.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function parseLine(line: string, number: number, faults: string[]): Concept | null {
  const fault = (what: string) => void faults.push(`line ${number}: ${what}`);
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    fault('this is not JSON');
    return null;
  }
  const { id, name, aliases = [], kind, broader = [], definition } = entry;
  if (typeof name !== 'string' || name.trim() === '') fault('a concept needs a name');
  else if (id !== slug(name)) fault(`the id of "${name}" must be ${slug(name)}`);
  else if (!isStrings(aliases)) fault(`aliases of "${name}" must be a list of strings`);
  else if (!isStrings(broader)) fault(`broader of "${name}" must be a list of ids`);
  else if (!CONCEPT_KINDS.includes(kind as ConceptKind))
    fault(`kind of "${name}" must be one of ${CONCEPT_KINDS.join(', ')}`);
  else if (typeof definition !== 'string' || definition === '') fault(`"${name}" needs a definition of one line`);
  else {
    const entry = { ...noEntry(), vocabulary: OWN_VOCABULARY.name, language: 'en' };
    return { id, name, aliases, kind: kind as ConceptKind, definition, broader, origin: 'vocabulary', ...entry };
  }
  return null;
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function sharedLabels(concepts: Concept[], lineOf: Map<string, number>): string[] {
  const owner = new Map<string, Concept>();
  const faults: string[] = [];
  for (const concept of concepts) {
    for (const label of [concept.name, ...concept.aliases]) {
      const key = normalizeLabel(label);
      const other = owner.get(key);
      if (other && other !== concept) {
        faults.push(`line ${lineOf.get(concept.id)}: "${label}" also names ${other.id} (line ${lineOf.get(other.id)})`);
      }
      owner.set(key, concept);
    }
  }
  return faults;
}

function brokenHierarchy(concepts: Concept[], lineOf: Map<string, number>): string[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const faults: string[] = [];
  for (const concept of concepts) {
    for (const id of concept.broader) {
      if (!byId.has(id))
        faults.push(`line ${lineOf.get(concept.id)}: broader of ${concept.id} names ${id}, which is not here`);
    }
  }
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    if (state.get(id) === 'done') return;
    if (state.get(id) === 'open') {
      faults.push(`line ${lineOf.get(id)}: ${id} is broader than itself`);
      return;
    }
    state.set(id, 'open');
    for (const parent of byId.get(id)?.broader ?? []) visit(parent);
    state.set(id, 'done');
  };
  for (const concept of concepts) visit(concept.id);
  return faults;
}
