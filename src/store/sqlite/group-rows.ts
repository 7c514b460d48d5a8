/** What follows the first column of each row, grouped by the first column; groups and rows in their order. */
export function groupRows<Key, Rest extends readonly unknown[]>(
  rows: readonly (readonly [Key, ...Rest])[],
): Map<Key, Rest[]> {
  const groups = new Map<Key, Rest[]>();
  for (const [key, ...rest] of rows) {
    const group = groups.get(key);
    if (group) group.push(rest);
    else groups.set(key, [rest]);
  }
  return groups;
}
