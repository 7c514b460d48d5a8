const BOUNDS = [0, 0.5, 0.7, 0.9, 1.001];

/** How many are right by confidence, as a text: `0.7–0.9: 93 % of 106, said 84 %`; empty ranges are left out. */
export function calibration(judged) {
  const ranges = BOUNDS.slice(1).flatMap((high, i) => {
    const inside = judged.filter(({ confidence }) => confidence >= BOUNDS[i] && confidence < high);
    if (inside.length === 0) return [];
    const percent = (sum) => Math.round((100 * sum) / inside.length);
    const right = percent(inside.filter((each) => each.right).length);
    const said = percent(inside.reduce((sum, { confidence }) => sum + confidence, 0));
    return [`${BOUNDS[i]}–${Math.min(high, 1)}: ${right} % of ${inside.length}, said ${said} %`];
  });
  return ranges.join('; ');
}
