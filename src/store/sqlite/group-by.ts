/** The rows of each paper, in their order. */
export function groupByPaper<Row extends { paper: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.paper);
    if (group) group.push(row);
    else groups.set(row.paper, [row]);
  }
  return groups;
}
