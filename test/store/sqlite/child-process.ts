import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

/**
 * Bundles child.ts, which Node cannot run as it is. The bundle lies three folders deep in the project, so that it finds
 * `schema/` and the packages from where it is, as the sources do.
 */
export async function bundleChild(): Promise<{ script: string; remove: () => void }> {
  const folder = resolve('node_modules', '.cache', `papergraph-child-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const script = resolve(folder, 'child.mjs');
  await build({
    entryPoints: [resolve('test/store/sqlite/child.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@photostructure/sqlite'],
    logLevel: 'silent',
  });
  return { script, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A running child. `kill` is SIGKILL, and resolves with all lines that it had acknowledged once it is gone. */
export interface Child {
  /** Resolves once that many lines have come; rejects where the child ends before. */
  acknowledged: (count: number) => Promise<string[]>;
  kill: () => Promise<string[]>;
}

export function startChild(script: string, task: string, path: string): Child {
  const child = spawn(process.execPath, [script, task, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let errors = '';
  let ended = false;
  let wake: () => void = () => undefined;
  child.stderr.on('data', (data) => (errors += String(data)));
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });
  const gone = Promise.all([
    new Promise((fulfill) => child.on('close', fulfill)),
    new Promise((fulfill) => reader.on('close', fulfill)),
  ]).then(() => {
    ended = true;
    wake();
  });
  return {
    acknowledged: async (count) => {
      while (lines.length < count) {
        if (ended) throw new Error(`The child ended after ${lines.length} lines: ${errors}`);
        await new Promise<void>((fulfill) => (wake = fulfill));
      }
      return [...lines];
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
      return [...lines];
    },
  };
}
