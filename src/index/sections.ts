import { setImmediate } from 'node:timers/promises';
import type { Concept } from '../model/concept.js';
import type { Snapshot } from '../model/run.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { allocateIndptr, type CsrMatrix } from '../sparse/csr.js';
import type { CodedColumn } from './coded-column.js';
import { GraphIndex } from './graph-index.js';
import type { NumberArray } from './growing-array.js';
import { ConceptHierarchy } from './hierarchy.js';
import { ConceptLabels } from './labels.js';
import { PackedStrings } from './packed-strings.js';
import { PaperTable } from './paper-table.js';
import type { PaperTerms } from './paper-terms.js';
import { StringLookup } from './string-lookup.js';

/** A whole index as named arrays: what is kept in a file, and what threads hand over. */
export type IndexSections = Record<string, NumberArray>;

/** Concepts that are read before other work gets its turn: about a millisecond. */
const CONCEPTS_AT_ONCE = 200;

/** The arrays of an index, which they share with it; O(concepts), and the title order where it was not made yet. */
export function sectionsOf(index: GraphIndex): IndexSections {
  const { papers, concepts, abbreviations, labels, hierarchy, terms } = index;
  const { ids, titles, years, days, venues, sources, runs, authors, linkKinds } = papers.columns;
  return {
    ...matrixSections('matrix', index.matrix),
    ...matrixSections('transposed', index.transposed),
    'matrix.confidences': index.confidences,
    'transposed.confidences': index.transposedConfidences,
    ...lookupSections('papers.ids', ids),
    ...stringSections('papers.titles', titles),
    'papers.titleOrder': papers.titleOrder(),
    'papers.years': years,
    'papers.days': days,
    ...codedSections('papers.venues', venues),
    ...codedSections('papers.sources', sources),
    ...codedSections('papers.runs', runs),
    ...lookupSections('papers.authors', authors.names),
    ...matrixSections('papers.authors.matrix', authors.matrix),
    'papers.linkKinds': linkKinds,
    ...stringSections('concepts', PackedStrings.of(recordsOf(concepts, abbreviations))),
    ...stringSections('vocabularies', PackedStrings.of(index.vocabularies.map((each) => JSON.stringify(each)))),
    ...lookupSections('concepts.ids', index.conceptIds),
    ...stringSections('concepts.formerIds', PackedStrings.of([...index.formerIds.keys()])),
    'concepts.formerIds.rows': Int32Array.from(index.formerIds.values()),
    'concepts.papersWithNarrower': index.paperCountsWithNarrower,
    ...matrixSections('concepts.broader', hierarchy.broaderOf),
    ...matrixSections('concepts.narrower', hierarchy.narrowerOf),
    ...stringSections('labels.keys', labels.columns.keys),
    ...stringSections('labels.texts', labels.columns.texts),
    'labels.concepts': labels.columns.concepts,
    ...lookupSections('terms.words', terms.words),
    ...matrixSections('terms.matrix', terms.matrix),
    ...matrixSections('terms.transposed', terms.transposed),
    'terms.factors': terms.factors,
    'terms.roleFactors': terms.roleFactors,
  };
}

/**
 * The index of these arrays, which it keeps. Lengths are checked, contents are not: they are as `sectionsOf` gave them,
 * or have the right checksums. O(concepts), with turns for other work every few milliseconds.
 *
 * @throws Error where an array is missing or of another type, or arrays do not fit together.
 */
export async function indexFromSections(sections: IndexSections, snapshot: Snapshot): Promise<GraphIndex> {
  const conceptIds = lookupFrom(sections, 'concepts.ids');
  const ids = lookupFrom(sections, 'papers.ids');
  const authors = lookupFrom(sections, 'papers.authors');
  const papers = new PaperTable({
    ids,
    titles: stringsFrom(sections, 'papers.titles'),
    titleOrder: sectionOf(sections, 'papers.titleOrder', Int32Array),
    years: sectionOf(sections, 'papers.years', Int16Array),
    days: sectionOf(sections, 'papers.days', Int32Array),
    venues: codedFrom(sections, 'papers.venues'),
    sources: codedFrom(sections, 'papers.sources'),
    runs: codedFrom(sections, 'papers.runs'),
    authors: {
      names: authors,
      matrix: matrixFrom(sections, 'papers.authors.matrix', ids.strings.count, authors.strings.count),
    },
    linkKinds: sectionOf(sections, 'papers.linkKinds', Uint8Array),
  });
  const vocabularies = stringsFrom(sections, 'vocabularies');
  const formerIds = stringsFrom(sections, 'concepts.formerIds');
  const formerRows = sectionOf(sections, 'concepts.formerIds.rows', Int32Array);
  const [paperCount, conceptCount] = [papers.count, conceptIds.strings.count];
  const { concepts, abbreviations } = await conceptsFrom(stringsFrom(sections, 'concepts'));
  return new GraphIndex({
    snapshot,
    papers,
    concepts,
    vocabularies: Array.from({ length: vocabularies.count }, (_, at) => JSON.parse(vocabularies.at(at)) as Vocabulary),
    abbreviations,
    labels: new ConceptLabels({
      keys: stringsFrom(sections, 'labels.keys'),
      texts: stringsFrom(sections, 'labels.texts'),
      concepts: sectionOf(sections, 'labels.concepts', Int32Array),
    }),
    hierarchy: new ConceptHierarchy(
      matrixFrom(sections, 'concepts.broader', conceptCount, conceptCount),
      matrixFrom(sections, 'concepts.narrower', conceptCount, conceptCount),
    ),
    matrix: matrixFrom(sections, 'matrix', paperCount, conceptCount),
    transposed: matrixFrom(sections, 'transposed', conceptCount, paperCount),
    confidences: sectionOf(sections, 'matrix.confidences', Uint8Array),
    transposedConfidences: sectionOf(sections, 'transposed.confidences', Uint8Array),
    conceptIds,
    formerIds: new Map(Array.from(formerRows, (row, at) => [formerIds.at(at), row])),
    paperCountsWithNarrower: sectionOf(sections, 'concepts.papersWithNarrower', Int32Array),
    terms: termsFrom(sections, paperCount, conceptCount),
    bytes: Object.values(sections).reduce((sum, { byteLength }) => sum + byteLength, 0),
  });
}

function* recordsOf(concepts: readonly Concept[], abbreviations: readonly string[][]): Generator<string> {
  for (const [row, concept] of concepts.entries()) yield JSON.stringify([concept, abbreviations[row]]);
}

async function conceptsFrom(records: PackedStrings): Promise<{ concepts: Concept[]; abbreviations: string[][] }> {
  const concepts: Concept[] = [];
  const abbreviations: string[][] = [];
  for (let row = 0; row < records.count; row++) {
    if (row % CONCEPTS_AT_ONCE === CONCEPTS_AT_ONCE - 1) await setImmediate();
    const [concept, short] = JSON.parse(records.at(row)) as [Concept, string[]];
    concepts.push(concept);
    abbreviations.push(short);
  }
  return { concepts, abbreviations };
}

function termsFrom(sections: IndexSections, papers: number, concepts: number): PaperTerms {
  const words = lookupFrom(sections, 'terms.words');
  const columns = words.strings.count + concepts;
  return {
    words,
    matrix: matrixFrom(sections, 'terms.matrix', papers, columns),
    transposed: matrixFrom(sections, 'terms.transposed', columns, papers),
    factors: sectionOf(sections, 'terms.factors', Float64Array),
    roleFactors: sectionOf(sections, 'terms.roleFactors', Float32Array),
  };
}

function stringSections(name: string, { bytes, offsets }: PackedStrings): IndexSections {
  return { [`${name}.bytes`]: bytes, [`${name}.offsets`]: offsets };
}

function stringsFrom(sections: IndexSections, name: string): PackedStrings {
  const offsets = sectionOf(sections, `${name}.offsets`, Uint32Array);
  return new PackedStrings(sectionOf(sections, `${name}.bytes`, Uint8Array), offsets);
}

function lookupSections(name: string, { strings, order }: StringLookup): IndexSections {
  return { ...stringSections(name, strings), ...(order && { [`${name}.order`]: order }) };
}

function lookupFrom(sections: IndexSections, name: string): StringLookup {
  const order = `${name}.order`;
  return new StringLookup(
    stringsFrom(sections, name),
    order in sections ? sectionOf(sections, order, Int32Array) : null,
  );
}

function codedSections(name: string, { names, codes }: CodedColumn): IndexSections {
  return { ...lookupSections(name, names), [`${name}.codes`]: codes };
}

function codedFrom(sections: IndexSections, name: string): CodedColumn {
  return { names: lookupFrom(sections, name), codes: sectionOf(sections, `${name}.codes`, Int32Array) };
}

function matrixSections(name: string, { indptr, indices, values }: CsrMatrix): IndexSections {
  return { [`${name}.indptr`]: indptr, [`${name}.indices`]: indices, ...(values && { [`${name}.values`]: values }) };
}

function matrixFrom(sections: IndexSections, name: string, rows: number, columns: number): CsrMatrix {
  const indices = sectionOf(sections, `${name}.indices`, Int32Array);
  const values = `${name}.values`;
  const counts = allocateIndptr(0, indices.length).constructor as new () => Int32Array | Float64Array;
  return {
    rows,
    columns,
    indptr: sectionOf(sections, `${name}.indptr`, counts),
    indices,
    values: values in sections ? sectionOf(sections, values, Float32Array) : null,
  };
}

function sectionOf<T extends NumberArray>(sections: IndexSections, name: string, type: new () => T): T {
  const section = sections[name];
  if (!(section instanceof type)) throw new Error(`${name} is missing, or of another type`);
  return section;
}
