import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { bundledLicenses } from './bundled-licenses.js';
import { readOperations } from './read-operations.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles the pages that the server shows: `index.html` (the explorer), `playground.html`, and below `assets/`, under
 * names that change with their content, what the two load, each script and style sheet compressed beside it. Nothing
 * refers to another server. `LICENSES.txt` says whose code is in it.
 *
 * @param {{ outdir: string, operations: string }} options both absolute; `operations` holds the example operations
 * @returns {Promise<void>} rejects when something does not bundle, or an operation is not as `readOperations` says
 */
export async function buildWeb({ outdir, operations }) {
  const modules = new Set();
  const collectModules = () => ({
    name: 'collect-modules',
    generateBundle() {
      for (const id of this.getModuleIds()) modules.add(id);
    },
  });
  await build({
    configFile: false,
    root: join(root, 'web'),
    publicDir: false,
    logLevel: 'warn',
    define: { EXAMPLE_OPERATIONS: JSON.stringify(readOperations(operations)) },
    // The old names, which GraphiQL asks for, are scripts without named exports: "Prettify" finds no parser in them.
    resolve: {
      alias: {
        'prettier/parser-babel': 'prettier/plugins/babel',
        'prettier/parser-graphql': 'prettier/plugins/graphql',
      },
    },
    plugins: [collectModules()],
    worker: { format: 'es', plugins: () => [collectModules()] },
    build: {
      outDir: outdir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The editor of the playground is this large; what the explorer may load is checked in test/e2e.
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: { explorer: join(root, 'web/index.html'), playground: join(root, 'web/playground.html') },
        // GraphiQL's packages mark what runs in a browser, which all of this does.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  });
  writeFileSync(join(outdir, 'LICENSES.txt'), bundledLicenses(modules));
  compress(join(outdir, 'assets'));
}

/** Puts `<name>.gz` beside each script and style sheet, for the server to send as it is. */
function compress(folder) {
  for (const file of readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))) {
    const path = join(folder, file);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { outdir: { type: 'string' }, operations: { type: 'string' } } });
  const outdir = resolve(values.outdir ?? join(root, 'dist', 'web'));
  mkdirSync(outdir, { recursive: true });
  await buildWeb({ outdir, operations: resolve(values.operations ?? join(root, 'schema', 'operations')) });
}
