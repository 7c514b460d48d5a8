/** Where a DOI leads; signs that would end or change the path are percent-encoded. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${doi.replace(/[%#?]/g, encodeURIComponent)}`;
}
