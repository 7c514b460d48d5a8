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
  try {
    // The number keeps V8 from finding the code of another copy in its cache.
    return new Function(`return ${String(factory)}; // ${copies++}`)() as Factory;
  } catch (error) {
    if (error instanceof EvalError) return factory;
    throw error;
  }
}

/** From so many entries on, a kernel is specialized for its matrix. */
const SPECIALIZED_FROM_ENTRIES = 1_000_000;

/** The factory for a matrix of so many entries: a copy where that pays. */
export function specializedFor<Factory>(entries: number, factory: Factory): Factory {
  return entries < SPECIALIZED_FROM_ENTRIES ? factory : specialized(factory);
}
