// One visit of a page, in a browser that has never seen it: slow 4G, and a processor four times slower.

import { readFile } from 'node:fs/promises';

const WATCH = await readFile(new URL('watch.js', import.meta.url), 'utf8');
export const VIEWPORT = { width: 1000, height: 800 };
const LATENCY = 150; // ms until the first byte of an answer
const DOWN = 1_600_000 / 8; // bytes a second
const UP = 750_000 / 8;
const SLOWER = 4;
const QUIET = 1_000; // ms without a request or an answer, after which a page is done
const LONGEST = 60_000; // ms

/**
 * The figures of a visit: `{ bytes, requests, urls, answer, paint, late, script, task, blocked, longest, shift, heap, memory }`.
 *
 * `answer` are the ms from the start until the answers stand, and `late` those since the first paint. Where a page has to be scrolled to its card, they are
 * counted from then on, and all that is fetched and run is what was before.
 */
export async function visit(browser, url, { answer, count, onlySeen, isBelow }) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const network = new Network(session);
    await session.send('Network.enable');
    await session.send('Performance.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: LATENCY, downloadThroughput: DOWN, uploadThroughput: UP });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript({ content: WATCH.replace('ASKED', JSON.stringify({ answer, count, onlySeen, isBelow })) });
    await page.goto(url, { waitUntil: 'load', timeout: LONGEST });
    const told = isBelow ? undefined : await inTime(page.evaluate(() => race.answered()), url);
    await network.quiet();
    const figures = { ...await measure(page, session), bytes: network.bytes, requests: network.urls.length, urls: network.urls };
    if (isBelow) return { ...figures, answer: await inTime(page.evaluate(() => race.come()), url) };
    // What stands in the first frame that is painted is there with the first paint.
    const late = told.isFirst ? 0 : Math.max(told.at - figures.paint, 0);
    return { ...figures, late, answer: figures.paint + late };
  } finally {
    await context.close();
  }
}

async function measure(page, session) {
  const figures = await page.evaluate(() => race.figures());
  const before = await metrics(session);
  await session.send('HeapProfiler.collectGarbage');
  const after = await metrics(session);
  return {
    ...figures,
    script: before.ScriptDuration * 1000,
    task: before.TaskDuration * 1000,
    heap: after.JSHeapUsedSize + figures.memory,
  };
}

async function metrics(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** What goes over the wire, headers and the page itself included; what the browser has in its cache by then does not. */
class Network {
  bytes = 0;
  #open = new Set();
  #asked = [];
  #cached = new Set();
  #last = performance.now();

  constructor(session) {
    const on = (event, change) => session.on(`Network.${event}`, (told) => {
      change(told);
      this.#last = performance.now();
    });
    on('requestWillBeSent', ({ requestId, request }) => {
      if (!request.url.startsWith('http')) return;
      this.#asked.push([requestId, request.url]);
      this.#open.add(requestId);
    });
    on('requestServedFromCache', ({ requestId }) => this.#cached.add(requestId));
    on('responseReceived', ({ requestId, response }) => response.fromDiskCache && this.#cached.add(requestId));
    on('loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!this.#cached.has(requestId)) this.bytes += encodedDataLength;
      this.#open.delete(requestId);
    });
    on('loadingFailed', ({ requestId }) => this.#open.delete(requestId));
  }

  get urls() { return this.#asked.filter(([id]) => !this.#cached.has(id)).map(([, url]) => url); }

  async quiet() {
    while (this.#open.size || performance.now() - this.#last < QUIET) await new Promise((next) => { setTimeout(next, 50); });
  }
}

/** A contender that never answers ends the race, with its name. */
function inTime(promise, url) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer after ${LONGEST / 1000} s: ${url}`)), LONGEST);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
