import { appendFileSync } from 'node:fs';

/**
 * One row of the table of faults in docs/operations.md, as measured: what a client sees, after how many milliseconds, and
 * after how many the next good request is answered once the fault is over. Written where `PAPERGRAPH_FAULT_TABLE` names a
 * file.
 */
export function measured(fault: string, seen: string, ms: number, recoveredMs: number | null): void {
  const path = process.env.PAPERGRAPH_FAULT_TABLE;
  if (!path) return;
  const seconds = (value: number) => (value < 995 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`);
  const recovered = recoveredMs === null ? '–' : seconds(recoveredMs);
  appendFileSync(path, `| ${fault} | ${seen} | ${seconds(ms)} | ${recovered} |\n`);
}
