/**
 * The { offset, slope } with which 1 / (1 + exp(−offset − slope · x)) best says how many of the examples { x, right } are
 * right (Platt 1999), by Newton's method; a step that would do worse is halved.
 */
export function fitLogistic(examples) {
  let at = { offset: 0, slope: 1 };
  let loss = lossOf(examples, at);
  for (let round = 0; round < 30; round++) {
    let step = newtonStep(examples, at);
    let next = moved(at, step);
    let nextLoss = lossOf(examples, next);
    while (nextLoss > loss + TOLERANCE) {
      step = step.map((each) => each / 2);
      next = moved(at, step);
      nextLoss = lossOf(examples, next);
    }
    at = next;
    loss = nextLoss;
  }
  return at;
}

/** A weak pull towards (0, 1), for where there is little to learn from. */
const PULL = 1e-3;
const TOLERANCE = 1e-6;

function moved({ offset, slope }, [first, second]) {
  return { offset: offset - first, slope: slope - second };
}

function newtonStep(examples, { offset, slope }) {
  const gradient = [PULL * offset, PULL * (slope - 1)];
  const hessian = [PULL, 0, PULL];
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
  return [
    (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant,
    (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant,
  ];
}

/** Minus the log-likelihood, and the pull. */
export function lossOf(examples, { offset, slope }) {
  let loss = (PULL / 2) * (offset ** 2 + (slope - 1) ** 2);
  for (const { x, right } of examples) {
    const odds = offset + slope * x;
    const against = right ? -odds : odds;
    loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
  }
  return loss;
}

export function logistic(x) {
  return 1 / (1 + Math.exp(-x));
}

/** A curve to four digits, which do not depend on the order of sums. */
export function rounded({ offset, slope }) {
  return { offset: Number(offset.toFixed(4)), slope: Number(slope.toFixed(4)) };
}
