import type { PaperRecord } from '../model/paper.js';
import { jsonItems } from './json.js';
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
    author: authors.length === 0 ? undefined : authors.map(name),
    issued: date === null ? undefined : { 'date-parts': [date] },
    'container-title': venue ?? undefined,
    DOI: doi ?? undefined,
    URL: urls[0],
    number: arxivId === null ? undefined : `arXiv:${arxivId}`,
    keyword: keywords.length === 0 ? undefined : keywords.join(', '),
    abstract: abstract === '' ? undefined : abstract,
  };
}

/**
 * A name in its parts: `Family, Given`, else the last word with the small words before it is the family. A name of one word
 * is not taken apart.
 */
function name(given: string): object {
  const comma = given.indexOf(',');
  if (comma > 0) return { family: given.slice(0, comma).trim(), given: given.slice(comma + 1).trim() };
  const words = given.trim().split(/\s+/);
  if (words.length === 1) return { literal: given };
  const particle = words.findIndex((word, at) => at > 0 && /^\p{Ll}/u.test(word));
  const at = particle > 0 ? particle : words.length - 1;
  return { family: words.slice(at).join(' '), given: words.slice(0, at).join(' ') };
}
