/** By code unit, as the port means "ascending"; SQLite compares by code point. */
export function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
