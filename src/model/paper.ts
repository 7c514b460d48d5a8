/** Where a record was read: the source's name (file name without extensions), its format, and its first line (1-based). */
export interface SourcePosition {
  name: string;
  format: string;
  line: number;
}

/**
 * A paper as a source gives it. `abstract` is '' where the source has none; every text is kept as given but for
 * line breaks, which become single spaces, so that mention offsets slice the stored text.
 *
 * `keys` identify the paper across sources, strongest first: `doi:…`, `arxiv:…`, `source:<name>:<input id>`,
 * `title:<normalized title>` (only where there is no other). `id` is what `paperIdOfKey(keys[0])` gives until the
 * store knows one of the keys; then it is the id that the store has, fixed at first sight.
 */
export interface PaperRecord {
  id: string;
  keys: string[];
  title: string;
  abstract: string;
  authors: string[];
  year: number | null;
  /** ISO date, `YYYY-MM-DD`. */
  publishedOn: string | null;
  venue: string | null;
  doi: string | null;
  arxivId: string | null;
  urls: string[];
  keywords: string[];
  source: SourcePosition;
}
