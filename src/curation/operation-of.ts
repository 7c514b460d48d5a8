import { CONCEPT_KINDS, type Concept } from '../model/concept.js';
import type {
  ConceptRef,
  CurationEntry,
  CurationOperation,
  CurationRequest,
  SplitPart,
  SplitRule,
  SplitRuleRequest,
} from '../model/curation.js';
import { PapergraphError } from '../model/errors.js';
import { slug } from '../model/identity.js';
import { normalizeLabel } from '../model/label.js';
import { undoneEntries } from './active.js';
import { refOf } from './curated-concepts.js';

const MAX_PARTS = 20;
const MAX_NAME = 200;

/** What is there when an operation is asked for. */
export interface CurationScene {
  /** As they are shown. */
  concepts: readonly Concept[];
  log: readonly Pick<CurationEntry, 'id' | 'operation'>[];
  /** Which of these papers the store has. */
  knownPapers(ids: string[]): Promise<ReadonlySet<string>>;
}

/**
 * The operation that a request means.
 *
 * @throws PapergraphError BAD_INPUT where it names what is not there, or would change nothing.
 */
export async function operationOf(request: CurationRequest, scene: CurationScene): Promise<CurationOperation> {
  const find = (text: string) => conceptNamed(text, scene.concepts);
  switch (request.kind) {
    case 'merge': {
      const into = find(request.into);
      const concepts = unique(request.concepts.map(find));
      if (concepts.length === 0) refuse('Name at least one concept to merge.');
      if (concepts.includes(into)) refuse(`${into.id} cannot be merged into itself; leave it out of the list.`);
      return { kind: 'merge', concepts: concepts.map(refOf), into: refOf(into) };
    }
    case 'split': {
      const concept = find(request.concept);
      return { kind: 'split', concept: refOf(concept), into: await partsOf(request.into, concept, scene) };
    }
    case 'rename': {
      const concept = find(request.concept);
      const name = checkedName(request.name);
      if (name === concept.name) refuse(`${concept.id} has the name ${JSON.stringify(name)} already.`);
      const other = scene.concepts.find((each) => each !== concept && hasLabel(each, name));
      if (other) refuse(`${JSON.stringify(name)} names ${other.id} already; merge the two instead.`);
      return { kind: 'rename', concept: refOf(concept), name };
    }
    case 'hide':
      return { kind: 'hide', concept: refOf(find(request.concept)) };
    case 'undo': {
      const entry = scene.log.find(({ id }) => id === request.entry);
      if (!entry) refuse(`There is no curation ${JSON.stringify(request.entry)}; the log of curation has their ids.`);
      if (undoneEntries(scene.log).has(entry!.id)) refuse(`${request.entry} is undone already.`);
      return { kind: 'undo', entry: request.entry };
    }
  }
}

async function partsOf(
  requested: Extract<CurationRequest, { kind: 'split' }>['into'],
  concept: Concept,
  scene: CurationScene,
): Promise<SplitPart[]> {
  if (requested.length < 1 || requested.length > MAX_PARTS) refuse(`A split makes 1 to ${MAX_PARTS} concepts.`);
  const ids = new Set<string>();
  const parts: SplitPart[] = [];
  for (const { name: given, aliases = [], definition, kind = concept.kind, when } of requested) {
    const name = checkedName(given);
    const id = slug(name);
    if (!CONCEPT_KINDS.includes(kind))
      refuse(`The kind of ${JSON.stringify(name)} must be one of ${CONCEPT_KINDS.join(', ')}.`);
    if (ids.has(id)) refuse(`Two parts are called ${JSON.stringify(name)}.`);
    if (scene.concepts.some((each) => each.id === id)) {
      refuse(`There is a concept ${id} already; call the part otherwise, and merge it into ${id} then.`);
    }
    ids.add(id);
    const rule = await ruleOf(when, name, scene);
    parts.push({ id, name, aliases: aliases.map(checkedName), definition: definition ?? null, kind, when: rule });
  }
  return parts;
}

async function ruleOf(
  { papers, company, phrase }: SplitRuleRequest,
  name: string,
  scene: CurationScene,
): Promise<SplitRule> {
  const rule: SplitRule = {};
  if (papers?.length) {
    const known = await scene.knownPapers(papers);
    const unknown = papers.find((id) => !known.has(id));
    if (unknown !== undefined) refuse(`There is no paper ${JSON.stringify(unknown)}.`);
    rule.papers = [...papers].sort();
  }
  if (company?.length) rule.company = company.map((text): ConceptRef => refOf(conceptNamed(text, scene.concepts)));
  if (phrase !== undefined) {
    if (normalizeLabel(phrase) === '') refuse('A phrase must hold a word.');
    rule.phrase = phrase;
  }
  if (Object.keys(rule).length === 0) {
    refuse(
      `Say which mentions ${JSON.stringify(name)} takes: of which papers, in whose company, or beside which phrase.`,
    );
  }
  return rule;
}

/** By id, else by the one concept with this name, else by the one with this alias. */
function conceptNamed(text: string, concepts: readonly Concept[]): Concept {
  const byId = concepts.find(({ id }) => id === text);
  if (byId) return byId;
  const key = normalizeLabel(text);
  const named = concepts.filter(({ name }) => normalizeLabel(name) === key);
  const found = named.length > 0 ? named : concepts.filter((concept) => hasLabel(concept, text));
  if (found.length > 1) {
    refuse(
      `${JSON.stringify(text)} names ${found.map(({ id }) => id).join(', ')}; give the id of the one that is meant.`,
    );
  }
  if (found.length === 0) refuse(`There is no concept ${JSON.stringify(text)}.`);
  return found[0];
}

function hasLabel({ name, aliases }: Concept, text: string): boolean {
  const key = normalizeLabel(text);
  return key !== '' && [name, ...aliases].some((label) => normalizeLabel(label) === key);
}

function checkedName(name: string): string {
  const trimmed = name.trim().replace(/\s+/g, ' ');
  if (normalizeLabel(trimmed) === '' || trimmed.length > MAX_NAME) {
    refuse(`A name holds a letter or digit and at most ${MAX_NAME} characters.`);
  }
  return trimmed;
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function refuse(message: string): never {
  throw new PapergraphError('BAD_INPUT', message);
}
