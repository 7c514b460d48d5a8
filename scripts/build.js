// Makes `dist/`: the compiled sources, and `dist/web/`, the bundled playground. Everything is made beside it and moved
// into place at the end, so that `dist/` is either whole or not there.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from './build-web.js';
import { operationsManifest } from './operations-manifest.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const made = join(root, 'node_modules', '.cache', `papergraph-build-${process.pid}`);

/** Compiles `src/` into a folder. Rejects on any type error, after the compiler has printed it. */
function compile(outDir) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--project', 'tsconfig.build.json', '--outDir', outDir, '--noEmitOnError'];
  return new Promise((fulfill, reject) => {
    const compiler = spawn(process.execPath, [tsc, ...options], { cwd: root, stdio: 'inherit' });
    compiler.on('error', reject);
    compiler.on('exit', (code) =>
      code === 0 ? fulfill() : reject(new Error(`The TypeScript compiler found errors (exit ${code}).`)),
    );
  });
}

/** When the newest of these files was changed, in ms. */
function newestChange(paths) {
  const files = paths.flatMap((path) =>
    statSync(path).isDirectory() ? readdirSync(path, { recursive: true }).map((file) => join(path, file)) : [path],
  );
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

// `npx papergraph` prepares the package anew each time that npm links it: what is there need not be made again.
const inputs = ['src', 'web', 'schema', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const upToDate =
  process.argv.includes('--if-stale') &&
  existsSync(dist) &&
  statSync(dist).mtimeMs > newestChange(inputs.map((input) => join(root, input)));
if (upToDate) process.exit();

rmSync(dist, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
try {
  const outdir = join(made, 'web');
  const steps = await Promise.allSettled([
    compile(made),
    buildWeb({ outdir, operations: join(root, 'schema', 'operations') }),
  ]);
  const failed = steps.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  writeFileSync(join(made, 'operations.json'), await operationsManifest(root));
  const main = join(made, 'cli', 'main.js');
  if (existsSync(main)) chmodSync(main, 0o755);
  renameSync(made, dist);
  utimesSync(dist, new Date(), new Date());
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(made, { recursive: true, force: true });
}
