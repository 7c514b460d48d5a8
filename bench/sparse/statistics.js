/** The middle value, the lower one of two. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];
}

/** The exponent e of y ≈ c·xᵉ, by least squares between the logarithms. */
export function fittedExponent(xs, ys) {
  const [u, v] = [xs, ys].map((values) => values.map(Math.log));
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mu, mv] = [mean(u), mean(v)];
  return mean(u.map((each, k) => (each - mu) * (v[k] - mv))) / mean(u.map((each) => (each - mu) ** 2));
}
