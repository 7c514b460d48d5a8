/**
 * Cycles of a hierarchy, each once, as the names along it: every cycle that is reported goes through a name of its own.
 * Without recursion: chains may be long. O(names + broader).
 *
 * @param broaderOf the broader names of each; those that have no entry are left out
 */
export function cycles(broaderOf: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of broaderOf.keys()) {
    if (state.has(start)) continue;
    state.set(start, 'open');
    const path = [{ name: start, next: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1];
      const broader = broaderOf.get(top.name)!;
      if (top.next === broader.length) {
        state.set(top.name, 'done');
        path.pop();
        continue;
      }
      const name = broader[top.next++];
      if (!broaderOf.has(name) || state.get(name) === 'done') continue;
      if (state.get(name) === 'open') {
        found.push(path.slice(path.findIndex((step) => step.name === name)).map((step) => step.name));
      } else {
        state.set(name, 'open');
        path.push({ name, next: 0 });
      }
    }
  }
  return found;
}
