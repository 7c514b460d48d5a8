import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { watchedPage, type Stage, type Watched } from './stage.js';

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

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

/** GraphiQL at `/graphql`. */
export function playgroundSuite(stage: Stage): void {
  let watched: Watched;
  let page: Page;

  beforeEach(async () => {
    watched = await watchedPage(stage);
    page = watched.page;
    await page.goto(`${stage.server.address}/graphql`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  });

  afterEach(() => watched.end());

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
    const screenshot = join(stage.screenshots, 'playground.png');
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

  test('describes the schema, prettifies, and makes a link to the query that opens it', async () => {
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: /^Prettify/ }).click();
    expect(JSON.stringify(await execute(page))).toMatch(/linear/i);

    await page.getByRole('button', { name: 'Link to this query' }).click();
    await page.waitForURL(/#query=/);
    const elsewhere = await watchedPage(stage);
    await elsewhere.page.goto(page.url());
    await elsewhere.page.locator('.graphiql-query-editor .view-lines').getByText('PapersOfAConcept').first().waitFor();
    expect(await elsewhere.page.getByRole('tab').count()).toBe(operations.length + 1);
    expect(JSON.stringify(await execute(elsewhere.page))).toMatch(/linear/i);
    await elsewhere.end();
  });

  test('says of each story what it asks, and opens it', async () => {
    await page.getByRole('button', { name: 'Show Stories' }).click();
    const stories = page.locator('.stories');
    const [sentence] = readFileSync('schema/operations/12-common-ground.graphql', 'utf8').split('\n');
    await stories.getByText(sentence!.replace('# ', '')).waitFor();
    expect(await stories.getByRole('link').count()).toBe(operations.length);
    await stories.getByRole('link', { name: 'CommonGround' }).click();
    await page.locator('.graphiql-query-editor .view-lines').getByText('CommonGround').first().waitFor();
    expect(await page.getByRole('tab').count()).toBe(operations.length);
  });
}
