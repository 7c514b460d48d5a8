import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundledLicenses } from './bundled-licenses.js';
import { fontFiles } from './font-files.js';
import { readOperations } from './read-operations.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles the playground: one page, its script and style sheet, the chunks that it loads later, and the workers of its
 * editor. Nothing in it refers to another server.
 *
 * @param {{ outdir: string, operations: string }} options both absolute; `operations` holds the example operations
 * @returns {Promise<void>} rejects when something does not bundle, or an operation is not as `readOperations` says
 */
export async function buildWeb({ outdir, operations }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: {
      playground: 'web/playground.tsx',
      'worker-editor': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'worker-graphql': 'monaco-graphql/esm/graphql.worker.js',
      'worker-json': 'monaco-editor/esm/vs/language/json/json.worker.js',
    },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    entryNames: '[name]',
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'fonts/[name]',
    loader: { '.ttf': 'file' },
    define: {
      'process.env.NODE_ENV': '"production"',
      EXAMPLE_OPERATIONS: JSON.stringify(readOperations(operations)),
    },
    // The old names, which GraphiQL asks for, are scripts without named exports: "Prettify" finds no parser in them.
    alias: { 'prettier/parser-babel': 'prettier/plugins/babel', 'prettier/parser-graphql': 'prettier/plugins/graphql' },
    plugins: [fontFiles()],
    legalComments: 'external',
    logLevel: 'warning',
    metafile: true,
  });
  const files = readdirSync(outdir, { recursive: true }).map((file) => join(outdir, String(file)));
  const legal = files.filter((file) => file.endsWith('.LEGAL.txt'));
  const comments = legal.map((file) => readFileSync(file, 'utf8'));
  // No chunk loads the style sheet that is made for it: `playground.css` holds all of them.
  const unused = files.filter((file) => file.endsWith('.css') && dirname(file) === join(outdir, 'chunks'));
  for (const file of [...legal, ...unused]) rmSync(file);
  writeFileSync(join(outdir, 'LICENSES.txt'), bundledLicenses(result.metafile, comments, root));
  for (const file of ['playground.html', 'icon.svg']) copyFileSync(join(root, 'web', file), join(outdir, file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { outdir: { type: 'string' }, operations: { type: 'string' } } });
  const outdir = resolve(values.outdir ?? join(root, 'dist', 'web'));
  mkdirSync(outdir, { recursive: true });
  await buildWeb({ outdir, operations: resolve(values.operations ?? join(root, 'schema', 'operations')) });
}
