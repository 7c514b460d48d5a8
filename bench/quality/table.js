const HEAD = ['row', 'task', 'must', 'aim', 'precision', 'recall', 'F1 per fold (95 %)', 'F1 as shipped (95 %)', 'met'];

/**
 * One Markdown table. A line is a row and its result, null where it failed. A figure is `{ precision, recall, f1,
 * interval }` in percent, or `{ value, interval }` in the row's `unit`; whether a bound is met is told by the figure
 * per fold, or by the one as shipped where nothing is learned per fold. A row need have no bounds.
 */
export function markdownTable(lines) {
  const rows = lines.map(({ row, result }) => {
    const bar = result?.perFold ?? result?.asShipped ?? null;
    return [
      row.name,
      row.task,
      row.must === undefined ? '–' : number(row.must),
      row.aim === undefined ? '–' : number(row.aim),
      bar && 'precision' in bar ? number(bar.precision) : '–',
      bar && 'recall' in bar ? number(bar.recall) : '–',
      result === null ? 'not measured' : figureText(result.perFold, row),
      figureText(result?.asShipped ?? null, row),
      met(bar, row),
    ];
  });
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A figure with its interval: `83.2 (81.0–85.3)`; a dash for none. */
export function figureText(figure, { unit } = {}) {
  if (!figure) return '–';
  const interval = figure.interval ? ` (${figure.interval.map(number).join('–')})` : '';
  return `${number(valueOf(figure))}${interval}${unit ? ` ${unit}` : ''}`;
}

/** One digit after the point below 1,000, none above. */
export function number(value) {
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toFixed(1)));
}

function valueOf(figure) {
  return 'f1' in figure ? figure.f1 : figure.value;
}

function met(figure, { must, aim }) {
  if (must === undefined) return '–';
  if (!figure) return 'no';
  const value = valueOf(figure);
  if (value >= aim) return 'aim';
  return value >= must ? 'must' : 'no';
}
