// The same answers without a thought of speed, to check those of the kernels.

/** Columns that meet `column` in the rows of the set `kept`, with their counts. */
export function plainCounts({ indptr, indices }, transposed, column, kept) {
  const counts = new Map();
  for (let t = transposed.indptr[column]; t < transposed.indptr[column + 1]; t++) {
    const row = transposed.indices[t];
    if (!kept.has(row)) continue;
    for (let q = indptr[row]; q < indptr[row + 1]; q++) counts.set(indices[q], (counts.get(indices[q]) ?? 0) + 1);
  }
  counts.delete(column);
  return counts;
}

/** The `k` best cosines of `row` with other rows of a weighted matrix, descending. */
export function plainScores({ matrix: { rows, indptr, indices, values } }, row, k) {
  const own = new Map();
  for (let q = indptr[row]; q < indptr[row + 1]; q++) own.set(indices[q], values[q]);
  const norm = Math.sqrt([...own.values()].reduce((sum, value) => sum + value * value, 0));
  const best = [];
  for (let other = 0; other < rows; other++) {
    if (other === row) continue;
    let dot = 0;
    let squares = 0;
    for (let q = indptr[other]; q < indptr[other + 1]; q++) {
      dot += values[q] * (own.get(indices[q]) ?? 0);
      squares += values[q] * values[q];
    }
    if (dot > 0) keep(best, k, Math.min(1, dot / (norm * Math.sqrt(squares))));
  }
  return best;
}

/** The `k` best NPMI of `column`, descending, from the core's answer for that one column. */
export function topNpmi(associatedColumns, incidence, column, k) {
  return associatedColumns(incidence, column, { measure: 'npmi' })
    .slice(0, k)
    .map(({ score }) => score);
}

function keep(best, k, score) {
  if (best.length === k && score <= best[k - 1]) return;
  const at = best.findIndex((other) => other < score);
  best.splice(at < 0 ? best.length : at, 0, score);
  if (best.length > k) best.pop();
}
