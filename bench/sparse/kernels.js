import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cacheFolder, root } from './cache.js';

const PARTS = ['sparse', 'similarity', 'index'];

/** Compiles `src/` into a folder, file by file, so that a kernel which starts workers finds their script. */
export async function compileKernels() {
  const outdir = cacheFolder('kernels');
  const sources = readdirSync(join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: sources.map((file) => join('src', file)),
    outbase: 'src',
    outdir,
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'package.json'), '{ "type": "module" }\n');
  // A worker's script runs when it is imported, and is not part of what a module offers.
  const modules = sources.filter((file) => PARTS.includes(file.split(/[\\/]/)[0]) && !file.endsWith('-worker.ts'));
  const lines = modules.map((file) => `export * from ${JSON.stringify(`./${file.replace(/\.ts$/, '.js')}`)};\n`);
  writeFileSync(join(outdir, 'all-kernels.js'), lines.join('').replaceAll('\\\\', '/'));
}

/** All that the modules of the core export, as `compileKernels` left them. */
export function loadKernels() {
  return import(pathToFileURL(join(cacheFolder('kernels'), 'all-kernels.js')).href);
}
