import { CONCEPT_KINDS, type Concept } from '../model/concept.js';
import type {
  ConceptRef,
  CurationOperation,
  CurationRequest,
  SplitPart,
  SplitRule,
  SplitRuleRequest,
  StoredCuration,
} from '../model/curation.js';
import { PapergraphError } from '../model/errors.js';
import { controlCharacter } from '../model/control-characters.js';
import { conceptOfId, conceptsGone } from '../model/former-ids.js';
import { slug } from '../model/identity.js';
import { normalizeLabel } from '../model/label.js';
import { undoneEntries } from '../model/active-curation.js';
import { refOf } from './curated-concepts.js';

const MAX_PARTS = 20;
const MAX_NAME = 200;

/** What is there when an operation is asked for. */
export interface CurationScene {
  /** As they are shown. */
  concepts: readonly Concept[];
  log: readonly Pick<StoredCuration, 'id' | 'operation' | 'waiting'>[];
  /** Which of these papers the store has. */
  knownPapers(ids: string[]): Promise<ReadonlySet<string>>;
}

/**
 * The operation that a request means.
 *
 * @throws PapergraphError BAD_INPUT where it names what is not there, or would change nothing.
 */
export async function operationOf(request: CurationRequest, scene: CurationScene): Promise<CurationOperation> {
  const find = (text: string) => conceptNamed(text, scene);
  switch (request.kind) {
    case 'merge': {
      const into = find(request.into);
      const concepts = unique(request.concepts.map(find));
      if (concepts.length === 0) refuse('Name at least one concept to merge.');
      const same = request.concepts.find((text) => find(text) === into);
      if (same !== undefined) {
        refuse(`${JSON.stringify(same)} is ${into.id}, which cannot be merged into itself; leave it out of the list.`);
      }
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
  const parts: SplitPart[] = [];
  for (const { name: given, aliases = [], definition, kind = concept.kind, when } of requested) {
    const name = checkedName(given);
    const id = slug(name);
    if (!CONCEPT_KINDS.includes(kind))
      refuse(`The kind of ${JSON.stringify(name)} must be one of ${CONCEPT_KINDS.join(', ')}.`);
    if (parts.some((part) => part.id === id || isNamed(part, name))) {
      refuse(`Two parts are called ${JSON.stringify(name)}.`);
    }
    const taken = scene.concepts.find((each) => each.id === id || (each !== concept && hasLabel(each, name)));
    if (taken) {
      const what = taken.id === id ? `There is a concept ${id} already` : `${JSON.stringify(name)} names ${taken.id}`;
      refuse(`${what}; call the part otherwise, and merge it into ${taken.id} then.`);
    }
    if (isNamed(concept, name))
      refuse(`${JSON.stringify(name)} is the name of what is split; call the part otherwise.`);
    checkCharacters('definition', definition ?? '');
    const rule = await ruleOf(when, name, scene);
    parts.push({ id, name, aliases: aliases.map(checkedName), definition: definition ?? null, kind, when: rule });
  }
  checkAliases(parts, scene.concepts);
  return parts;
}

/** Several concepts may share an alias, as the parts of a homonym do; a name is one's alone. */
function checkAliases(parts: readonly SplitPart[], concepts: readonly Concept[]): void {
  for (const part of parts) {
    for (const alias of part.aliases) {
      const other = [...parts, ...concepts].find((each) => each !== part && isNamed(each, alias));
      if (!other) continue;
      const advice = 'leave it out of the aliases, or merge the two afterwards';
      refuse(
        `The alias ${JSON.stringify(alias)} of ${JSON.stringify(part.name)} is the name of ${other.id}; ${advice}.`,
      );
    }
  }
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
  if (company?.length) rule.company = company.map((text): ConceptRef => refOf(conceptNamed(text, scene)));
  if (phrase !== undefined) {
    if (normalizeLabel(phrase) === '') refuse('A phrase must hold a word.');
    checkCharacters('phrase', phrase);
    rule.phrase = phrase;
  }
  if (Object.keys(rule).length === 0) {
    refuse(
      `Say which mentions ${JSON.stringify(name)} takes: of which papers, in whose company, or beside which phrase.`,
    );
  }
  return rule;
}

/** By id (also that of a concept which was merged into it), else by the one concept with this name, else with this alias. */
function conceptNamed(text: string, { concepts, log }: CurationScene): Concept {
  const byId = conceptOfId(text, conceptsGone(log), {
    byId: (asked) => concepts.find(({ id }) => id === asked),
    byName: (label) => concepts.find(({ name }) => normalizeLabel(name) === label),
  });
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

function isNamed({ name }: Pick<Concept, 'name'>, text: string): boolean {
  return normalizeLabel(name) === normalizeLabel(text);
}

function hasLabel({ name, aliases }: Concept, text: string): boolean {
  const key = normalizeLabel(text);
  return key !== '' && [name, ...aliases].some((label) => normalizeLabel(label) === key);
}

function checkedName(name: string): string {
  const trimmed = name.trim().replace(/\s+/g, ' ');
  checkCharacters('name', trimmed);
  if (normalizeLabel(trimmed) === '' || trimmed.length > MAX_NAME) {
    refuse(`A name holds a letter or digit and at most ${MAX_NAME} characters.`);
  }
  return trimmed;
}

/**
 * That a text is stored as it is: stores cut it off at some control characters, so that it may be another's name then.
 *
 * @throws PapergraphError BAD_INPUT
 */
export function checkCharacters(what: string, text: string): void {
  const character = controlCharacter(text);
  if (character !== null) refuse(`A ${what} holds no control characters; leave out ${character}.`);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function refuse(message: string): never {
  throw new PapergraphError('BAD_INPUT', message);
}
