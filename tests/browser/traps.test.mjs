// What was measured to break wasm-bindgen, Yew and cards in other people’s pages.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { card, keepInstances, open, start } from './harness.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const muse = () => world.status('muse-spark-api');
const script = () => `<script async crossorigin src="${world.embed}"></script>`;

test('an answer is told once it stands in the page, also where the clock runs away', async () => {
  const page = await open(world, world.html(script()), {
    before: (page) => page.addInitScript(() => {
      let now = 1_800_000_000_000;
      Date.now = () => { now += 20; return now; };
    }),
  });
  const days = ['2026-07-08', '2026-07-09', '2026-06-04', '2026-08-05', '2026-04-07'];
  const told = await page.evaluate(async ({ src, days }) => {
    document.body.insertAdjacentHTML('beforeend', `<out-yet src="${src}" loading="eager"></out-yet>`);
    const element = document.querySelector('out-yet');
    const load = () => new Promise((done) => {
      element.addEventListener('out-yet-load', ({ detail }) => {
        const part = (name) => element.shadowRoot.querySelector(name);
        done([detail.as_of, part('.as-of time')?.dateTime, detail.answer, part('.answer').textContent.toLowerCase()]);
      }, { once: true });
    });
    await load();
    const told = [];
    for (const day of days) {
      element.asOf = day;
      told.push(await load());
    }
    return told;
  }, { src: muse(), days });
  for (const [index, [day, shown, answer, word]] of told.entries()) {
    assert.deepEqual([day, shown, word], [days[index], days[index], answer]);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

describe('mounting and removing', () => {
  test('in one tick leaves nothing behind and breaks nothing', async () => {
    const page = await open(world, world.html(script()), { before: keepInstances });
    await page.evaluate(async (src) => {
      await customElements.whenDefined('out-yet');
      for (let times = 0; times < 20; times += 1) {
        const element = document.createElement('out-yet');
        element.src = src;
        element.loading = 'eager';
        document.body.append(element);
        element.remove();
      }
      await new Promise((next) => { setTimeout(next, 300); });
    }, muse());
    assert.equal(page.requests.some((url) => url.endsWith('.json')), false, 'nobody wants the document any more');
    await page.evaluate((src) => {
      document.body.insertAdjacentHTML('beforeend', `<out-yet src="${src}"></out-yet>`);
    }, muse());
    await card(page).answer.waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('nodes that others have taken out of the card are made again with the next answer', async () => {
    const page = await open(world, world.html(`${script()}<out-yet src="${muse()}" as-of="2026-06-04"></out-yet>`));
    await card(page).answer.waitFor();
    const text = await card(page).element.evaluate((element) => {
      const before = element.shadowRoot.textContent;
      for (const part of ['.answer', '.counter', 'summary']) element.shadowRoot.querySelector(part).remove();
      element.asOf = '2026-06-05';
      element.addEventListener('out-yet-load', () => { element.asOf = '2026-06-04'; }, { once: true });
      return before;
    });
    await page.waitForFunction((text) => document.querySelector('out-yet').shadowRoot.textContent === text, text);
    assert.deepEqual([page.faults, page.warnings], [[], []]);
    await page.context().close();
  });

  test('moved and removed in one tick, the only card of the page', async () => {
    const page = await open(world, world.html(`${script()}<main></main><out-yet src="${muse()}"></out-yet>`));
    await card(page).answer.waitFor();
    await page.evaluate(() => {
      const element = document.querySelector('out-yet');
      document.querySelector('main').append(element);
      element.remove();
    });
    await page.waitForTimeout(100);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  for (const way of ['after it was rendered', 'while it renders', 'moved', 'with a document of its own']) {
    test(`a thousand times, three times over, ${way}: the third round needs no more than the second`, { timeout: 240_000 }, async () => {
      const page = await open(world, world.html(script()), { before: keepInstances });
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable');
      const rounds = [];
      for (let round = 0; round < 3; round += 1) {
        await page.evaluate(async ([src, way]) => {
          await customElements.whenDefined('out-yet');
          const text = JSON.stringify({ version: 1, subject: 'It', verified: '2026-01-01', launch: { date: '2026-01-01' } });
          const isOwn = way === 'with a document of its own';
          const make = () => {
            const element = Object.assign(document.createElement('out-yet'), { loading: 'eager' });
            if (isOwn) element.append(Object.assign(document.createElement('script'), { type: 'application/json', text }));
            else element.src = src;
            return element;
          };
          const keeper = document.querySelector('#keeper') ?? document.createElement('out-yet'); // keeps the document
          if (!keeper.isConnected && !isOwn) {
            Object.assign(keeper, { id: 'keeper', src, loading: 'eager' });
            const loaded = new Promise((done) => { keeper.addEventListener('out-yet-load', done, { once: true }); });
            document.body.append(keeper);
            await loaded;
          }
          for (let batch = 0; batch < 20; batch += 1) {
            const elements = Array.from({ length: 50 }, make);
            const loaded = elements.map((element) => new Promise((done) => { element.addEventListener('out-yet-load', done, { once: true }); }));
            document.body.append(...elements);
            if (way === 'while it renders') await new Promise((next) => { setTimeout(next); });
            else await Promise.all(loaded);
            if (way === 'moved') {
              const aside = document.createElement('div');
              document.body.append(aside);
              aside.append(...elements);
              aside.remove();
            }
            for (const element of elements) element.remove();
            await new Promise((next) => { setTimeout(next); });
          }
        }, [muse(), way]);
        for (let times = 0; times < 3; times += 1) {
          await session.send('HeapProfiler.collectGarbage');
          await page.waitForTimeout(50);
        }
        const { metrics } = await session.send('Performance.getMetrics');
        const metric = (name) => metrics.find((found) => found.name === name).value;
        rounds.push({
          nodes: metric('Nodes'),
          listeners: metric('JSEventListeners'),
          pages: await page.evaluate(() => window.instances.map((instance) => instance.exports.memory.buffer.byteLength / 65_536)),
        });
      }
      assert.equal(rounds[2].pages.length, 1, 'one instance');
      assert.deepEqual(rounds[2], rounds[1]);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
});

describe('a trap', () => {
  const three = () => `${script()}${'<out-yet class="card"></out-yet>'.repeat(3)}`
    .replaceAll('<out-yet class="card">', `<out-yet src="${muse()}" loading="eager" as-of="2026-06-04">`);

  /** Has the browser throw while the wasm makes a node; the rest of that moment passes before it can again. */
  const trap = (page) => page.evaluate(async () => {
    const { createTextNode } = Document.prototype;
    Document.prototype.createTextNode = () => { throw new Error('no more nodes'); };
    document.querySelector('out-yet').setAttribute('written', '2026-05-04');
    for (let moments = 0; moments < 20; moments += 1) await null;
    Document.prototype.createTextNode = createTextNode;
  });

  test('leaves every card with its content, and gets one fresh instance', async () => {
    const page = await open(world, world.html(three()), { before: keepInstances });
    await card(page, 'out-yet >> nth=2').answer.waitFor();
    const seen = page.evaluate(() => new Promise((done) => {
      // From now on, no card may be without an answer but the one that was spoilt.
      const texts = () => [...document.querySelectorAll('out-yet')].slice(1).map((element) => element.shadowRoot.querySelector('.answer')?.textContent);
      const all = [];
      const look = () => {
        all.push(...texts());
        if (window.instances.length > 1 && all.length > 40) done([...new Set(all)]);
        else requestAnimationFrame(look);
      };
      look();
    }));
    await trap(page);
    assert.deepEqual(await seen, ['No']);
    await page.locator('out-yet >> nth=0').getByText('When this was written').waitFor();
    assert.deepEqual(await page.locator('out-yet .answer').allInnerTexts(), ['No', 'No', 'No']);
    await page.evaluate(() => { document.querySelectorAll('out-yet')[1].asOf = '2026-07-09'; });
    await page.waitForFunction(() => document.querySelectorAll('out-yet')[1].shadowRoot.querySelector('.answer').textContent === 'Yes');
    assert.equal(await page.evaluate(() => window.instances.length), 2);
    assert.equal(page.warnings.length, 1);
    assert.match(page.warnings[0], /^\[out-yet\] trap: /);
    assert.deepEqual(page.faults, [], 'nothing reaches the page');
    await page.context().close();
  });

  test('that happens again is told, and the content stays all the same', async () => {
    const page = await open(world, world.html(three()), { before: keepInstances });
    await card(page, 'out-yet >> nth=2').answer.waitFor();
    await page.evaluate(() => addEventListener('out-yet-error', (event) => (window.codes ??= []).push(event.detail.code)));
    await trap(page);
    await page.locator('out-yet >> nth=0').getByText('When this was written').waitFor();
    await page.evaluate(() => { document.querySelector('out-yet').removeAttribute('written'); });
    await page.waitForFunction(() => !document.querySelector('out-yet').shadowRoot.querySelector('.written'));
    await trap(page);
    await card(page, 'out-yet >> nth=2').error.waitFor();
    assert.deepEqual((await page.locator('out-yet .answer').allInnerTexts()).slice(-2), ['No', 'No']);
    assert.deepEqual(await page.evaluate(() => window.codes), ['trap', 'trap', 'trap']);
    assert.equal(await page.evaluate(() => window.instances.length), 2);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
});

describe('company', () => {
  test('two copies of the script, and one of another version: the first defines the element', async () => {
    world.on('/v0/embed.js', async (request, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      response.end(await readFile(new URL(`${process.env.OUT_YET_DIST ?? new URL('../../dist', import.meta.url).pathname}/v1/embed.js`, 'file:')));
    });
    const page = await open(world, world.html(`
      <script src="${world.embed}"></script><script src="${world.embed}"></script><script src="${world.host}/v0/embed.js"></script>
      <out-yet src="${muse()}"></out-yet><script async src="${world.embed}"></script>`), { before: keepInstances });
    await card(page).answer.waitFor();
    assert.equal(await page.evaluate(() => window.instances.length), 1);
    assert.deepEqual(page.faults, []);
    assert.deepEqual(page.warnings, []);
    await page.context().close();
  });

  test('a name that the page has taken is left alone', async () => {
    const page = await open(world, world.html(`
      <script>customElements.define('out-yet', class extends HTMLElement { connectedCallback() { this.textContent = 'Mine'; } });</script>
      ${script()}<out-yet src="${muse()}"></out-yet>`));
    assert.equal(await page.locator('out-yet').innerText(), 'Mine');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('a page that is itself a Yew app hears its own clicks once, and the card goes on', async () => {
    const app = process.env.OUT_YET_YEW_HOST;
    assert.ok(app, 'OUT_YET_YEW_HOST: the folder of the app that `cargo xtask test` builds');
    for (const file of ['host.js', 'host_bg.wasm']) {
      world.on(`/${file}`, async (request, response) => {
        response.writeHead(200, { 'content-type': file.endsWith('.js') ? 'text/javascript' : 'application/wasm' });
        response.end(await readFile(`${app}/${file}`));
      });
    }
    const page = await open(world, world.html(`${script()}<script type="module">
      import init from '${world.host}/host.js'; window.source = '${muse()}'; await init({ module_or_path: '${world.host}/host_bg.wasm' });</script>`));
    await card(page, 'out-yet >> nth=1').answer.waitFor();
    const clicks = page.locator('#clicks');
    for (const [index, heard] of ['1', '2'].entries()) {
      const { element } = card(page, `out-yet >> nth=${index}`);
      await element.locator('summary').click();
      assert.equal(await clicks.innerText(), heard, 'a click in a card reaches the app around it once');
      assert.equal(await element.locator('details').evaluate((node) => node.open), true);
    }
    await page.locator('#other').click();
    assert.equal(await clicks.innerText(), '3');
    assert.equal(await page.locator('#others').innerText(), '1');
    assert.deepEqual(await page.locator('out-yet .answer').allInnerTexts(), ['Yes', 'Yes']);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
});
