// The card that `render --to html` writes: without a script, and as the script takes it over.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { card, open, published, rendered, start } from './harness.mjs';

let world;
let document; // of the Muse Spark API, last verified before the days of the tests
before(async () => {
  world = await start();
  const text = await readFile(new URL('../../status/muse-spark-api.out-yet.json', import.meta.url), 'utf8');
  document = JSON.stringify({ ...JSON.parse(text), verified: '2026-06-03' });
});
after(() => world.stop());

const DAY = '2026-06-04';
const CLOCK = `${DAY}T12:00:00Z`;
const SENTENCE = 'As of 4 June 2026: No, the Muse Spark API is not out. Selected partners only · since 8 April 2026. '
  + '57 days since Muse Spark launched on 8 April 2026. 26 days left (promised by the end of June 2026).';
const SOURCES = 'Meta (ai.meta.com) · Meta (about.fb.com) · Reuters · WHBL';
const OTHER = JSON.stringify({ version: 1, subject: 'Other API', verified: '2026-06-01', launch: { date: '2026-05-01' } });

/** The card of a document that lies at an address, as it is published there. */
async function linked(text = document, ...options) {
  const src = world.json(text);
  const html = await published(text, DAY, `${world.host}/`, ...options);
  const [, element] = html.split(/^<script.*<\/script>\n/);
  return { src, html: element.replaceAll(`${world.host}/document.out-yet.json`, src) };
}

/** Has the page get the script now. */
const addScript = (page) => page.evaluate((src) => {
  const script = window.document.createElement('script');
  script.src = src;
  window.document.head.append(script);
}, world.embed);

/** Every card has answered for today. */
const answered = (page) => page.waitForFunction(() => {
  const cards = [...document.querySelectorAll('out-yet')];
  return cards.length > 0 && cards.every((element) => element.matches(':state(no), :state(yes)'));
});

/** Lets nothing through that the loader asks for, until it is called. */
async function hold(page) {
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route(/\/v1\/out-yet-.*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** The box of each thing that stays: the cards, all within them but the words of the day, and what stands around them. */
const boxes = (page) => page.evaluate(() => {
  const name = (node) => `${node.localName}.${node.className} ${node.querySelector('.answer') ? '' : node.textContent.slice(0, 20)}`;
  const all = [...document.querySelectorAll('body > *')].flatMap((node) => [node, ...node.shadowRoot?.querySelectorAll('.card, .card *') ?? []]);
  return all.filter((node) => !node.closest('.as-of, script, style')).map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [name(node), x, y, width, height];
  });
});

/** The boxes that are not where they were. Words in more text nodes than before may be 64ths of a pixel wider. */
async function moved(page, before) {
  const after = await boxes(page);
  const isNear = (one, other) => Math.abs(one - other) <= 4 / 64;
  const isSame = ([name, x, y, width, height], [nameBefore, xBefore, yBefore, widthBefore, heightBefore]) => name === nameBefore
    && isNear(x, xBefore) && y === yBefore && isNear(width, widthBefore) && height === heightBefore;
  return before.length === after.length ? after.filter((box, index) => !isSame(box, before[index])) : [before.length, after.length];
}

/** What the browser counts as a shift of layout. */
const shifts = (page) => page.evaluate(() => new Promise((done) => {
  // Entries come with the frame after the one that moved something.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    const seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => [entry.value, entry.sources.map(({ node }) => node?.nodeName)])))
      .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(seen), 50);
  })));
}));

/** The card that was rendered for the day is to be seen. */
const stands = async (page) => {
  assert.ok(await page.locator('out-yet .as-of').isVisible());
  assert.equal(await page.locator('out-yet .as-of').innerText(), 'As of 4 June 2026');
  assert.ok(await card(page).answer.isVisible());
  assert.equal(await card(page).answer.innerText(), 'No');
};

const visible = async (page, words) => assert.ok(await page.getByText(words).first().isVisible(), words);

async function closing(page, warnings = 0) {
  assert.deepEqual(page.faults, [], 'no uncaught error and no unhandled rejection');
  assert.equal(page.warnings.length, warnings, page.warnings.join());
  await page.context().close();
}

describe('taken over by the script, the same answer', () => {
  for (const [colorScheme, dir, isOpen] of [['light', 'ltr', false], ['dark', 'rtl', true]]) {
    for (const width of [240, 320, 640, 720]) {
      test(`moves nothing, ${width} px wide, ${colorScheme}, ${dir}`, async () => {
        const cards = await Promise.all([linked(), linked(document, '--written', '2026-05-01'), linked(document, '--theme', 'dark')]);
        const inline = await rendered(document, DAY);
        const url = world.html(`<style>:root { color-scheme: light dark } body { margin: 0; font-family: system-ui }</style>
          <p>Before.</p>${cards.map(({ html }) => html).join('<p>Between.</p>')}${inline}<p>After.</p>`);
        const page = await open(world, url, { clock: CLOCK, colorScheme, viewport: { width, height: 1200 } });
        await page.evaluate(([dir, isOpen]) => {
          window.document.dir = dir;
          for (const element of window.document.querySelectorAll('out-yet')) {
            element.loading = 'eager';
            element.shadowRoot.querySelector('details').open = isOpen;
          }
        }, [dir, isOpen]);
        assert.deepEqual(await page.locator('out-yet .as-of').allInnerTexts(), Array(4).fill('As of 4 June 2026'));
        const before = await boxes(page);
        assert.ok(before.length > 250, String(before.length));
        const shiftsBefore = await shifts(page);
        await addScript(page);
        await answered(page);
        assert.deepEqual(await page.locator('out-yet .as-of').allInnerTexts(), ['Today'], 'beside what was written');
        assert.deepEqual(await moved(page, before), []);
        assert.deepEqual(await shifts(page), shiftsBefore);
        await closing(page);
      });
    }
  }

  test('moves nothing where the longest date just fits', async () => {
    const day = '2026-09-30';
    const html = await rendered(document, day);
    const page = await open(world, world.html(`<style>body { margin: 0 }</style>${html}<p>After.</p>`), {
      clock: `${day}T12:00:00Z`, viewport: { width: 240, height: 1200 },
    });
    const before = await boxes(page);
    await addScript(page);
    await answered(page);
    assert.deepEqual(await moved(page, before), []);
    await closing(page);
  });

  test('moves nothing where the script was there before the card', async () => {
    const { html } = await linked();
    const url = world.html(`<script src="${world.embed}"></script><style>body { margin: 0 }</style>${html}<p>After.</p>`);
    let release;
    const page = await open(world, url, { clock: CLOCK, before: async (page) => { release = await hold(page); } });
    await stands(page);
    assert.equal(await page.locator('out-yet > template').count(), 0, 'no second copy of the card');
    const before = await boxes(page);
    release();
    await answered(page);
    assert.equal(await page.locator('out-yet .as-of').count(), 0);
    assert.deepEqual(await moved(page, before), []);
    assert.deepEqual(await shifts(page), []);
    await closing(page);
  });

  test('keeps the history open, and the focus', async () => {
    const { html } = await linked();
    const page = await open(world, world.html(html), { clock: CLOCK });
    const focused = () => page.evaluate(() => {
      const { activeElement } = window.document.querySelector('out-yet').shadowRoot;
      return [activeElement?.localName, activeElement?.matches(':focus-visible')];
    });
    await page.keyboard.press('Tab');
    for (let tabs = 0; (await focused())[0] !== 'summary' && tabs < 9; tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.deepEqual(await focused(), ['summary', true]);
    await addScript(page);
    await answered(page);
    assert.equal(await page.locator('out-yet details').evaluate((details) => details.open), true);
    assert.deepEqual(await focused(), ['summary', true]);
    await closing(page);
  });

  test('takes no focus that was elsewhere, and opens nothing', async () => {
    const { html } = await linked();
    const page = await open(world, world.html(`<button autofocus>Here</button>${html}`), { clock: CLOCK });
    await addScript(page);
    await answered(page);
    assert.equal(await page.evaluate(() => window.document.activeElement.localName), 'button');
    assert.equal(await page.locator('out-yet details').evaluate((details) => details.open), false);
    await closing(page);
  });
});

test('taken over on a later day, it answers for that day', async () => {
  const { html } = await linked();
  const page = await open(world, world.html(html), { clock: '2026-07-01T12:00:00Z' });
  await addScript(page);
  await answered(page);
  assert.equal(await card(page).counters.last().innerText(), '1 day overdue\n(promised by the end of June 2026)');
  await closing(page);
});

test('the attributes count as on any card', async () => {
  const { html } = await linked();
  const page = await open(world, world.html(html.replace('<out-yet ', '<out-yet as-of="2026-07-09" heading-level="2" ')), { clock: '2026-09-01T12:00:00Z' });
  await addScript(page);
  await answered(page);
  assert.equal(await page.locator('out-yet h2 ~ * .as-of').innerText(), 'As of 9 July 2026');
  assert.equal(await card(page).answer.innerText(), 'Yes');
  await page.evaluate(() => Object.assign(window.document.querySelector('out-yet'), { asOf: '2026-06-05', written: '2026-06-04', lang: 'en-US' }));
  await visible(page, 'When this was written, June 4, 2026: No on day 57 after the launch');
  assert.equal(await card(page).answer.innerText(), 'No');
  await closing(page);
});

describe('ways into the page', () => {
  const ways = {
    setHTMLUnsafe: (html) => window.document.querySelector('main').setHTMLUnsafe(html),
    innerHTML: (html) => { window.document.querySelector('main').innerHTML = html; },
  };
  for (const [name, insert] of Object.entries(ways)) {
    test(`${name}: shown at once, then taken over`, async () => {
      const { html } = await linked();
      let release;
      const page = await open(world, world.html(`<script src="${world.embed}"></script><main></main>`), {
        clock: CLOCK, before: async (page) => { release = await hold(page); },
      });
      await page.evaluate(insert, html);
      await stands(page);
      release();
      await answered(page);
      assert.equal(await page.locator('out-yet .as-of').count(), 0);
      assert.equal(await card(page).answer.innerText(), 'No');
      await closing(page);
    });
  }

  test('moved, it stays; taken out and put in again, it waits with the sentence', async () => {
    const { html } = await linked();
    const page = await open(world, world.html(`<main></main>${html}`), { clock: CLOCK });
    const release = await hold(page);
    await addScript(page);
    await page.waitForFunction(() => window.customElements.get('out-yet'));
    await page.evaluate(() => window.document.querySelector('main').append(window.document.querySelector('out-yet')));
    await stands(page);
    await page.evaluate(async () => {
      const element = window.document.querySelector('out-yet');
      element.remove();
      await new Promise((next) => { setTimeout(next); });
      window.document.body.append(element);
    });
    await visible(page, SENTENCE);
    release();
    await answered(page);
    await closing(page);
  });
});

describe('of another document it says nothing', () => {
  const changes = {
    'the address': ['', (src) => { window.document.querySelector('out-yet').src = src; }],
    'the address, below the fold': ['<div style="height: 6000px"></div>', (src) => { window.document.querySelector('out-yet').src = src; }],
    'the document in the page': [null, (src, text) => { window.document.querySelector('out-yet script').textContent = text; }],
  };
  for (const [name, [above, change]] of Object.entries(changes)) {
    test(`${name} changes before the first answer`, async () => {
      const html = above === null ? await rendered(document, DAY) : above + (await linked()).html;
      const page = await open(world, world.html(html), { clock: CLOCK });
      const release = await hold(page);
      await addScript(page);
      await page.waitForFunction(() => window.customElements.get('out-yet'));
      await page.waitForTimeout(100);
      assert.equal(await card(page).answer.innerText(), 'No');
      await page.evaluate(`(${change})(${JSON.stringify(world.json(OTHER))}, ${JSON.stringify(OTHER)})`);
      await page.waitForTimeout(100);
      assert.equal(await card(page).answer.count(), 0);
      await visible(page, SENTENCE);
      await page.locator('out-yet').scrollIntoViewIfNeeded();
      release();
      await page.getByText('Is the Other API out yet?').waitFor();
      await closing(page);
    });
  }
});

test('where it cannot check, the dated answer stays, and that is said', async () => {
  const { html } = await linked();
  const nowhere = html.replace(/src="[^"]*"/, `src="${world.host}/nowhere.json"`);
  const page = await open(world, world.html(nowhere), { clock: CLOCK });
  const before = await card(page).element.evaluate((element) => element.shadowRoot.querySelector('.card').getBoundingClientRect().toJSON());
  await addScript(page);
  await card(page).error.waitFor();
  assert.match(await card(page).error.innerText(), /^Couldn’t check just now/);
  await stands(page);
  assert.deepEqual(await card(page).element.evaluate((element) => element.shadowRoot.querySelector('.card').getBoundingClientRect().toJSON()), before);
  assert.equal(await page.evaluate(() => window.document.querySelector('out-yet').matches(':state(error)')), true);
  await closing(page, 1);
});

describe('without JavaScript', () => {
  test('the card stands with its day in the answer, and the sentence does not', async () => {
    const { html } = await linked();
    const page = await open(world, world.html(html), { javaScriptEnabled: false });
    await stands(page);
    assert.equal(await page.locator('out-yet > p').isVisible(), false, 'the sentence is for those who do not see the card');
    const box = await page.locator('out-yet').boundingBox();
    assert.ok(box.height > 400, 'styled');
    await page.context().close();
  });

  test('in a browser that knows no declarative shadow DOM the sentence stands', async () => {
    const { html } = await linked();
    const page = await open(world, world.html(html.replace(' shadowrootmode="open"', '')), { javaScriptEnabled: false });
    assert.equal((await page.locator('body').innerText()).trim(), `${SENTENCE} ${SOURCES} · Is the Muse Spark API out yet?`);
    await page.context().close();
  });
});

test('Markdown keeps it whole: no line of it is empty, and the element begins a line of its own', async () => {
  const ways = [
    await rendered(document, DAY),
    await published(document, DAY, 'https://example.com/status/', '--written', '2026-05-01'),
  ];
  for (const html of ways) {
    assert.doesNotMatch(html, /\n\s*\n/);
    assert.match(html, /^<out-yet[^<>]*>$/m);
  }
});

test('a feed reader that keeps nothing but plain elements keeps the sentence, with its links', async () => {
  const html = `${(await linked()).html}${await rendered(document, DAY)}`;
  const page = await open(world, world.html(''));
  const kept = await page.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    for (const node of body.querySelectorAll('script, template, style')) node.remove();
    for (const node of body.querySelectorAll('out-yet')) node.replaceWith(...node.childNodes);
    return [...body.children].map((node) => [node.localName, node.textContent, ...[...node.querySelectorAll('a')].map(({ href }) => new URL(href).hostname)]);
  }, html);
  const question = 'Is the Muse Spark API out yet?';
  const hosts = ['ai.meta.com', 'about.fb.com', 'www.reuters.com', 'whbl.com'];
  assert.deepEqual(kept, [
    ['p', `${SENTENCE} ${SOURCES} · ${question}`, ...hosts, new URL(world.host).hostname],
    ['p', `${SENTENCE} ${SOURCES}`, ...hosts],
  ]);
  await page.context().close();
});
