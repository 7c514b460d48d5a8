import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, residentBytes } from './processes.js';

/** Parts of all requests after which memory is looked at. */
const LOOKS = [0.1, 0.5, 1];
/** What the heap may have grown by between the last two looks: code that is compiled later, and caches that fill. */
const LASTING_BYTES = 2e6;

/**
 * Sends so many requests of all works by turns, and says in a sentence what memory the server holds after 10 %, 50 % and
 * all of them: its heap after a garbage collection, and what is in memory of the process.
 */
export async function memoryRow(server, bodies, { folder, connections, requests }) {
  const mixed = join(folder, 'mixed.json');
  const all = Object.values(bodies).map(({ ours }) => JSON.parse(readFileSync(ours.file, 'utf8')));
  writeFileSync(mixed, JSON.stringify(all[0].flatMap((_, at) => all.map((list) => list[at]))));
  const looks = [];
  let sent = 0;
  for (const part of LOOKS) {
    const amount = Math.round(requests * part) - sent;
    await load(folder, server.url, mixed, { connections, amount });
    sent += amount;
    looks.push({ sent, heap: await server.ask('heap'), resident: residentBytes(server.pid) });
    console.error(`  ${sent} requests: ${(looks.at(-1).heap / 1e6).toFixed(1)} MB of heap`);
  }
  const [early, half, end] = looks;
  const verdict =
    end.heap - half.heap < LASTING_BYTES && end.heap - early.heap < 2 * LASTING_BYTES ? 'none that lasts' : 'it grows';
  const told = looks.map(
    ({ sent: after, heap, resident }) =>
      `after ${after} requests ${(heap / 1e6).toFixed(1)} MB of heap and ${(resident / 1e6).toFixed(0)} MB resident`,
  );
  return `Memory, SQLite, all four works by turns: ${told.join(', ')}: ${verdict}.`;
}
