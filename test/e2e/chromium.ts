import { existsSync } from 'node:fs';

/** Where Chromium is: what CHROME_PATH or CHROMIUM_PATH says, or the place of Debian's package. Null when nothing is there. */
export function chromiumPath(): string | null {
  const path = process.env.CHROME_PATH ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(path) ? path : null;
}

/** Starts without a window, and without calling home. */
export const chromiumArguments = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
