import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { risingPapers } from '../support/rising-papers.js';
import { serious } from './axe.js';
import { startServer, type ServerProcess } from './server-process.js';
import { watchedPage, type Stage, type Watched } from './stage.js';
import { staticServer } from './static-server.js';

const run = promisify(execFile);
const PANELS = ['Concepts over the years', 'Rising pairs', 'Concepts that go together'];

/** `examples/dashboard`, built and served from an origin of its own, on papers of nine years. */
export function dashboardSuite(stage: Stage): void {
  let pages: Awaited<ReturnType<typeof staticServer>>;
  let api: ServerProcess;
  let start: (port?: number) => Promise<ServerProcess>;
  let watched: Watched;
  let allowed: RegExp | undefined;

  beforeAll(async () => {
    const built = join(stage.folder, 'dashboard');
    const papers = join(stage.folder, 'invented.jsonl');
    const store = `sqlite:${join(stage.folder, 'invented.db')}`;
    writeFileSync(papers, risingPapers());
    await Promise.all([
      run(process.execPath, [
        'node_modules/vite/bin/vite.js',
        'build',
        'examples/dashboard',
        '--outDir',
        built,
        '--logLevel',
        'warn',
      ]),
      run(process.execPath, ['dist/cli/main.js', 'seed', papers, '--store', store]),
    ]);
    pages = await staticServer(built);
    start = (port) => startServer({ store, port, sample: false, env: { PAPERGRAPH_ORIGINS: pages.address } });
    api = await start();
  }, 120_000);

  afterEach(async () => {
    await watched.end(allowed);
    allowed = undefined;
  });

  afterAll(async () => {
    pages?.stop();
    await api?.stop();
  });

  async function open(query: string, options = {}, server = api.address): Promise<Page> {
    watched = await watchedPage(stage, options, () => [pages.address, server]);
    await watched.page.goto(`${pages.address}/?api=${server}${query}`);
    return watched.page;
  }

  async function asked(query: string): Promise<Record<string, { total: number; groupCount: number }>> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${api.address}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: Record<string, { total: number; groupCount: number }> }).data;
  }

  /** The numbers at the top, as the page writes them in English. */
  const counts = (page: Page) => page.locator('.counts dd').allInnerTexts();
  /** What is drawn: of the counts and of each panel. */
  const drawn = async (page: Page): Promise<string[]> => [
    (await counts(page)).join(' '),
    ...(await Promise.all(PANELS.map((name) => page.getByRole('region', { name, exact: true }).innerHTML()))),
  ];
  const choose = (label: string, value: string) => watched.page.getByLabel(label, { exact: true }).selectOption(value);
  const settled = (page: Page) => page.locator('.panels[aria-busy="false"]').waitFor();

  test('shows what the API counts, and one filter moves all of it', async () => {
    const page = await open('');
    await settled(page);
    const { all, concepts, authors, some } = await asked(`{
      all: paperGroups(by: [YEAR]) { total groupCount }
      concepts: paperGroups(by: [CONCEPT]) { total groupCount }
      authors: paperGroups(by: [AUTHOR]) { total groupCount }
      some: paperGroups(by: [CONCEPT], where: {year: {gte: 2020, lte: 2022}}) { total groupCount }
    }`);
    const [papers, years] = [String(all!.total), '2016–2024'];
    expect(await counts(page)).toEqual([papers, `${concepts!.groupCount}`, '3', `${authors!.groupCount}`, years]);
    expect(await page.getByRole('img').count()).toBe(PANELS.length);
    expect(await page.getByRole('table').count()).toBe(PANELS.length);
    await page.screenshot({ path: join(stage.screenshots, 'dashboard.png'), fullPage: true });

    const before = await drawn(page);
    await choose('From', '2020');
    await choose('To', '2022');
    await page.getByText('of 270 papers').waitFor();
    await settled(page);
    expect((await counts(page)).slice(0, 2)).toEqual([`${some!.total}`, `${some!.groupCount}`]);
    const after = await drawn(page);
    after.forEach((panel, at) => expect(panel).not.toBe(before[at]));

    await choose('Concept', 'large-language-model');
    await choose('Venue', 'Workshop on Examples');
    await page.waitForURL(/from=2020&to=2022&concept=large-language-model&venue=Workshop\+on\+Examples$/);
    await settled(page);
    const narrowed = await drawn(page);
    narrowed.forEach((panel, at) => expect(panel).not.toBe(after[at]));
    await page.reload();
    await settled(page);
    expect(await drawn(page)).toEqual(narrowed);
  });

  test('says what is missing where there is too little to draw', async () => {
    const page = await open('&from=2020&to=2020');
    await page.getByText('This compares two periods').waitFor();
    await choose('From', '2024');
    await page.getByText('No paper is left that speaks of a concept.').waitFor();
    await page.getByRole('button', { name: 'All papers' }).click();
    await page.getByRole('region', { name: 'Rising pairs', exact: true }).getByRole('img').waitFor();
  });

  test('has no serious fault for a screen reader, light or dark, and fits a phone', async () => {
    const page = await open('', { viewport: { width: 375, height: 740 }, colorScheme: 'dark' });
    await settled(page);
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await serious(page)).toEqual([]);
  });

  test('names the setting where the server does not let it ask', async () => {
    allowed = /blocked by CORS policy|ERR_FAILED/;
    const page = await open('', {}, stage.server.address);
    const refused = `does not let this page ask. Start it with PAPERGRAPH_ORIGINS=${pages.address}`;
    await page.getByRole('alert').getByText(refused).waitFor();
  });

  test('says that the server is gone, and goes on by itself when it is back', async () => {
    allowed = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;
    const page = await open('');
    await settled(page);
    await api.stop();
    await choose('From', '2020');
    await page.getByRole('alert').getByText('does not answer').waitFor();
    expect(await page.getByRole('img').count()).toBe(PANELS.length);
    api = await start(Number(new URL(api.address).port));
    await page.getByText('of 270 papers').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
}
