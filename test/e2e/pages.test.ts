import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumPath } from './chromium.js';
import { dashboardSuite } from './dashboard-suite.js';
import { explorerSuite } from './explorer-suite.js';
import { playgroundSuite } from './playground-suite.js';
import { startServer } from './server-process.js';
import type { Stage } from './stage.js';

const executablePath = chromiumPath();
// A browser without a graphics card, beside other tests, is slow to draw.
jest.setTimeout(120_000);

if (executablePath === null) {
  test('needs Chromium', () => {
    console.warn('No Chromium here (CHROME_PATH, /usr/bin/chromium): the pages were not tried in a browser.');
    expect(process.env.PAPERGRAPH_REQUIRE_BROWSER).not.toBe('1');
  });
} else {
  describe('in a browser', () => {
    const folder = mkdtempSync(join(tmpdir(), 'papergraph-e2e-'));
    const stage = { folder, screenshots: process.env.PAPERGRAPH_SCREENSHOTS ?? folder } as Stage;

    beforeAll(async () => {
      const store = `sqlite:${join(folder, 'graph.db')}`;
      stage.start = (port) => startServer({ store, port, sample: true });
      [stage.server, stage.browser] = await Promise.all([
        stage.start(0),
        chromium.launch({ executablePath, args: chromiumArguments }),
      ]);
    }, 60_000);

    afterAll(async () => {
      await stage.browser?.close();
      await stage.server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    describe('the playground', () => playgroundSuite(stage));
    describe('the explorer', () => explorerSuite(stage));
    describe('the example of a dashboard', () => dashboardSuite(stage));
  });
}
