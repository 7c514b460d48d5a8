import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The records of a JSON Lines file, in order; one whose name ends in `.gz` is unpacked. */
export function readJsonLines(file) {
  const bytes = readFileSync(file);
  const text = (String(file).endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
}
