import { CONCEPT_KINDS, type ConceptKind } from '../../model/concept.js';
import { URN } from '../../model/concept-address.js';
import { draftConcept, emptyDraft, type Draft, type DraftConcept } from '../draft.js';
import { DCTERMS, OWL, PREDICATE, RDF_TYPE, RDFS, SKOS } from './names.js';
import type { Statement, Statements } from './statements.js';

/** The vocabulary that RDF statements describe by SKOS. What else they say is left alone. */
export function draftOfSkos({ statements, faults }: Statements): Draft {
  const draft = { ...emptyDraft(), faults: [...faults] };
  // What is missing then may stand behind the fault.
  if (faults.length > 0) return draft;
  const types = new Map<string, Set<string>>();
  for (const { subject, predicate, object } of statements) {
    if (predicate === RDF_TYPE) types.set(subject, (types.get(subject) ?? new Set()).add(object));
  }
  const concepts = new Map<string, DraftConcept>();
  const isConcept = ({ subject, predicate }: Statement) => {
    const known = types.get(subject);
    return known ? known.has(`${SKOS}Concept`) : predicate === PREDICATE.prefLabel;
  };
  for (const statement of statements) {
    if (concepts.has(statement.subject) || !isConcept(statement)) continue;
    concepts.set(statement.subject, started(statement));
  }
  for (const statement of statements) {
    const concept = concepts.get(statement.subject);
    if (concept) take(statement, concept, draft.faults);
    // From the other side. Of what is no concept here: told where it is looked up.
    if (statement.predicate === PREDICATE.narrower) concepts.get(statement.object)?.broader.push(statement.subject);
  }
  for (const concept of concepts.values()) finish(concept);
  draft.concepts = [...concepts.values()];
  describeScheme(draft, statements, types);
  return draft;
}

function started({ subject, line }: Statement): DraftConcept {
  const concept = draftConcept(subject, line === null ? subject : `line ${line}`);
  concept.uri = subject.startsWith('_:') || subject.startsWith(URN) ? null : subject;
  return concept;
}

function take(
  { predicate, object, isLiteral, language, line }: Statement,
  concept: DraftConcept,
  faults: string[],
): void {
  const label = { text: object.trim(), language };
  if (isLiteral) {
    if (predicate === PREDICATE.prefLabel) concept.preferred.push(label);
    else if (predicate === PREDICATE.altLabel || predicate === PREDICATE.hiddenLabel) concept.alternative.push(label);
    else if (predicate === PREDICATE.definition) concept.definitions.push(label);
    else if (predicate === `${DCTERMS}type` && CONCEPT_KINDS.includes(object as ConceptKind)) {
      concept.kind = object as ConceptKind;
    } else if (predicate === PREDICATE.exactMatch) concept.exactMatches.push(object);
    else if (predicate === PREDICATE.broader || predicate === PREDICATE.related) {
      const place = line === null ? concept.key : `line ${line}`;
      faults.push(
        `${place}: a broader or related concept is named by its address, not by the text ${JSON.stringify(object)}`,
      );
    }
  } else if (predicate === PREDICATE.broader) concept.broader.push(object);
  else if (predicate === PREDICATE.related) concept.related.push(object);
  else if (predicate === PREDICATE.exactMatch) concept.exactMatches.push(object);
}

/** A statement that is made twice is one. */
function finish(concept: DraftConcept): void {
  concept.broader = [...new Set(concept.broader)];
  const once = new Map(concept.preferred.map((label) => [JSON.stringify(label), label]));
  concept.preferred = [...once.values()].filter(({ text }) => text !== '');
  concept.alternative = concept.alternative.filter(({ text }) => text !== '');
}

/** Name, version and license, as the first concept scheme has them. */
function describeScheme(draft: Draft, statements: readonly Statement[], types: ReadonlyMap<string, Set<string>>): void {
  const scheme = [...types].find(([, known]) => known.has(`${SKOS}ConceptScheme`))?.[0];
  if (scheme === undefined) return;
  const own = statements.filter(({ subject }) => subject === scheme);
  const first = (...predicates: string[]) =>
    predicates.flatMap((predicate) => own.filter((statement) => statement.predicate === predicate))[0]?.object ?? null;
  draft.uri = scheme.startsWith('_:') || scheme.startsWith(URN) ? null : scheme;
  draft.name = first(`${DCTERMS}identifier`);
  const languages = own.filter(({ predicate, isLiteral }) => predicate === `${DCTERMS}language` && isLiteral);
  draft.language = languages.length === 1 ? languages[0].object.toLowerCase() : null;
  draft.version = first(`${OWL}versionInfo`, `${DCTERMS}hasVersion`, `${RDFS}versionInfo`);
  draft.license = first(`${DCTERMS}license`, 'http://creativecommons.org/ns#license', `${DCTERMS}rights`);
}
