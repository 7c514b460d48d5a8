/**
 * The { offset, slope } with which 1 / (1 + exp(−offset − slope · x)) best says how many of the examples { x, right } are
 * right (Platt 1999), by Newton's method.
 */
export function fitLogistic(examples) {
  let offset = 0;
  let slope = 1;
  for (let round = 0; round < 30; round++) {
    // A weak pull towards (0, 1), for where there is little to learn from.
    const gradient = [1e-3 * offset, 1e-3 * (slope - 1)];
    const hessian = [1e-3, 0, 1e-3];
    for (const { x, right } of examples) {
      const p = logistic(offset + slope * x);
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

export function logistic(x) {
  return 1 / (1 + Math.exp(-x));
}
