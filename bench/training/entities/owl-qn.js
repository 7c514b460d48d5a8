/**
 * Minimizes f(x) + l1 · |x|₁ by the orthant-wise limited-memory quasi-Newton method (Andrew & Gao 2007), x from zero.
 * `evaluate(x, gradient)` returns f(x) and writes its gradient. Most of x stays exactly zero.
 */
export function minimize(size, evaluate, { l1, iterations, memory = 6, log }) {
  let x = new Float64Array(size);
  let next = new Float64Array(size);
  let gradient = new Float64Array(size);
  let nextGradient = new Float64Array(size);
  const direction = new Float64Array(size);
  const pseudo = new Float64Array(size);
  const pairs = [];
  const norm = (v) => v.reduce((sum, each) => sum + Math.abs(each), 0);
  let value = evaluate(x, gradient);
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (let i = 0; i < size; i++) {
      const [down, up] = [gradient[i] - l1, gradient[i] + l1];
      pseudo[i] = x[i] > 0 ? up : x[i] < 0 ? down : down > 0 ? down : up < 0 ? up : 0;
    }
    twoLoops(pseudo, pairs, direction);
    let slope = 0;
    for (let i = 0; i < size; i++) {
      if (direction[i] * pseudo[i] >= 0) direction[i] = 0;
      slope += direction[i] * pseudo[i];
    }
    if (slope > -1e-9) break;
    let step = pairs.length === 0 ? 1 / Math.sqrt(-slope) : 1;
    const before = value + l1 * norm(x);
    let after;
    for (let tries = 0; ; tries++, step /= 2) {
      for (let i = 0; i < size; i++) {
        const moved = x[i] + step * direction[i];
        const side = x[i] !== 0 ? Math.sign(x[i]) : -Math.sign(pseudo[i]);
        next[i] = moved * side > 0 ? moved : 0;
      }
      value = evaluate(next, nextGradient);
      after = value + l1 * norm(next);
      if (after <= before + 1e-4 * step * slope || tries === 20) break;
    }
    remember(pairs, memory, x, next, gradient, nextGradient);
    [x, next] = [next, x];
    [gradient, nextGradient] = [nextGradient, gradient];
    log?.(iteration, after);
    if (before - after < 1e-5 * Math.abs(before)) break;
  }
  return x;
}

function twoLoops(pseudo, pairs, direction) {
  for (let i = 0; i < pseudo.length; i++) direction[i] = -pseudo[i];
  const alphas = [];
  for (let p = pairs.length - 1; p >= 0; p--) {
    const { s, y, sy } = pairs[p];
    alphas[p] = dot(s, direction) / sy;
    add(direction, y, -alphas[p]);
  }
  if (pairs.length > 0) {
    const { y, sy } = pairs[pairs.length - 1];
    const factor = sy / dot(y, y);
    for (let i = 0; i < direction.length; i++) direction[i] *= factor;
  }
  pairs.forEach(({ s, y, sy }, p) => add(direction, s, alphas[p] - dot(y, direction) / sy));
}

function remember(pairs, memory, x, next, gradient, nextGradient) {
  const s = next.map((each, i) => each - x[i]);
  const y = nextGradient.map((each, i) => each - gradient[i]);
  const sy = dot(s, y);
  if (sy <= 1e-12) return;
  pairs.push({ s, y, sy });
  if (pairs.length > memory) pairs.shift();
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function add(to, what, factor) {
  for (let i = 0; i < to.length; i++) to[i] += factor * what[i];
}
