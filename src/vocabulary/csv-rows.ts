export interface CsvRow {
  /** Where the row begins, from 1. */
  line: number;
  fields: string[];
}

/**
 * The rows of a CSV text (RFC 4180): commas between fields, quotes around those that hold commas, quotes or line ends,
 * quotes doubled within. Empty lines are no rows. A quote that is not closed takes the rest of the text: `unclosed` is then
 * the line where it opens. Linear in the text.
 */
export function csvRows(text: string): { rows: CsvRow[]; unclosed: number | null } {
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let line = 1;
  let begun = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      const opened = line;
      for (at++; ; at++) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return { rows, unclosed: opened };
        const part = text.slice(at, quote);
        value += part;
        line += part.split('\n').length - 1;
        at = quote + 1;
        if (text[at] !== '"') break;
        value += '"';
      }
    }
    // Outside of quotes; also what stands behind the closing one.
    const rest = /[^,\r\n]*/y;
    rest.lastIndex = at;
    value += rest.exec(text)![0];
    at = rest.lastIndex;
    fields.push(value);
    const isLast = text[at] !== ',';
    if (!isLast) {
      at++;
      if (at === text.length) fields.push('');
      if (at < text.length) continue;
    }
    if (fields.length > 1 || fields[0] !== '') rows.push({ line: begun, fields });
    fields = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    begun = line;
  }
  return { rows, unclosed: null };
}
