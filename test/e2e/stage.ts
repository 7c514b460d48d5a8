import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ServerProcess } from './server-process.js';

/** What the tests of all pages share: one server, one browser. */
export interface Stage {
  server: ServerProcess;
  browser: Browser;
  /** Starts a server on the same store, for one that was stopped. */
  start: (port: number) => Promise<ServerProcess>;
  /** Folder for files, which is removed at the end. */
  readonly folder: string;
  /** Folder of the screenshots. */
  readonly screenshots: string;
}

/** A page of its own, and what it complained of and asked for. */
export interface Watched {
  readonly page: Page;
  /** Closes it. Fails where its console had errors or warnings, or where it asked a server that is not its own. */
  end(allowed?: RegExp): Promise<void>;
}

/** @param own addresses of the servers that it may ask, known at its end; that of the stage without it */
export async function watchedPage(
  stage: Stage,
  options: BrowserContextOptions = {},
  own = () => [stage.server.address],
): Promise<Watched> {
  const context = await stage.browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => requests.push(request.url()));
  return {
    page,
    async end(allowed) {
      await context.close();
      expect(complaints.filter((text) => !allowed?.test(text))).toEqual([]);
      const allowedStarts = [...own().map((address) => `${address}/`), 'data:', 'blob:'];
      expect(requests.filter((url) => !allowedStarts.some((start) => url.startsWith(start)))).toEqual([]);
    },
  };
}
