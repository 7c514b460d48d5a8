import { DataFactory, Writer } from 'n3';
import type { GraphIndex } from '../index/graph-index.js';
import type { Selection } from '../index/selection.js';
import type { Concept } from '../model/concept.js';
import { conceptAddress, URN } from '../model/concept-address.js';
import { confidenceStep } from '../model/confidence.js';
import type { Link, Mention } from '../model/extraction.js';
import { fieldText } from '../model/field-text.js';
import type { PaperRecord } from '../model/paper.js';
import type { GraphStore } from '../store/port.js';
import { doiAddress } from './doi-address.js';
import { paperBatches } from './paper-batches.js';
import { portable } from './portable-text.js';
import { DC, DCTERMS, OA, PG, PREFIXES, PRISM, RDF, SCHEMA, SKOS, XSD } from './turtle-names.js';

const { namedNode, literal } = DataFactory;
type Term = Parameters<Writer['addQuad']>[2];

export interface TurtleOptions {
  selection: Selection;
  /** Concepts (rows) whose mentions are written. */
  among: (concept: number) => boolean;
  minConfidence: number;
}

/**
 * The graph as RDF in Turtle: papers (schema.org, Dublin Core, PRISM), their mentions (Web Annotation, with offsets in
 * characters as it counts them), and then the concepts that are mentioned, with all that are broader (SKOS, at the addresses
 * that `vocabulary export` gives them). Memory for 100 papers.
 */
export async function* turtle(
  index: GraphIndex,
  store: Pick<GraphStore, 'papersByIds' | 'mentionsOfPapers' | 'linksOfPapers'>,
  { selection, among, minConfidence }: TurtleOptions,
): AsyncGenerator<string> {
  let written = '';
  const writer = new Writer(
    { write: (text, _encoding, done) => ((written += text), done?.()), end: (done) => done?.() },
    { prefixes: PREFIXES },
  );
  const isLong = () => written.length > 0xffff;
  const take = () => {
    const taken = written;
    written = '';
    return taken;
  };
  const least = confidenceStep(minConfidence);
  const told = new Set<number>();
  for await (const papers of paperBatches(index, store, selection)) {
    const ids = papers.map(({ id }) => id);
    const mentions = grouped(await store.mentionsOfPapers(ids));
    const links = grouped(await store.linksOfPapers(ids));
    for (const paper of papers) {
      const shown = (mentions.get(paper.id) ?? []).filter(({ conceptId, confidence }) => {
        const row = index.conceptRow(conceptId);
        if (row === undefined || !among(row) || confidenceStep(confidence) < least) return false;
        told.add(row);
        return true;
      });
      addPaper(writer, index, paper, shown, links.get(paper.id) ?? []);
      if (isLong()) yield take();
    }
    yield take();
  }
  for (const row of told) for (const broader of index.hierarchy.broader(row)) told.add(broader);
  for (const row of [...told].sort((a, b) => a - b)) {
    addConcept(writer, index, index.concepts[row]);
    if (isLong()) yield take();
  }
  writer.end(() => undefined);
  yield take();
}

function addPaper(writer: Writer, index: GraphIndex, paper: PaperRecord, mentions: Mention[], links: Link[]): void {
  const subject = node(`${URN}paper:${paper.id}`);
  const add = (predicate: typeof RDF.type, ...objects: (Term | null)[]) => {
    for (const object of objects) if (object !== null) writer.addQuad(subject, predicate, object);
  };
  const maybe = (value: string | null) => (value === null || value === '' ? null : text(value));
  const { id, year, publishedOn, doi, arxivId } = paper;
  add(RDF.type, SCHEMA.ScholarlyArticle);
  add(DCTERMS.identifier, text(id));
  add(DCTERMS.title, text(paper.title));
  add(DC.creator, ...paper.authors.map(maybe));
  if (publishedOn !== null) add(DCTERMS.issued, literal(publishedOn, XSD.date));
  else if (year !== null) add(DCTERMS.issued, literal(fourDigits(year), XSD.gYear));
  add(PRISM.publicationName, maybe(paper.venue));
  add(PRISM.doi, maybe(doi));
  if (doi !== null) add(SCHEMA.sameAs, node(doiAddress(doi)));
  if (arxivId !== null) add(SCHEMA.sameAs, node(`https://arxiv.org/abs/${arxivId}`));
  add(SCHEMA.url, ...paper.urls.map(address));
  add(SCHEMA.keywords, ...paper.keywords.map(maybe));
  add(DCTERMS.abstract, maybe(paper.abstract));
  add(DCTERMS.relation, ...links.map(({ url }) => address(url)));
  const subjects = new Set(mentions.map(({ conceptId }) => index.conceptRow(conceptId)!));
  add(DCTERMS.subject, ...[...subjects].map((row) => node(conceptAddress(index.concepts[row]))));
  const fields = new Set(mentions.map(({ field }) => field));
  for (const field of fields) writer.addQuad(node(`${subject.value}#${field}`), DCTERMS.isPartOf, subject);
  mentions.forEach((mention, at) => addMention(writer, index, paper, mention, `${subject.value}#`, at + 1));
}

function addMention(
  writer: Writer,
  index: GraphIndex,
  paper: PaperRecord,
  { conceptId, field, start, end, surface, method, confidence }: Mention,
  base: string,
  number: number,
): void {
  const subject = node(`${base}mention-${number}`);
  const whole = fieldText(paper, field);
  const position = writer.blank([
    { predicate: RDF.type, object: OA.TextPositionSelector },
    { predicate: OA.start, object: literal(String(characters(whole, start)), XSD.integer) },
    { predicate: OA.end, object: literal(String(characters(whole, end)), XSD.integer) },
  ]);
  const quote = writer.blank([
    { predicate: RDF.type, object: OA.TextQuoteSelector },
    { predicate: OA.exact, object: text(surface) },
  ]);
  const target = writer.blank([
    { predicate: OA.hasSource, object: node(`${base}${field}`) },
    { predicate: OA.hasSelector, object: position },
    { predicate: OA.hasSelector, object: quote },
  ]);
  writer.addQuad(subject, RDF.type, OA.Annotation);
  writer.addQuad(subject, OA.hasBody, node(conceptAddress(index.concepts[index.conceptRow(conceptId)!])));
  writer.addQuad(subject, OA.hasTarget, target);
  writer.addQuad(subject, PG.method, literal(method));
  writer.addQuad(subject, PG.confidence, literal(confidence.toFixed(4), XSD.decimal));
}

function addConcept(writer: Writer, index: GraphIndex, concept: Concept): void {
  const subject = node(conceptAddress(concept));
  const add = (predicate: typeof RDF.type, object: Term | null) => {
    if (object !== null) writer.addQuad(subject, predicate, object);
  };
  const addressOf = (id: string) => {
    const row = index.conceptRow(id);
    return row === undefined ? address(id) : node(conceptAddress(index.concepts[row]));
  };
  add(RDF.type, SKOS.Concept);
  add(DCTERMS.identifier, text(concept.id));
  add(SKOS.prefLabel, text(concept.name, concept.language));
  for (const alias of concept.aliases) add(SKOS.altLabel, text(alias, concept.language));
  for (const { text: label, language, preferred } of concept.translations) {
    add(preferred ? SKOS.prefLabel : SKOS.altLabel, text(label, language));
  }
  if (concept.definition !== null) add(SKOS.definition, text(concept.definition, concept.language));
  add(DCTERMS.type, literal(concept.kind));
  if (concept.vocabulary !== null) add(SKOS.inScheme, node(schemeOf(index, concept.vocabulary)));
  for (const id of concept.broader) add(SKOS.broader, addressOf(id));
  for (const id of concept.related) add(SKOS.related, addressOf(id));
  for (const match of concept.exactMatches) add(SKOS.exactMatch, addressOf(match));
}

function schemeOf({ vocabularies }: GraphIndex, name: string): string {
  return vocabularies.find((vocabulary) => vocabulary.name === name)?.uri ?? `${URN}${name}`;
}

/** A text; with a language where one is known. */
function text(value: string, language: string | null = null) {
  return literal(portable(value), language ?? undefined);
}

/** An address, with what cannot stand in one written as its bytes. */
function node(iri: string) {
  // eslint-disable-next-line no-control-regex
  return namedNode(portable(iri).replace(/[\u0000-\u0020<>"{}|\\^`\u007f\ufffd]/g, encodeURIComponent));
}

/** As `node`; null where a text is no address that means the same everywhere. */
function address(given: string) {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|urn:|doi:|info:)/i.test(given) ? node(given) : null;
}

function fourDigits(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** An offset in UTF-16 units as one in characters (code points). O(offset). */
function characters(whole: string, offset: number): number {
  let pairs = 0;
  for (let at = 0; at < offset - 1; at++) {
    if (whole.charCodeAt(at) >> 10 === 0x36 && whole.charCodeAt(at + 1) >> 10 === 0x37) pairs++;
  }
  return offset - pairs;
}

function grouped<T extends { paperId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.paperId);
    if (group) group.push(row);
    else groups.set(row.paperId, [row]);
  }
  return groups;
}
