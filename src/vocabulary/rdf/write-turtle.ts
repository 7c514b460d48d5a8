import { DataFactory, Writer } from 'n3';
import type { Concept } from '../../model/concept.js';
import { conceptAddress, URN } from '../../model/concept-address.js';
import type { Vocabulary } from '../../model/vocabulary.js';
import { namingLanguage } from '../languages.js';
import { DCTERMS, OWL, PREDICATE, RDF_TYPE, SKOS } from './names.js';

const { namedNode, literal } = DataFactory;

/**
 * A vocabulary as SKOS in Turtle, which reads back to the same. Concepts without an address get one of the form
 * `urn:papergraph:NAME#ID`; the kind is the literal of `dcterms:type`.
 *
 * @param concepts the vocabulary's, by id
 */
export async function vocabularyAsTurtle(vocabulary: Vocabulary, concepts: readonly Concept[]): Promise<string> {
  const writer = new Writer({ prefixes: { skos: SKOS, dcterms: DCTERMS, owl: OWL } });
  const scheme = namedNode(vocabulary.uri ?? `${URN}${vocabulary.name}`);
  writer.addQuad(scheme, namedNode(RDF_TYPE), namedNode(`${SKOS}ConceptScheme`));
  writer.addQuad(scheme, namedNode(`${DCTERMS}identifier`), literal(vocabulary.name));
  if (vocabulary.version !== null) writer.addQuad(scheme, namedNode(`${OWL}versionInfo`), literal(vocabulary.version));
  if (vocabulary.license !== null)
    writer.addQuad(scheme, namedNode(`${DCTERMS}license`), addressOrText(vocabulary.license));
  const language = namingLanguage(concepts);
  if (language !== null) writer.addQuad(scheme, namedNode(`${DCTERMS}language`), literal(language));

  const addressOf = new Map(concepts.map((concept) => [concept.id, namedNode(conceptAddress(concept))]));
  for (const concept of concepts) {
    const subject = addressOf.get(concept.id)!;
    const add = (predicate: string, object: Parameters<Writer['addQuad']>[2]) =>
      writer.addQuad(subject, namedNode(predicate), object);
    const text = (value: string, language: string | null) => literal(value, language ?? undefined);
    add(RDF_TYPE, namedNode(`${SKOS}Concept`));
    add(PREDICATE.inScheme, scheme);
    add(PREDICATE.prefLabel, text(concept.name, concept.language));
    for (const alias of concept.aliases) add(PREDICATE.altLabel, text(alias, concept.language));
    for (const { text: label, language, preferred } of concept.translations) {
      add(preferred ? PREDICATE.prefLabel : PREDICATE.altLabel, text(label, language));
    }
    if (concept.definition !== null) add(PREDICATE.definition, text(concept.definition, concept.language));
    add(`${DCTERMS}type`, literal(concept.kind));
    for (const id of concept.broader) add(PREDICATE.broader, addressOf.get(id) ?? namedNode(id));
    for (const id of concept.related) add(PREDICATE.related, addressOf.get(id) ?? namedNode(id));
    for (const match of concept.exactMatches) {
      add(PREDICATE.exactMatch, addressOrText(match));
    }
  }
  return new Promise((resolve, reject) => writer.end((error, turtle) => (error ? reject(error) : resolve(turtle))));
}

function addressOrText(text: string) {
  return isAddress(text) ? namedNode(text) : literal(text);
}

/** What Turtle can hold between angle brackets; ids of concepts (`cso:parsing`) are no addresses. */
function isAddress(match: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(match) && /^(?:[a-z][a-z0-9+.-]*:\/\/|urn:|doi:|info:)/i.test(match)
  );
}
