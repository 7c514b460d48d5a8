import { DataFactory } from 'n3';
import { URN } from '../model/concept-address.js';

const { namedNode } = DataFactory;

/** The vocabularies that the graph is told in, by their usual prefixes. */
export const PREFIXES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  oa: 'http://www.w3.org/ns/oa#',
  pg: `${URN}terms:`,
  prism: 'http://prismstandard.org/namespaces/basic/2.0/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

function terms<Name extends string>(prefix: keyof typeof PREFIXES, ...names: Name[]) {
  return Object.fromEntries(names.map((name) => [name, namedNode(`${PREFIXES[prefix]}${name}`)])) as Record<
    Name,
    ReturnType<typeof namedNode>
  >;
}

export const RDF = terms('rdf', 'type');
export const XSD = terms('xsd', 'integer', 'decimal', 'gYear', 'date');
export const DC = terms('dc', 'creator');
export const PRISM = terms('prism', 'publicationName', 'doi');
export const SCHEMA = terms('schema', 'ScholarlyArticle', 'keywords', 'url', 'sameAs');
/** Of our own: how a mention was found, and how sure it is. */
export const PG = terms('pg', 'method', 'confidence');
export const DCTERMS = terms(
  'dcterms',
  'identifier',
  'title',
  'abstract',
  'issued',
  'subject',
  'relation',
  'isPartOf',
  'type',
);
export const OA = terms(
  'oa',
  'Annotation',
  'hasBody',
  'hasTarget',
  'hasSource',
  'hasSelector',
  'TextPositionSelector',
  'TextQuoteSelector',
  'start',
  'end',
  'exact',
);
export const SKOS = terms(
  'skos',
  'Concept',
  'prefLabel',
  'altLabel',
  'definition',
  'broader',
  'related',
  'exactMatch',
  'inScheme',
);
