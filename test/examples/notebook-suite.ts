import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { pythonEnvironment } from '../support/python-environment.js';
import type { Serving } from '../support/serving.js';

const NOTEBOOK = 'examples/notebook/corpus.ipynb';
const REQUIREMENTS = 'examples/notebook/requirements.txt';

interface Cell {
  readonly cell_type: string;
  readonly source: readonly string[];
  readonly execution_count?: number | null;
  readonly outputs?: readonly {
    readonly output_type: string;
    readonly data?: { readonly 'image/png'?: string; readonly 'text/html'?: string | readonly string[] };
  }[];
}

const codeCells = (path: string): Cell[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as { cells: Cell[] }).cells.filter(({ cell_type }) => cell_type === 'code');

/** The notebook, run by nbclient as a user runs it. */
export function notebookSuite(stage: { readonly server: Serving }): void {
  test('is kept without outputs', () => {
    for (const { outputs, execution_count } of codeCells(NOTEBOOK)) {
      expect({ outputs, execution_count }).toEqual({ outputs: [], execution_count: null });
    }
  });

  test('runs to its end, draws four figures, and shows tables that are not empty', async () => {
    const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
    const python = await pythonEnvironment(`notebook-${version}`, ['--requirement', REQUIREMENTS]);
    if (typeof python === 'string') {
      console.warn(`No pandas here (${python}): the notebook was not run.`);
      expect(process.env.PAPERGRAPH_REQUIRE_NOTEBOOK).not.toBe('1');
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'papergraph-notebook-'));
    try {
      const copy = join(folder, 'corpus.ipynb');
      copyFileSync(NOTEBOOK, copy);
      const env = {
        ...process.env,
        PAPERGRAPH_API: stage.server.address,
        MPLCONFIGDIR: folder,
        JUPYTER_DATA_DIR: folder,
      };
      await promisify(execFile)(join(python.bin, 'jupyter-execute'), ['--inplace', copy], { env });
      const outputs = codeCells(copy).flatMap((cell) => cell.outputs ?? []);
      expect(outputs.filter(({ output_type }) => output_type === 'error')).toEqual([]);
      const figures = outputs.flatMap(({ data }) => data?.['image/png'] ?? []);
      expect(figures.length).toBe(4);
      // An empty figure of such a size is less than a tenth of it.
      for (const figure of figures) expect(figure.length).toBeGreaterThan(10_000);
      const tables = outputs.flatMap(({ data }) => [data?.['text/html'] ?? []].flat().join(''));
      const cells = tables.filter((html) => html !== '').map((html) => html.split('<td>').length - 1);
      expect(cells.length).toBe(4);
      for (const count of cells) expect(count).toBeGreaterThan(20);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
}
