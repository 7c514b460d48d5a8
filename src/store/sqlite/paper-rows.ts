import type { PaperRecord } from '../../model/paper.js';
import type { Value } from './connection.js';

/** A row of `papers`. */
export interface PaperRow {
  row: number;
  id: string;
  title: string;
  year: number | null;
  venue: string | null;
  published_on: string | null;
  doi: string | null;
  arxiv_id: string | null;
  source_name: string;
  source_format: string;
  source_line: number;
  hash: string;
  run_id: string;
  keys: string;
  authors: string;
  urls: string;
  keywords: string;
  abstract: string;
}

export function paperOf(row: PaperRow): PaperRecord {
  return {
    id: row.id,
    keys: JSON.parse(row.keys) as string[],
    title: row.title,
    abstract: row.abstract,
    authors: JSON.parse(row.authors) as string[],
    year: row.year,
    publishedOn: row.published_on,
    venue: row.venue,
    doi: row.doi,
    arxivId: row.arxiv_id,
    urls: JSON.parse(row.urls) as string[],
    keywords: JSON.parse(row.keywords) as string[],
    source: { name: row.source_name, format: row.source_format, line: row.source_line },
  };
}

/** The values of `UPSERT_PAPER`. */
export function paperValues(paper: PaperRecord, hash: string, runId: string): Value[] {
  return [
    paper.id,
    paper.title,
    paper.year,
    paper.venue,
    paper.publishedOn,
    paper.doi,
    paper.arxivId,
    paper.source.name,
    paper.source.format,
    paper.source.line,
    hash,
    runId,
    JSON.stringify(paper.keys),
    JSON.stringify(paper.authors),
    JSON.stringify(paper.urls),
    JSON.stringify(paper.keywords),
    paper.abstract,
  ];
}
