import { METRICS } from './compare.js';

const TITLES = { map: 'MAP', ndcg: 'NDCG%20', rPrecision: 'R-precision', recall: 'recall@20' };

/** Quality: ours and the peer with the paired difference, `36.6 (29.1–44.0)`; a line for each metric of each row. */
export function qualityTable(lines) {
  const rows = lines.flatMap(({ row, result }) =>
    METRICS.map((metric) => {
      const { ours, interval, peer, difference, differenceInterval } = result[metric];
      return [
        row.name,
        TITLES[metric],
        `${digit(ours)} (${range(interval)})`,
        digit(peer),
        `${signed(difference)} (${differenceInterval.map(signed).join(' to ')})`,
        bound(row.must, metric),
        bound(row.aim, metric),
        met(difference, row, metric),
      ];
    }),
  );
  return table(['row', 'metric', 'ours (95 %)', 'tf-idf', 'difference (95 %)', 'must', 'aim', 'met'], rows);
}

/** Speed: less is better. */
export function speedTable(lines) {
  const rows = lines.map(({ row, result }) => {
    const { name, task, unit, must, aim } = row;
    const reached = result.value <= aim ? 'aim' : result.value <= must ? 'must' : 'no';
    return [name, task, `${digit(result.value)} ${unit}`, result.note, `${must} ${unit}`, `${aim} ${unit}`, reached];
  });
  return table(['row', 'task', 'ours', 'note', 'must', 'aim', 'met'], rows);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const digit = (value) => value.toFixed(1);
const signed = (value) => `${value < 0 ? '−' : '+'}${digit(Math.abs(value))}`;
const range = (interval) => interval.map(digit).join('–');
const bound = (bounds, metric) => (metric in bounds ? signed(bounds[metric]) : '–');

function met(difference, { must, aim }, metric) {
  if (metric in aim && difference >= aim[metric]) return 'aim';
  if (metric in must) return difference >= must[metric] ? 'must' : 'no';
  return '–';
}
