import type { PaperRecord } from '../model/paper.js';
import { jsonItems } from './json.js';
import { cslName } from './csl-name.js';
import { isProceedings } from './venue.js';

/** Papers as CSL-JSON (citationstyles.org): an array of items that Zotero, Pandoc and citeproc take. */
export async function* cslJson(papers: AsyncIterable<PaperRecord[]>): AsyncGenerator<string> {
  yield '[\n';
  yield* jsonItems(papers, item);
  yield '\n]\n';
}

function item(paper: PaperRecord): object {
  const { id, venue, title, abstract, authors, year, publishedOn, doi, arxivId, urls, keywords } = paper;
  const date = publishedOn === null ? (year === null ? null : [year]) : publishedOn.split('-').map(Number);
  // What is undefined is not written.
  return {
    id,
    type: venue === null ? 'article' : isProceedings(venue) ? 'paper-conference' : 'article-journal',
    title,
    author: authors.length === 0 ? undefined : authors.map(cslName),
    issued: date === null ? undefined : { 'date-parts': [date] },
    'container-title': venue ?? undefined,
    DOI: doi ?? undefined,
    URL: urls[0],
    number: arxivId === null ? undefined : `arXiv:${arxivId}`,
    keyword: keywords.length === 0 ? undefined : keywords.join(', '),
    abstract: abstract === '' ? undefined : abstract,
  };
}
