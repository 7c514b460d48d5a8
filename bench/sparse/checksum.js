/**
 * What two counts of all pairs must agree in: the number of pairs i < j, the sum of their counts, and a sum of counts
 * weighted by place. Whole numbers below 2⁵³, so the order of adding does not matter.
 */
export function checksumOf(gramRows) {
  let pairs = 0;
  let sum = 0;
  let places = 0;
  for (const { row, columns, counts } of gramRows) {
    pairs += columns.length;
    for (let k = 0; k < columns.length; k++) {
      sum += counts[k];
      places += counts[k] * ((row * 31 + columns[k] * 17) % 1009);
    }
  }
  return { pairs, sum, places };
}
