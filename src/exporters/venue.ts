const PROCEEDINGS = /proceedings|conference|workshop|symposium|meeting|congress|\bproc\b/i;

/** What a venue seems to be, by its words: sources do not say. */
export function isProceedings(venue: string): boolean {
  return PROCEEDINGS.test(venue);
}
