/** Where a DOI leads; signs that would end or change the path are percent-encoded (DOI Handbook, 2.5.2.4). */
export function doiAddress(doi: string): string {
  return `https://doi.org/${doi.replace(/[%#?]/g, encodeURIComponent)}`;
}
