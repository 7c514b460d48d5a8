import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from './chromium.js';
import { startServer } from './server-process.js';
import type { ServerProcess } from './server-process.js';

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

const executablePath = chromiumPath();
const operations = readdirSync('schema/operations')
  .filter((file) => file.endsWith('.graphql'))
  .sort()
  .map(
    (file) => /^(?:query|mutation)\s+(\w+)/m.exec(readFileSync(join('schema/operations', file), 'utf8'))?.[1] ?? file,
  );

/** Presses the button, and gives the answer that came back for the operation. */
async function execute(page: Page): Promise<Answer> {
  const answered = page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' && !response.request().postData()?.includes('IntrospectionQuery'),
  );
  await page.getByRole('button', { name: /^Execute query/ }).click();
  return (await (await answered).json()) as Answer;
}

if (executablePath === null) {
  test('needs Chromium', () => {
    console.warn('No Chromium here (CHROMIUM_PATH, /usr/bin/chromium): the playground was not tried in a browser.');
    expect(process.env.PAPERGRAPH_REQUIRE_BROWSER).not.toBe('1');
  });
} else {
  describe('the playground in a browser', () => {
    const folder = mkdtempSync(join(tmpdir(), 'papergraph-e2e-'));
    const screenshot = process.env.PAPERGRAPH_SCREENSHOT ?? join(folder, 'playground.png');
    let server: ServerProcess;
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];
    const requests: string[] = [];

    beforeAll(async () => {
      server = await startServer(`sqlite:${join(folder, 'graph.db')}`);
      browser = await chromium.launch({ executablePath, args: chromiumArguments });
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    beforeEach(async () => {
      complaints.length = 0;
      requests.length = 0;
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
      page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      context.on('request', (request) => requests.push(request.url()));
      await page.goto(`${server.address}/graphql`);
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    });

    afterEach(async () => {
      await page.context().close();
      expect(complaints).toEqual([]);
      const elsewhere = requests.filter((url) => !url.startsWith(`${server.address}/`) && !/^(data|blob):/.test(url));
      expect(elsewhere).toEqual([]);
    });

    test('shows the example operations as tabs, and runs the first', async () => {
      expect(await page.title()).toBe('papergraph playground');
      for (const name of operations) expect(await page.getByRole('tab', { name }).count()).toBe(1);
      expect(await page.getByRole('tab').count()).toBe(operations.length);

      expect(JSON.stringify(await execute(page))).toMatch(/linear/i);
      const shown = page.locator('.graphiql-response .view-lines');
      await shown
        .getByText(/linear/i)
        .first()
        .waitFor();
      await page.screenshot({ path: screenshot });
      expect(statSync(screenshot).size).toBeGreaterThan(10_000);
    });

    test('answers every example without errors', async () => {
      for (const name of operations) {
        await page.getByRole('tab', { name }).click();
        await page.locator('.graphiql-query-editor .view-lines').getByText(name).first().waitFor();
        const answer = await execute(page);
        expect({ name, errors: answer.errors }).toEqual({ name, errors: undefined });
        expect(answer.data).toBeTruthy();
      }
    }, 60_000);

    test('keeps the tabs and their variables over a reload', async () => {
      const editors = page.locator('.graphiql-editors .view-lines');
      const before = await editors.allInnerTexts();
      await page.reload();
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();
      await page.waitForFunction(
        `document.querySelectorAll('.graphiql-editors .view-lines').length === ${before.length}`,
      );
      expect(await editors.allInnerTexts()).toEqual(before);
      expect(await page.getByRole('tab').count()).toBe(operations.length);
    });

    test('describes the schema, and prettifies', async () => {
      await page.getByRole('button', { name: /Documentation Explorer/ }).click();
      await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().waitFor();
      const loaded = page.waitForResponse((response) => response.url().includes('/chunks/graphql-'));
      await page.getByRole('button', { name: /^Prettify/ }).click();
      expect((await loaded).status()).toBe(200);
      expect(JSON.stringify(await execute(page))).toMatch(/linear/i);
    });
  });
}
