import { PapergraphError } from '../model/errors.js';
import { isTriple, readComputerScienceOntology } from './computer-science-ontology.js';
import { csvRows } from './csv-rows.js';
import type { Draft } from './draft.js';
import { readJsonLines } from './json-lines.js';
import { isHeader, readPlainCsv } from './plain-csv.js';
import { readJsonLd } from './rdf/json-ld.js';
import { readRdfXml } from './rdf/rdf-xml.js';
import { draftOfSkos } from './rdf/skos.js';
import { readTurtle } from './rdf/turtle.js';

export interface VocabularyFormat {
  name: string;
  /** Whether a file that begins so is of this format. */
  detects: (head: string) => boolean;
  read: (text: string) => Draft | Promise<Draft>;
}

const HEAD = 4096;

function firstRows(head: string): readonly (readonly string[])[] {
  return csvRows(head.slice(0, head.lastIndexOf('\n') + 1) || head)
    .rows.slice(0, 20)
    .map(({ fields }) => fields);
}

/** In the order in which they are tried. */
export const VOCABULARY_FORMATS: readonly VocabularyFormat[] = [
  {
    name: 'jsonl',
    detects: (head) => /^\s*\{[^\n]*"name"\s*:/.test(head) && !head.includes('"@context"') && !head.includes('"@id"'),
    read: readJsonLines,
  },
  {
    name: 'jsonld',
    detects: (head) => /^\s*[[{]/.test(head),
    read: async (text) => draftOfSkos(await readJsonLd(text)),
  },
  {
    name: 'rdfxml',
    detects: (head) => /^\s*<(?:\?xml|!--|!DOCTYPE|(?:\w+:)?RDF[\s>])/i.test(head),
    read: async (text) => draftOfSkos(await readRdfXml(text)),
  },
  { name: 'cso', detects: (head) => firstRows(head).slice(0, 3).some(isTriple), read: readComputerScienceOntology },
  {
    name: 'turtle',
    detects: (head) => /^\s*(?:@prefix|@base|prefix\s|base\s|#|<[^>\s]*>\s|_:)/i.test(head),
    read: async (text) => draftOfSkos(await readTurtle(text)),
  },
  { name: 'csv', detects: (head) => isHeader(firstRows(head)[0] ?? []), read: readPlainCsv },
];

/**
 * The format of that name, or the one that a text shows.
 *
 * @throws PapergraphError BAD_INPUT where there is none.
 */
export function vocabularyFormat(text: string, named: string | null): VocabularyFormat {
  const names = VOCABULARY_FORMATS.map(({ name }) => name).join(', ');
  const head = text.slice(0, HEAD).replace(/^\uFEFF/, '');
  const found = VOCABULARY_FORMATS.find((format) => (named === null ? format.detects(head) : format.name === named));
  if (found) return found;
  throw new PapergraphError(
    'BAD_INPUT',
    named === null
      ? `this does not look like a vocabulary; name its format with --format: ${names}`
      : `there is no format ${JSON.stringify(named)}; there are ${names}`,
  );
}
