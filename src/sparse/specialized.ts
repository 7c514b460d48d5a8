let copies = 0;

/**
 * A copy of a kernel's factory whose code is compiled for that copy alone. The functions that it makes may then have the
 * typed arrays that they close over compiled in as constants, address and length, where shared code looks both up at each
 * access: a kernel that waits for memory takes a fifth to a third less time, since more of its reads are under way at once
 * (docs/similarity.md). Not worth it for little work: the copy starts out cold.
 *
 * The factory must stand alone: it may use its arguments and the language, nothing else of its module or of others. It
 * puts the arrays into constants of its own (`const entries = tails.entries`), and is called once for each copy.
 * The optimization is V8's function context specialization, which needs a closure that was made only once.
 * Where code may not be made from text (`--disallow-code-generation-from-strings`), the factory itself is given.
 */
export function specialized<Factory>(factory: Factory): Factory {
  return (fromText(String(factory)) ?? factory) as Factory;
}

/** From so many entries on, a kernel is specialized for its matrix. */
const SPECIALIZED_FROM_ENTRIES = 1_000_000;

/** The factory for a matrix of so many entries: a copy where that pays. */
export function specializedFor<Factory>(entries: number, factory: Factory): Factory {
  return entries < SPECIALIZED_FROM_ENTRIES ? factory : specialized(factory);
}

/**
 * A kernel with all of its arguments but the first given: for a matrix of many entries, a copy as `specialized` makes it,
 * in which they are constants. The kernel must stand alone, be a function statement, and take plain names.
 */
export function boundFor<First, Rest extends unknown[], Result>(
  entries: number,
  kernel: (first: First, ...rest: Rest) => Result,
  ...rest: Rest
): (first: First) => Result {
  const bind = entries < SPECIALIZED_FROM_ENTRIES ? null : fromText(binder(String(kernel)));
  if (bind === null) return (first) => kernel(first, ...rest);
  return (bind as (...rest: Rest) => (first: First) => Result)(...rest);
}

/** The text of what takes all arguments of a kernel but the first, and gives the kernel of that one. */
function binder(kernel: string): string {
  const parameters = kernel.slice(kernel.indexOf('(') + 1, kernel.indexOf(')'));
  const [first, ...rest] = parameters.match(/[\w$]+/g) ?? [];
  // Constants of the kernel itself, not of what surrounds it: its loops then keep them in registers, which is worth a third.
  const constants = rest.map((name) => `${name} = of_${name}`);
  const body = kernel.slice(kernel.indexOf('{'));
  return `(${rest.map((name) => `of_${name}`)}) => (${first}) => { const ${constants}; ${body} }`;
}

/** What an expression stands for, compiled anew; null where code may not be made from text. */
function fromText(expression: string): unknown {
  try {
    // The number keeps V8 from finding the code of another copy in its cache.
    return new Function(`return ${expression}; // ${copies++}`)();
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
