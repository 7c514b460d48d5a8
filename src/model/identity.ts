import { createHash } from 'node:crypto';

/** Lower case, letters and digits only, single spaces: two spellings of one title normalize to the same string. */
export function normalizeTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The id of a paper first seen under `key`: `p` and 16 hexadecimal digits of the key's SHA-256. */
export function paperIdOfKey(key: string): string {
  return `p${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** A DOI in its canonical form (lower case, no resolver address), or null where the text is not a DOI. */
export function normalizeDoi(text: string): string | null {
  const match = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text.trim());
  return match ? match[1].toLowerCase() : null;
}

/** An arXiv id without version, prefix or address (`2405.01234`, `cs/0112017`), or null. */
export function normalizeArxivId(text: string): string | null {
  const match =
    /^(?:https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i.exec(
      text.trim(),
    );
  return match ? match[1].toLowerCase() : null;
}

/** The keys of a paper, strongest first; the title is a key only where there is no other. */
export function paperKeys(paper: {
  title: string;
  doi: string | null;
  arxivId: string | null;
  inputId: string | null;
  sourceName: string;
}): string[] {
  const keys: string[] = [];
  if (paper.doi) keys.push(`doi:${paper.doi}`);
  if (paper.arxivId) keys.push(`arxiv:${paper.arxivId}`);
  if (paper.inputId) keys.push(`source:${paper.sourceName}:${paper.inputId}`);
  if (keys.length === 0) keys.push(`title:${normalizeTitle(paper.title)}`);
  return keys;
}

/** ASCII slug: `Kullback–Leibler divergence` → `kullback-leibler-divergence`. Never empty. */
export function slug(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return ascii || `x${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
}
