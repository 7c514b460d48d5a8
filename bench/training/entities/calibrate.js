/** The natural logarithm of the odds of a probability. */
export function logOdds(probability) {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(p / (1 - p));
}

/**
 * Platt scaling (1999) on log-odds: the { offset, slope } with which 1 / (1 + exp(−offset − slope · logOdds(p))) best says
 * how many of the spans { probability, right } are right, by Newton's method.
 */
export function calibrate(spans) {
  let offset = 0;
  let slope = 1;
  for (let round = 0; round < 30; round++) {
    // A weak pull towards (0, 1), for where there is little to learn from.
    const gradient = [1e-3 * offset, 1e-3 * (slope - 1)];
    const hessian = [1e-3, 0, 1e-3];
    for (const { probability, right } of spans) {
      const x = logOdds(probability);
      const p = 1 / (1 + Math.exp(-offset - slope * x));
      const wrong = p - Number(right);
      gradient[0] += wrong;
      gradient[1] += wrong * x;
      const w = p * (1 - p);
      hessian[0] += w;
      hessian[1] += w * x;
      hessian[2] += w * x * x;
    }
    const determinant = hessian[0] * hessian[2] - hessian[1] ** 2;
    offset -= (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant;
    slope -= (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant;
  }
  return { offset, slope };
}
