// How fast the explorer is on a graph of your own: suggestions while typing, and frames while 500 concepts move.
//
//   npm run bench:explorer -- --store sqlite:acl.db       or, of a server that runs, --address http://127.0.0.1:4000
//
// Needs Chromium (/usr/bin/chromium, or CHROME_PATH). Types the names of concepts and the titles of papers letter by
// letter into the search box, and takes the time from each letter to the first frame after the answer. Then opens the
// concept that the most papers speak of with up to 500 others, drags one of them around for 3 s, and counts frames.
/* global document, Event, fetch, HTMLInputElement, performance, requestAnimationFrame, setTimeout, window */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values } = parseArgs({ options: { store: { type: 'string' }, address: { type: 'string' } } });
if (!values.store && !values.address) throw new Error('Name a graph: --store sqlite:graph.db, or a server: --address');

/** Serves the store. Resolves to the process and its address once it answers. */
async function serve(store) {
  const server = spawn(process.execPath, ['dist/cli/main.js', 'serve', '--port', '0', '--store', store], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((fulfill, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
      if (found) fulfill(found[0]);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code}.`)));
  });
  return { server, address };
}

const { server, address } = values.address ? { server: null, address: values.address } : await serve(values.store);
const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  const { names, center, papers } = await page.evaluate(asked);
  console.log(`${papers.toLocaleString('en')} papers; ${names.length} names and titles typed`);
  const times = (await page.evaluate(typed, names)).sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
  console.log(`suggestions, ${times.length} letters: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);

  await page.goto(`${address}/?concept=${encodeURIComponent(center)}&depth=3&most=500`);
  const canvas = page.locator('canvas');
  await canvas.scrollIntoViewIfNeeded({ timeout: 60_000 });
  await page.locator('.legend li').first().waitFor();
  const { x, y, width, height } = await canvas.boundingBox();
  await page.evaluate(countFrames);
  // The center is in the middle; dragging it pulls on all the others.
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  const begun = Date.now();
  for (let step = 0; Date.now() - begun < 3_000; step++) {
    await page.mouse.move(x + width / 2 + 90 * Math.sin(step / 8), y + height / 2 + 60 * Math.cos(step / 8));
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
  await page.mouse.up();
  const frames = await page.evaluate('window.stopFrames()');
  const note = await page.locator('figure p.small').first().innerText();
  console.log(`${note.replaceAll('\n', ' ')}\nframes while dragging: ${frames.toFixed(0)} a second`);
} finally {
  await browser.close();
  server?.kill('SIGINT');
}

/* The functions below run in the page. */

async function asked() {
  const query = `{ corpus { paperCount }
    concepts(first: 30) { edges { node { id name } } }
    papers(first: 30) { edges { node { title } } } }`;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = await response.json();
  const concepts = data.concepts.edges.map(({ node }) => node);
  const titles = data.papers.edges.map(({ node }) => node.title.slice(0, 12));
  const names = [...concepts.map(({ name }) => name.slice(0, 12)), ...titles];
  return { names, center: concepts[0].id, papers: data.corpus.paperCount };
}

async function typed(names) {
  const box = document.querySelector('[role=combobox]');
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const ask = window.fetch;
  let answered = () => undefined;
  window.fetch = async (...request) => {
    const response = await ask(...request);
    const read = response.json.bind(response);
    response.json = async () => {
      const answer = await read();
      answered();
      return answer;
    };
    return response;
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const times = [];
  for (const name of names) {
    for (let length = 1; length <= name.length; length++) {
      // A space at the end asks for nothing new.
      if (name[length - 1] === ' ') continue;
      const begun = performance.now();
      const answer = new Promise((resolve) => (answered = resolve));
      setValue.call(box, name.slice(0, length));
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await answer;
      await frame();
      times.push(performance.now() - begun);
    }
    setValue.call(box, '');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
  }
  return times;
}

function countFrames() {
  const begun = performance.now();
  let frames = 0;
  let running = true;
  const count = () => {
    frames++;
    if (running) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  window.stopFrames = () => {
    running = false;
    return (frames * 1000) / (performance.now() - begun);
  };
}
