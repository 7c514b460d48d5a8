import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { Page, Response } from 'playwright-core';
import { serious } from './axe.js';
import { watchedPage, type Stage, type Watched } from './stage.js';

const MOST_SCRIPT = 200_000;
const LMC = 'linear mode connectivity';

/** Whether a tip tells of a node that can be walked to: one of an edge names two. */
const isOtherNode = (tip: string): boolean => tip !== '' && !tip.includes(' – ') && !tip.startsWith(LMC);

/** The explorer at `/`, on the sample. */
export function explorerSuite(stage: Stage): void {
  let watched: Watched;
  let allowed: RegExp | undefined;

  afterEach(async () => {
    await watched.end(allowed);
    allowed = undefined;
  });

  async function open(address: string, options = {}): Promise<Page> {
    watched = await watchedPage(stage, options);
    await watched.page.goto(stage.server.address + address);
    return watched.page;
  }
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const picture = (page: Page, name: string) => page.screenshot({ path: join(stage.screenshots, `${name}.png`) });

  test('leads from "lmc" to a concept, a paper and why it is related, by keyboard', async () => {
    const scripts: Promise<number>[] = [];
    watched = await watchedPage(stage);
    const { page } = watched;
    const measure = async (response: Response): Promise<number> => (await response.request().sizes()).responseBodySize;
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(measure(response));
    });
    await page.goto(stage.server.address);
    await page.getByText(/^55 papers · /).waitFor();
    const first = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    expect(first).toBeGreaterThan(1_000);
    expect(first).toBeLessThan(MOST_SCRIPT);
    await page.getByRole('heading', { name: 'Topics' }).waitFor();
    await picture(page, 'explorer-home');

    await page.keyboard.type('lmc');
    await page.getByRole('option').first().getByText(LMC).waitFor();
    const box = page.getByRole('combobox');
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).getAttribute('id')).toBe(
      await box.getAttribute('aria-activedescendant'),
    );
    await page.keyboard.press('Enter');
    await heading(page, LMC);
    const table = page.getByRole('region', { name: `Concepts around ${LMC}` });
    await table.getByRole('link').first().waitFor();
    await page.locator('.legend li').first().waitFor();
    await page.waitForTimeout(700);
    await picture(page, 'explorer-concept');

    await page.getByRole('link', { name: 'Landscaping Linear Mode Connectivity' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, 'Landscaping Linear Mode Connectivity');
    const mention = page.locator('.abstract .mention a').first();
    await mention.focus();
    await page
      .getByRole('tooltip')
      .getByText(/ sure$/)
      .first()
      .waitFor();
    const related = page.locator('.related').first();
    await related.getByText(LMC).first().waitFor();
    expect(await related.getByRole('list', { name: 'Why' }).getByText(/\d+ %/).count()).toBeGreaterThan(2);
    await picture(page, 'explorer-paper');

    await related.getByRole('link', { name: 'Compare the two' }).click();
    await heading(page, 'Compare');
    await page.getByRole('heading', { name: /^Both speak of / }).waitFor();
    await page.locator('.path .stop').nth(2).waitFor();
    expect(await page.locator('.path .stop').count()).toBe(3);
    await picture(page, 'explorer-compare');
    await page.goBack();
    await heading(page, 'Landscaping Linear Mode Connectivity');
  });

  test('keeps the state of a drawing in the address, and says the numbers of what is pointed at', async () => {
    const page = await open(`/?concept=linear-mode-connectivity`);
    await page.getByLabel('Hops').selectOption('3');
    await page.getByLabel('Strength by').selectOption('COUNT');
    await page.waitForURL('**/?concept=linear-mode-connectivity&measure=COUNT&depth=3');
    await page.reload();
    await heading(page, LMC);
    expect(await page.getByLabel('Hops').inputValue()).toBe('3');
    const canvas = page.locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    await page.locator('.legend li').first().waitFor();
    await page.waitForTimeout(1_500);
    // A node's place is not known from outside: look along rows until something says its name.
    const { x, y, width, height } = (await canvas.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.wheel(0, -300);
    await page.getByRole('button', { name: 'Fit' }).click();
    await page.waitForTimeout(500);
    const told = async (at: readonly [number, number]): Promise<string> => {
      await page.mouse.move(...at);
      return (await page.getByRole('tooltip').allInnerTexts()).join('');
    };
    let [place, tip]: [[number, number], string] = [[x, y], ''];
    for (let at = 0; !isOtherNode(tip) && at < 400; at++) {
      place = [x + width * (0.1 + 0.7 * ((at * 0.137) % 1)), y + height * (0.2 + 0.5 * ((at * 0.071) % 1))];
      tip = await told(place);
    }
    expect(tip).toMatch(/papers?/);

    // Pulling at the ground takes everything along; a click on a node walks on to it.
    await page.mouse.move(x + 4, y + 4);
    await page.mouse.down();
    await page.mouse.move(x + 44, y + 34, { steps: 4 });
    await page.mouse.up();
    const moved: [number, number] = [place[0] + 40, place[1] + 30];
    expect(await told(moved)).toBe(tip);
    await page.mouse.click(...moved);
    await heading(page, tip.split('\n')[0]!);
    await page.goBack();
    await heading(page, LMC);

    const rows = page.getByRole('region', { name: `Concepts around ${LMC}` }).getByRole('row');
    const before = await rows.count();
    await page.getByLabel('Common papers, at least').fill('3');
    await page.waitForURL(/least=3/);
    await rows.nth(before - 1).waitFor({ state: 'detached' });
  });

  test('draws a heat map, topics and a timeline, hands out their files, and opens their query', async () => {
    const page = await open('/?heat-map');
    const saved = async (button: string): Promise<string> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button, exact: true }).click(),
      ]);
      return readFileSync((await file.path())!).toString('latin1');
    };
    await page.locator('.scene rect').first().waitFor();
    await picture(page, 'explorer-heat-map');
    expect(await saved('CSV')).toMatch(/^Concept,With,Common papers,Expected,NPMI\r\n.+,.+,\d+,[\d.]+,-?[\d.]+\r\n/);
    expect(await saved('SVG')).toMatch(/^<svg xmlns=/);
    expect(await saved('PNG')).toMatch(/^.PNG/);
    await page.getByRole('combobox', { name: 'Add a concept' }).fill('lmc');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.waitForURL(/of=linear-mode-connectivity/);
    await page.getByRole('button', { name: `Take out ${LMC}` }).waitFor();

    await page.getByRole('navigation').getByRole('link', { name: 'Topics' }).click();
    await page.locator('.scene circle').first().waitFor();
    await picture(page, 'explorer-topics');

    // The sample has no years: their answer is made here.
    await page.getByRole('navigation').getByRole('link', { name: 'Timeline' }).click();
    await page.getByText('No paper of this graph has a year').waitFor();
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('query Trend')) return route.continue();
      const points = [2021, 2022, 2023].map((year, at) => {
        return { interval: String(year), count: at + 1, paperCount: 10, share: (at + 1) / 10 };
      });
      const series = [{ concept: { id: 'linear-mode-connectivity', name: LMC }, points }];
      await route.fulfill({ json: { data: { conceptTrend: { total: 30, unknownCount: 0, series } } } });
    });
    await page.reload();
    await page.locator('.scene circle').first().waitFor();
    expect(await saved('CSV')).toContain(`Year,Papers,${LMC},"${LMC}, share"\r\n2021,10,1,0.1\r\n`);
    await page.unroute('**/graphql');

    await page.goto(`${stage.server.address}/?heat-map`);
    await page.getByRole('link', { name: 'Show the query' }).click();
    await page.locator('.graphiql-query-editor .view-lines').getByText('HeatMap').first().waitFor();
  });

  test('has no serious fault for a screen reader, light or dark, and fits a phone', async () => {
    const addresses = [
      '/',
      '/?search=network',
      '/?concept=linear-mode-connectivity',
      '/?compare=linear-mode-connectivity&with=loss-landscape',
      '/?heat-map',
      '/?communities',
    ];
    const page = await open('/', { viewport: { width: 375, height: 740 }, colorScheme: 'dark' });
    for (const address of addresses) {
      await page.goto(stage.server.address + address);
      await page.waitForLoadState('networkidle');
      expect({ address, faults: await serious(page) }).toEqual({ address, faults: [] });
      expect({ address, width: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({
        address,
        width: 375,
      });
    }
    await page.goto(`${stage.server.address}/?search=Landscaping+Linear+Mode+Connectivity`);
    await page.getByRole('link', { name: 'Landscaping Linear Mode Connectivity' }).click();
    await page.locator('.related').first().waitFor();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await serious(page)).toEqual([]);
    await picture(page, 'explorer-phone');
  });

  test('says what is not there, and what a search without results may try', async () => {
    const page = await open('/?concept=no-such-thing');
    await heading(page, 'No such concept');
    await page.goto(`${stage.server.address}/?search=qqqqqq`);
    await page.getByText('Nothing has all of these words').waitFor();
  });

  test('asks for a key where reading needs one, and goes on with it', async () => {
    allowed = /401 \(Unauthorized\)/;
    watched = await watchedPage(stage);
    const { page } = watched;
    await page.route('**/graphql', async (route) => {
      if ((await route.request().headerValue('authorization')) === 'Bearer the key') return route.continue();
      const errors = [{ message: 'This needs a key.', extensions: { code: 'UNAUTHENTICATED' } }];
      await route.fulfill({ status: 401, json: { errors } });
    });
    await page.goto(`${stage.server.address}/?search=network`);
    await page.getByLabel('Reading this graph needs a key.').fill('the key');
    await page.keyboard.press('Enter');
    await page.locator('.results li').first().waitFor();
    expect(await page.getByText('Reading this graph needs a key.').count()).toBe(0);
  });

  test('says that the server is gone, and goes on by itself when it is back', async () => {
    allowed = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;
    const page = await open('/?search=network');
    await page.locator('.results li').first().waitFor();
    const { port } = new URL(stage.server.address);
    await stage.server.stop();
    await page.getByRole('navigation').getByRole('link', { name: 'Topics' }).click();
    await page.getByText('The server does not answer.').waitFor();
    stage.server = await stage.start(Number(port));
    await page.locator('.scene circle').first().waitFor({ timeout: 15_000 });
    expect(await page.getByText('The server does not answer.').count()).toBe(0);
  }, 60_000);
}
