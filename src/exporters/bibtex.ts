import type { PaperRecord } from '../model/paper.js';
import { latex, verbatim } from './latex.js';
import { isProceedings } from './venue.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Papers as BibTeX in UTF-8; a key is the paper's id. */
export async function* bibtex(papers: AsyncIterable<PaperRecord[]>): AsyncGenerator<string> {
  for await (const list of papers) yield list.map(entry).join('');
}

function entry(paper: PaperRecord): string {
  const { id, venue, title, abstract, authors, year, publishedOn, doi, arxivId, urls, keywords } = paper;
  const proceedings = venue !== null && isProceedings(venue);
  const fields: [string, string | null][] = [
    // The second pair of braces keeps capitals as they are.
    ['title', `{{${latex(title)}}}`],
    ['author', authors.length === 0 ? null : `{${authors.map(author).join(' and ')}}`],
    [proceedings ? 'booktitle' : 'journal', venue === null ? null : `{${latex(venue)}}`],
    ['year', year === null ? null : `{${year}}`],
    ['month', publishedOn === null ? null : (MONTHS[Number(publishedOn.slice(5, 7)) - 1] ?? null)],
    ['doi', doi === null ? null : `{${verbatim(doi)}}`],
    ['eprint', arxivId === null ? null : `{${verbatim(arxivId)}}`],
    ['archiveprefix', arxivId === null ? null : '{arXiv}'],
    ['url', urls.length === 0 ? null : `{${verbatim(urls[0])}}`],
    ['keywords', keywords.length === 0 ? null : `{${keywords.map(latex).join(', ')}}`],
    ['abstract', abstract === '' ? null : `{${latex(abstract)}}`],
  ];
  const type = venue === null ? 'misc' : proceedings ? 'inproceedings' : 'article';
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value},\n`]));
  return `@${type}{${key(id)},\n${lines.join('')}}\n\n`;
}

/** Signs that BibTeX does not take in a key are written as their number. */
function key(id: string): string {
  return id.replace(/[^A-Za-z0-9:._-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`);
}

/** In braces where BibTeX would take the name apart at the wrong places, or for several. */
function author(name: string): string {
  const several = /(^|\s)(and|others)(\s|$)/i.test(name) || name.split(',').length > 3;
  return several ? `{${latex(name)}}` : latex(name);
}
