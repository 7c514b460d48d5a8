/** Asks `answer` everything in turn; percentiles of its time, in milliseconds. */
export function latencies(asked, answer) {
  const times = Float64Array.from(asked, (what) => {
    const start = process.hrtime.bigint();
    answer(what);
    return Number(process.hrtime.bigint() - start) / 1e6;
  }).sort();
  const percentile = (p) => times[Math.min(times.length - 1, Math.ceil((times.length * p) / 100) - 1)];
  return { p50: percentile(50), p99: percentile(99) };
}
