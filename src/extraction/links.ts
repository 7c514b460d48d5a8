import type { LinkKind } from '../model/extraction.js';
import type { Range } from './tokens.js';

/** An address in a text, without the punctuation that follows it. */
export interface TextLink extends Range {
  url: string;
}

// Full-width punctuation ends an address: no space follows it.
const ADDRESS = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"“”`{}|\\^。、，．；：！？（）「」『』【】《》〈〉]+/giu;
const TRAILING = new Set(".,;:!?'’*_~…»-");
const OPENER: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/**
 * The addresses of a text: `http(s)://…` and `www.…`, ascending. A closing bracket belongs to the address only where it
 * was opened in it. Linear in the text.
 */
export function findLinks(text: string): TextLink[] {
  const links: TextLink[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const written = trimmed(match[0]);
    const url = /^www\./i.test(written) ? `http://${written}` : written;
    // A host with a dot in it, and no empty part: "http://" alone, or "www.", is no address.
    const host = /^https?:\/\/([^/?#\s]*)/i.exec(url)?.[1] ?? '';
    if (!/[^.]\.[^.]/.test(host) || /^\.|\.\./.test(host) || !URL.canParse(url)) continue;
    links.push({ url, start: match.index, end: match.index + written.length });
  }
  return links;
}

function trimmed(address: string): string {
  // How many brackets of each kind are closed but not opened, up to `end`.
  const unopened: Record<string, number> = { '(': 0, '[': 0 };
  for (const character of address) {
    if (character in unopened) unopened[character]--;
    else if (character in OPENER) unopened[OPENER[character]]++;
  }
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1];
    const opener = OPENER[last];
    if (!TRAILING.has(last) && !(opener !== undefined && unopened[opener] > 0)) break;
    if (opener !== undefined) unopened[opener]--;
  }
  return address.slice(0, end);
}

// By host and path; the first that fits.
const KINDS: readonly [LinkKind, RegExp][] = [
  [
    'data',
    /^(?:huggingface\.co\/datasets|kaggle\.com|zenodo\.org|figshare\.com|dataverse\.|archive\.ics\.uci\.edu|osf\.io)/,
  ],
  [
    'code',
    /^(?:(?:gist\.)?github\.com|gitlab\.|[^/]*\.gitlab\.|bitbucket\.org|codeberg\.org|sourceforge\.net|git\.sr\.ht|huggingface\.co|anonymous\.4open\.science|colab\.research\.google\.com|pypi\.org|cran\.r-project\.org|npmjs\.com|codeocean\.com|gitee\.com)(?:[/?#:]|$)/,
  ],
  ['code', /^git(?:lab|hub)?\.[^/]+\//],
  ['project', /^[^/]+\.(?:github|gitlab)\.io(?:[/?#]|$)|^sites\.google\.com\//],
  [
    'paper',
    /^(?:[^/]*\.)?(?:arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|aclweb\.org\/anthology|biorxiv\.org|semanticscholar\.org|proceedings\.mlr\.press|papers\.nips\.cc)(?:[/?#]|$)/,
  ],
];

/** What an address leads to, told by its host and path. */
export function linkKind(url: string): LinkKind {
  const place = url.replace(/^https?:\/\/(?:www\.)?/i, '').toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(place))?.[0] ?? 'other';
}
