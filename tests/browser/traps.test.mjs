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

  test('texts that a translator has put into elements of its own do not outlast their day', async () => {
    const page = await open(world, world.html(`${script()}<out-yet src="${muse()}" as-of="2026-07-08"></out-yet>`));
    await card(page).answer.waitFor();
    const [answer, shown, day] = await card(page).element.evaluate((element) => new Promise((done) => {
      const texts = document.createTreeWalker(element.shadowRoot, NodeFilter.SHOW_TEXT);
      const all = [];
      while (texts.nextNode()) all.push(texts.currentNode);
      for (const text of all) {
        const font = document.createElement('font');
        text.replaceWith(font);
        font.append(text);
      }
      element.addEventListener('out-yet-load', ({ detail }) => {
        const part = (name) => element.shadowRoot.querySelector(name);
        done([detail.answer, part('.answer').textContent, part('.as-of time').dateTime]);
      }, { once: true });
      element.asOf = '2026-07-09';
    }));
    assert.deepEqual([answer, shown, day], ['yes', 'Yes', '2026-07-09']);
    assert.equal(await card(page).element.locator('.card font').count(), 0);
    assert.deepEqual([page.faults, page.warnings], [[], []]);
    await page.context().close();
  });

  test('the first card is removed while the program is on its way: the others have their answer', async () => {
    const held = [];
    const page = await open(world, world.html(`${script()}${`<out-yet src="${muse()}" loading="eager"></out-yet>`.repeat(2)}`), {
      before: (page) => page.route(/\/v1\/out-yet-.*\.js$/, (route) => (held.length ? route.continue() : held.push(route))),
    });
    while (!held.length) await page.waitForTimeout(20);
    await page.evaluate(() => document.querySelector('out-yet').remove());
    await held[0].continue();
    await card(page).answer.waitFor();
    assert.deepEqual([page.faults, page.warnings], [[], []]);
    await page.context().close();
  });

  test('a card in another document has no glue imported that nobody checked', async () => {
    let count = 0;
    const other = { contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body: 'window.isStranger = true; export const start = () => {};' };
    const page = await open(world, world.html(`<script src="${world.embed}"></script><iframe srcdoc="<p>Another document.</p>"></iframe>`), {
      clock: '2026-06-01T12:00:00Z',
      before: (page) => page.route(/\/v1\/out-yet-.*\.js$/, (route) => ((count += 1) > 2 ? route.fulfill(other) : route.continue())),
    });
    await page.evaluate((src) => {
      const element = Object.assign(document.createElement('out-yet'), { src, loading: 'eager', textContent: 'The author’s own words.' });
      document.querySelector('iframe').contentDocument.body.append(element);
    }, muse());
    await page.waitForTimeout(500);
    await page.clock.fastForward(9_100);
    await page.waitForTimeout(100);
    assert.deepEqual(page.warnings, ['[out-yet] wasm-timeout: 9000 ms']);
    assert.equal(await page.evaluate(() => window.isStranger), undefined);
    assert.ok(await page.frameLocator('iframe').getByText('The author’s own words.').isVisible());
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  for (const spoilt of ['console.warn', 'console']) test(`without \`${spoilt}\` a failure is told by its event all the same`, async () => {
    const page = await open(world, world.html(`
      <script>${spoilt} = undefined; addEventListener('out-yet-error', ({ detail }) => { window.code = detail.code; });</script>
      ${script()}<out-yet src="/nowhere.json"><p>Words.</p></out-yet>`));
    await card(page).error.waitFor();
    assert.equal(await page.evaluate(() => window.code), 'json-http');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test('a document’s text can neither break a line of the console nor steer it', async () => {
    const stage = 'one\nout-yet: fine\u202e';
    const page = await open(world, world.html(`${script()}<out-yet src="${world.json(JSON.stringify({
      version: 1, subject: 'It', verified: '2026-01-01', launch: { date: '2026-01-01' }, access: [{ date: '2026-01-02', stage }],
    }))}"><p>Words.</p></out-yet>`));
    const told = [];
    page.on('console', (message) => told.push(message.text()));
    await page.reload();
    await card(page).error.waitFor();
    const warnings = told.filter((text) => text.startsWith('[out-yet]'));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /access\[0\]/);
    assert.doesNotMatch(warnings[0], /[\n\u202e]/);
    await page.context().close();
  });

  test('a document of the page’s own origin is asked for without cookies, also in a frame that the page writes', async () => {
    const cookies = [];
    world.on('/own.out-yet.json', (request, response) => {
      cookies.push(request.headers.cookie);
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end('{ "version": 1, "subject": "It", "verified": "2026-01-01", "launch": { "date": "2026-01-01" } }');
    });
    const inside = `${script()}<out-yet src="/own.out-yet.json" loading="eager"></out-yet>`;
    const page = await open(world, world.html(`<script>document.cookie = 'who=reader';</script>${inside}<iframe srcdoc="${inside.replaceAll('"', '&quot;')}"></iframe>`));
    await card(page).answer.waitFor();
    await page.frames()[1].locator('out-yet .answer').waitFor();
    assert.deepEqual(cookies, [undefined, undefined]);
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
});

describe('company', () => {
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
