import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { papergraph } from '../cli/papergraph.js';
import { temporaryFolder } from '../support/graph.js';
import { risingPapers } from '../support/rising-papers.js';
import { serving, type Serving } from '../support/serving.js';
import { grafanaSuite } from './grafana-suite.js';
import { notebookSuite } from './notebook-suite.js';

/** One server, on papers of nine years, for all examples. */
const folder = temporaryFolder();
const stage = {} as { server: Serving };

beforeAll(async () => {
  const cwd = folder.path;
  writeFileSync(join(cwd, 'invented.jsonl'), risingPapers(12));
  await papergraph(['seed', 'invented.jsonl', '--store', 'sqlite:graph.db'], { cwd }).ended;
  stage.server = await serving(['--store', 'sqlite:graph.db'], { cwd, env: { PAPERGRAPH_METRICS: 'on' } });
}, 60_000);

afterAll(async () => {
  await stage.server?.stop();
  folder.remove();
});

describe('examples/grafana', () => grafanaSuite(stage));
describe('examples/notebook', () => notebookSuite(stage));
