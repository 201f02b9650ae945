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
