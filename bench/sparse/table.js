const HEAD = ['work', 'ours: median (min), peak', 'peer: median (min), peak', 'figure', 'must', 'aim', 'met'];

/** One Markdown table; a line's cells are texts but `figure`, `must` and `aim`, numbers in `unit`. */
export function markdownTable(lines) {
  const rows = lines.map(({ work, ours, peer, figure, unit, must, aim, higher }) => {
    const bound = (value) => (value === undefined ? '–' : `${higher ? '≥' : '≤'} ${number(value)} ${unit}`);
    const shown = figure === undefined ? 'not measured' : `${number(figure)} ${unit}`;
    return [work, ours ?? '–', peer ?? '–', shown, bound(must), bound(aim), met({ figure, must, aim, higher })];
  });
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Times and peak memory of a contender, as a cell. */
export function cell({ seconds, peak }) {
  return `${time(seconds.median)} (${time(seconds.min)})${peak ? `, ${number(peak / 1e6)} MB` : ''}`;
}

/** Seconds, or milliseconds where they are few. */
export function time(seconds) {
  return seconds < 1 ? `${number(seconds * 1000)} ms` : `${number(seconds)} s`;
}

/** Three digits, more only before the point. */
export function number(value) {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function met({ figure, must, aim, higher }) {
  if (must === undefined && aim === undefined) return '–';
  if (figure === undefined) return 'no';
  const reaches = (bound) => bound !== undefined && (higher ? figure >= bound : figure <= bound);
  if (reaches(aim)) return 'aim';
  if (must === undefined || reaches(must)) return must === undefined ? 'no' : 'must';
  return `no, ${number(higher ? (figure / must) * 100 : (must / figure) * 100)} % of must`;
}
