/** The fewest papers that define a short form for a sense, for it to count as one. */
const LEAST_PAPERS = 2;

/**
 * What a corpus abbreviates in several ways: of each short form the names that enough papers define it for, those of
 * most papers first. Names that share half of their words or more are one sense, by the name of most papers. Papers that
 * define a short form twice are left out.
 *
 * @param papers `[{ id, definitions: [{ short, long }] }]`, `long` normalized
 * @returns `{ senses: Map(short → [name]), meant: [{ id, short, name }] }`
 */
export function definedSenses(papers) {
  const byShort = new Map();
  for (const { id, definitions } of papers) {
    const own = new Map();
    for (const { short, long } of definitions) own.set(short, own.has(short) && own.get(short) !== long ? null : long);
    for (const [short, long] of own) {
      if (long === null) continue;
      const names = byShort.get(short) ?? new Map();
      byShort.set(short, names);
      names.set(long, [...(names.get(long) ?? []), id]);
    }
  }
  const senses = new Map();
  const meant = [];
  for (const short of [...byShort.keys()].sort()) {
    const found = joined(byShort.get(short)).filter(({ ids }) => ids.length >= LEAST_PAPERS);
    if (found.length < 2) continue;
    senses.set(
      short,
      found.map(({ name }) => name),
    );
    for (const { name, ids } of found) for (const id of ids) meant.push({ id, short, name });
  }
  return { senses, meant };
}

function joined(names) {
  const found = [];
  const inOrder = [...names].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  for (const [name, ids] of inOrder) {
    const same = found.find((sense) => shared(sense.name, name) >= 0.5);
    if (same) same.ids.push(...ids);
    else found.push({ name, ids: [...ids] });
  }
  return found.sort((a, b) => b.ids.length - a.ids.length || (a.name < b.name ? -1 : 1));
}

/** 2 × shared words / words of both. */
function shared(a, b) {
  const [first, second] = [a, b].map((name) => new Set(name.split(' ')));
  return (2 * [...first].filter((word) => second.has(word)).length) / (first.size + second.size);
}
