/**
 * How often what was found is right, by its confidence in tenths, as one line: `0.5–0.6: 52 % of 140 (said 55 %)`. Tenths
 * with nothing in them are left out.
 */
export function reliability(judged) {
  const tenths = Array.from({ length: 10 }, () => ({ count: 0, right: 0, said: 0 }));
  for (const { confidence, right } of judged) {
    const tenth = tenths[Math.min(9, Math.floor(confidence * 10))];
    tenth.count++;
    tenth.right += Number(right);
    tenth.said += confidence;
  }
  const percent = (part, whole) => `${Math.round((100 * part) / whole)} %`;
  return tenths
    .map(({ count, right, said }, i) => {
      const [from, to] = [(i / 10).toFixed(1), ((i + 1) / 10).toFixed(1)];
      return count === 0 ? '' : `${from}–${to}: ${percent(right, count)} of ${count} (said ${percent(said, count)})`;
    })
    .filter((line) => line !== '')
    .join('; ');
}
