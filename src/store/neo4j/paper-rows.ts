import neo4j from 'neo4j-driver';
import { normalizeTitle } from '../../model/identity.js';
import type { PaperRecord } from '../../model/paper.js';
import type { PaperBundle } from '../port.js';
import { searchText } from '../query-words.js';
import type { Parameters } from './connection.js';
import { indexable } from './indexable.js';

/** All properties of a paper's node. */
export function paperParameters({ paper, hash, candidates }: PaperBundle, runId: string): Parameters {
  return {
    id: paper.id,
    keys: paper.keys,
    title: paper.title,
    titleKey: titleKey(normalizeTitle(paper.title)),
    abstract: paper.abstract,
    authors: paper.authors,
    year: paper.year === null ? null : neo4j.int(paper.year),
    publishedOn: paper.publishedOn,
    venue: paper.venue,
    doi: paper.doi,
    arxivId: paper.arxivId,
    urls: paper.urls,
    keywords: paper.keywords,
    sourceName: paper.source.name,
    sourceFormat: paper.source.format,
    sourceLine: neo4j.int(paper.source.line),
    candidates: JSON.stringify(candidates),
    hash,
    runId,
    titleWords: searchText(paper.title),
    abstractWords: searchText(paper.abstract),
    authorWords: searchText(paper.authors.join(' ')),
  };
}

/** What stands for a normalized title in its index. */
export function titleKey(normalizedTitle: string): string {
  return indexable(normalizedTitle);
}

export interface PaperRow extends Omit<PaperRecord, 'source'> {
  sourceName: string;
  sourceFormat: string;
  sourceLine: number;
}

export function paperOf(row: PaperRow): PaperRecord {
  return {
    id: row.id,
    keys: row.keys,
    title: row.title,
    abstract: row.abstract,
    authors: row.authors,
    year: row.year,
    publishedOn: row.publishedOn,
    venue: row.venue,
    doi: row.doi,
    arxivId: row.arxivId,
    urls: row.urls,
    keywords: row.keywords,
    source: { name: row.sourceName, format: row.sourceFormat, line: row.sourceLine },
  };
}
