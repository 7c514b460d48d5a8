const POINTS = 24;

/**
 * The calibration of margins by labels that did not set them: the isotonic regression (pool adjacent violators; Ayer et
 * al. 1955) of at most 24 groups of equal size at the bottom and ever smaller ones at the top, where decisions fall.
 *
 * @param {{ margin: number, label: 0 | 1 }[]} examples
 */
export function calibrate(examples) {
  const sorted = [...examples].sort((a, b) => a.margin - b.margin || a.label - b.label);
  const groups = [];
  let from = 0;
  for (let point = 0; point < POINTS && from < sorted.length; point++) {
    // Each group takes half of what is left, while that leaves enough for the others.
    const left = sorted.length - from;
    const size = point === POINTS - 1 ? left : Math.max(Math.min(left, 40), Math.floor(left / 2.2));
    const members = sorted.slice(from, from + size);
    const mean = (field) => members.reduce((sum, each) => sum + each[field], 0) / members.length;
    groups.push({ margin: mean('margin'), share: mean('label'), count: members.length });
    from += size;
  }
  for (let i = 1; i < groups.length; i++) {
    if (groups[i].share >= groups[i - 1].share) continue;
    const [a, b] = [groups[i - 1], groups[i]];
    const count = a.count + b.count;
    const pooled = (field) => (a[field] * a.count + b[field] * b.count) / count;
    groups.splice(i - 1, 2, { margin: pooled('margin'), share: pooled('share'), count });
    i = Math.max(0, i - 2);
  }
  return {
    margins: groups.map(({ margin }) => Number(margin.toFixed(4))),
    shares: groups.map(({ share }) => Number(Math.max(share, 0.0005).toFixed(4))),
  };
}
