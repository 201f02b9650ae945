// X1 to X3: cards that are removed, moved, changed and many.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { answered, forget, report, unstarted } from '../invariants.mjs';
import { hanging, stalling } from './answers.mjs';
import { askedOf, cardOf, eventually, scriptOf } from './row.mjs';
import { OUT } from './world.mjs';

const defined = (page) => page.until(() => !!customElements.get('out-yet'));

/** A page with the script alone, once it has come; its instances are kept, as `instances`. */
const empty = {
  head: `<script>
    window.instances = [];
    window.instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...values) => {
      const instance = await instantiate(...values);
      instances.push(instance.instance ?? instance);
      return instance;
    };
  </script>`,
  body: (scene) => `${scriptOf(scene)}<main></main>`,
};

const OTHERS = 2_500; // ms until a document comes that nobody wants any more

const removed = [
  {
    id: 'X1 removed while its document is on the way',
    engines: 'all',
    document: stalling,
    async run({ page, host, document }) {
      await page.goto(host.url, { until: 'commit' });
      await eventually(() => document.open === 1, 'the document is asked for');
      await page.evaluate(() => document.querySelector('out-yet').remove());
      await eventually(() => document.ended === 1, 'the request is ended');
      await forget(page);
      await unstarted(page, { cards: 0 });
      return 'nothing said';
    },
  },
  {
    id: 'X1 put in and removed in one moment, twenty times',
    engines: 'all',
    ...empty,
    async run({ page, host, document }) {
      await page.goto(host.url);
      await defined(page);
      // In a task of the page’s own: within what its driver evaluates, WebKitGTK lets promises go on in between.
      await page.evaluate((src) => new Promise((done) => {
        setTimeout(() => {
          for (let times = 0; times < 20; times += 1) {
            const element = Object.assign(document.createElement('out-yet'), { src, loading: 'eager' });
            document.body.append(element);
            element.remove();
          }
          done();
        });
      }), document.url);
      await forget(page);
      await unstarted(page, { cards: 0 });
      assert.equal(document.requests.length, 0, 'nobody wants the document any more');
      await page.evaluate((html) => { document.querySelector('main').innerHTML = html; }, cardOf({ document }));
      await forget(page);
      return `Yes ${await answered(page)} ms`;
    },
  },
  {
    id: 'X1 moved while its document is on the way, and after it has answered',
    engines: 'all',
    body: (scene) => `${scriptOf(scene)}<main></main>${cardOf(scene)}`,
    before({ document }) { document.answer = hanging(OUT); },
    async run({ page, host, document }) {
      await page.goto(host.url, { until: 'commit' });
      await eventually(() => document.open === 1, 'the document is asked for');
      // Taken out, and put in again elsewhere, before the moment is over.
      await page.evaluate(() => new Promise((done) => {
        setTimeout(() => {
          const card = document.querySelector('out-yet');
          card.remove();
          document.querySelector('main').append(card);
          done();
        });
      }));
      await sleep(100);
      document.answer.release();
      await forget(page);
      const time = await answered(page);
      await page.evaluate(() => document.body.append(document.querySelector('out-yet')));
      await forget(page);
      await answered(page);
      const { events } = await report(page);
      assert.equal(events.length, 1, 'it has answered once');
      assert.deepEqual([document.requests.length, document.ended], [1, 0], 'and asked once');
      return `Yes ${time} ms`;
    },
  },
  {
    id: 'X1 its document changed a hundred times in a second',
    engines: 'all',
    // What is on the way is known here alone: a host learns late of what was ended.
    head: `<script>
      window.flights = { open: new Set(), most: 0, all: 0 };
      window.fetched = window.fetch;
      window.fetch = function (url, options) {
        if (!String(url).includes('?')) return fetched(url, options);
        const flight = {};
        flights.open.add(flight);
        flights.all += 1;
        flights.most = Math.max(flights.most, flights.open.size);
        options.signal.addEventListener('abort', () => flights.open.delete(flight));
        return fetched(url, options);
      };
    </script>`,
    document(request, response) {
      const [, number] = request.url.split('?');
      response.writeHead(200, { 'access-control-allow-origin': '*' });
      // The last is the first to come.
      setTimeout(() => response.end(OUT.replace('"It"', `"${number}"`)), number === '99' ? 0 : OTHERS);
    },
    async run({ page, host, document }) {
      await page.goto(host.url);
      await defined(page);
      await page.evaluate(async (url) => {
        const card = document.querySelector('out-yet');
        for (let number = 0; number < 100; number += 1) {
          card.src = `${url}?${number}`;
          await new Promise((next) => { setTimeout(next, 10); });
        }
      }, document.url);
      await forget(page);
      await page.until(() => document.querySelector('out-yet').shadowRoot.querySelector('.question')?.textContent.includes(' 99 '));
      const { most, all } = await page.evaluate(() => ({ most: flights.most, all: flights.all }));
      assert.equal(most, 1, 'one request on the way at a time');
      await sleep(OTHERS); // until all others would have come
      await answered(page);
      assert.match(await page.evaluate(() => document.querySelector('out-yet').shadowRoot.querySelector('.question').textContent), / 99 /);
      return `the last, of ${all} requests`;
    },
  },
];

/** Two hundred cards in one page; `srcOf` says which document each has. */
const many = (id, srcOf, requests) => ({
  id,
  engines: 'all',
  async run({ world, page, copy, document }) {
    const host = world.page({
      body: scriptOf({ copy }) + Array.from({ length: 200 }, (_, index) => cardOf({ document: { url: srcOf(document.url, index) } })).join(''),
    });
    await page.goto(host.url, { until: 'commit' });
    const time = await answered(page, { cards: 200, source: host.source, within: 45_000 });
    assert.equal(document.requests.length, requests);
    assert.equal(new Set(document.requests.map(({ url }) => url)).size, requests);
    assert.deepEqual(askedOf(copy), ['embed.js', 'glue', 'wasm']);
    return `Yes ${time} ms`;
  },
});

const crowd = [
  many('X3 two hundred cards of one document', (url) => url, 1),
  many('X3 two hundred cards of as many documents', (url, index) => `${url}?${index}`, 200),
];

/** Mounts and removes a thousand cards, the way that it says. */
async function thousand([src, way, text]) {
  const isOwn = way === 'with a document of its own';
  const make = () => {
    const element = Object.assign(document.createElement('out-yet'), { loading: 'eager' });
    if (isOwn) element.append(Object.assign(document.createElement('script'), { type: 'application/json', text }));
    else element.src = src;
    return element;
  };
  const answer = (element) => new Promise((done) => { element.addEventListener('out-yet-load', done, { once: true }); });
  if (!isOwn && !document.querySelector('out-yet')) {
    const keeper = make(); // keeps the document
    document.body.append(keeper);
    await answer(keeper);
  }
  for (let batch = 0; batch < 20; batch += 1) {
    const elements = Array.from({ length: 50 }, make);
    const answers = elements.map(answer);
    document.body.append(...elements);
    if (way === 'while it renders') await new Promise((next) => { setTimeout(next); });
    else await Promise.all(answers);
    if (way === 'moved') {
      const aside = document.createElement('div');
      document.body.append(aside);
      aside.append(...elements);
      aside.remove();
    }
    for (const element of elements) element.remove();
    await new Promise((next) => { setTimeout(next); });
  }
}

/** What a page needs, after garbage was collected. */
async function needs(page, session) {
  for (let times = 0; times < 3; times += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await sleep(50);
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name) => metrics.find((found) => found.name === name).value;
  return {
    counts: {
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      pages: await page.evaluate(() => window.instances.map((instance) => instance.exports.memory.buffer.byteLength / 65_536)),
    },
    heap: (await session.send('Runtime.getHeapUsage')).usedSize,
  };
}

const ROUNDS = 6; // at most
const HEAP = 256 * 1024; // bytes by which the browser’s own bookkeeping may differ between two rounds

/** Where nothing tells the program what is garbage: it has to be given back. */
const UNTOLD = '<script>delete window.FinalizationRegistry;</script>';

const repeated = (way, head = '') => ({
  id: `X2 a thousand cards put in and removed, time after time, ${way}${head && ', by hand'}`,
  timeout: 240_000,
  ...empty,
  head: `${head}${empty.head}`,
  async run({ page, host, document }) {
    await page.goto(host.url);
    await defined(page);
    const session = await page.playwright.context().newCDPSession(page.playwright);
    await session.send('Performance.enable');
    const seen = [];
    // How much is there at once differs with how busy the machine is; what leaks grows with every round.
    const isSteady = () => seen.length > 1 && isDeepStrictEqual(seen.at(-1).counts, seen.at(-2).counts);
    while (seen.length < 3 || (seen.length < ROUNDS && !isSteady())) {
      await page.evaluate(thousand, [document.url, way, OUT]);
      seen.push(await needs(page, session));
    }
    const [before, last] = seen.slice(-2);
    assert.deepEqual(last.counts, before.counts, 'a round needs no more than the one before');
    assert.equal(last.counts.pages.length, 1, 'one instance');
    const grown = last.heap - before.heap;
    assert.ok(grown < HEAP, `the heap has grown by ${grown} bytes`);
    const { faults, warnings, errors } = await report(page);
    assert.deepEqual({ faults, warnings, errors }, { faults: [], warnings: [], errors: [] });
    return `${last.counts.nodes} nodes, ${last.counts.listeners} listeners, ${last.counts.pages} pages, heap ${grown}`;
  },
});

const rounds = [
  ...['after it was rendered', 'while it renders', 'moved', 'with a document of its own'].map((way) => repeated(way)),
  repeated('after it was rendered', UNTOLD),
  repeated('with a document of its own', UNTOLD),
];

export const life = [...removed, ...crowd, ...rounds];
