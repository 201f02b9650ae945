// The card in a frame, for places that allow nothing else, and the article that gives the frame its height.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { open, start } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const MUSE = 'src=status/muse-spark-api.out-yet.json';
const DAY = '2026-10-01';
const CLOCK = `${DAY}T12:00:00Z`;
const SANDBOX = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';
const SANDBOXES = [['without a sandbox', ''], ['in a sandbox', SANDBOX]];
const SUMMARY = 'out-yet summary';

const framed = (query = MUSE, attributes = '', path = 'embed.html') => (
  `<iframe title="A card" width="400" height="300" ${attributes} src="${world.site}/${path}${query && `?${query.replaceAll('&', '&amp;')}`}"></iframe>`
);
const script = () => `<script async src="${world.site}/v1/frame.js"></script>`;

/** The frames of this copy within a page, each with its card answered. */
async function cards(page) {
  await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every(({ contentWindow }) => contentWindow.length === 0));
  const ours = page.frames().filter((frame) => /\/(embed|frame)\.html/.test(frame.url()));
  for (const frame of ours) await frame.locator('out-yet .answer').waitFor();
  return ours;
}

/** What the content of a frame needs. */
const needed = (frame) => frame.evaluate(() => document.documentElement.getBoundingClientRect().height);

/** The frame has come to be as high as its content, without a scroll bar. */
async function fits(page, frame) {
  const element = await frame.frameElement();
  for (let tries = 0; tries < 100; tries += 1) {
    const [height, content] = [await element.evaluate((iframe) => iframe.clientHeight), await needed(frame)];
    if (height >= content && height - content < 2.5) return height;
    await page.waitForTimeout(50);
  }
  throw new assert.AssertionError({ message: `${await element.evaluate((iframe) => iframe.clientHeight)} px, but ${await needed(frame)} are needed` });
}

/** Long enough for what should not happen. */
const aWhile = (page) => page.waitForTimeout(400);

async function closing(page) {
  assert.deepEqual(page.faults, [], 'no uncaught error and no unhandled rejection');
  await page.context().close();
}

describe('embed.html', () => {
  for (const [name, sandbox] of SANDBOXES) {
    test(`shows the card and nothing else, ${name}`, async () => {
      const page = await open(world, world.html(framed(MUSE, sandbox)), { clock: CLOCK });
      const [frame] = await cards(page);
      assert.equal(await frame.evaluate(() => origin), sandbox ? 'null' : world.site);
      assert.equal(await frame.locator('out-yet h2').innerText(), 'Is the Muse Spark API out yet?');
      assert.equal(await frame.locator('out-yet .answer').innerText(), 'Yes');
      assert.deepEqual(await frame.evaluate(() => [...document.querySelectorAll('body *:not(script)')].map(({ localName }) => localName)), ['main', 'out-yet', 'p', 'a']);
      assert.deepEqual(await frame.evaluate(() => [document.title, document.documentElement.lang]), ['Is the Muse Spark API out yet?', 'en-GB']);
      assert.equal(await frame.locator('meta[name=robots]').getAttribute('content'), 'noindex');
      const [card, width] = await frame.evaluate(() => [document.querySelector('out-yet').getBoundingClientRect().toJSON(), document.documentElement.clientWidth]);
      assert.deepEqual([card.x, card.y, card.width], [0, 0, width], 'it fills its frame');
      assert.deepEqual(page.warnings, []);
      await closing(page);
    });

    test(`opens links outside, ${name}`, async () => {
      const address = world.html('<p>Elsewhere.</p>');
      const src = world.json(JSON.stringify({ version: 1, subject: 'It', verified: DAY, launch: { date: '2026-01-01' }, page: address }));
      const page = await open(world, world.html(framed(`src=${encodeURIComponent(src)}`, sandbox)), { clock: CLOCK });
      const [frame] = await cards(page);
      const before = frame.url();
      const opened = page.context().waitForEvent('page');
      await frame.locator(`out-yet a[href="${address}"]`).click();
      const other = await opened;
      await other.getByText('Elsewhere.').waitFor();
      assert.deepEqual(await other.evaluate(() => [window.opener, origin]), [null, world.host]);
      assert.equal(frame.url(), before);
      await closing(page);
    });
  }

  const rows = [
    ['as-of=2026-06-04', 'out-yet .as-of', 'As of 4 June 2026'],
    ['as-of=2026-06-04&lang=en-US', 'out-yet .as-of', 'As of June 4, 2026'],
    ['written=2026-06-04', 'out-yet .written', 'When this was written, 4 June 2026: No on day 57 after the launch'],
    ['heading-level=4', 'out-yet h4', 'Is the Muse Spark API out yet?'],
    ['lang=de&as-of=2026-06-04', 'out-yet .as-of', 'Stand 4. Juni 2026'],
    ['layout=badge', 'out-yet .badge', 'Muse Spark API Yes, since 9 July 2026'],
    ['as-of=', 'out-yet h2', 'Is the Muse Spark API out yet?'],
    ['as-of=2026-06-04&as-of=2026-06-05', 'out-yet .as-of', 'As of 4 June 2026'],
  ];
  for (const [query, selector, expected] of rows) {
    test(`takes ${query}`, async () => {
      const page = await open(world, `${world.site}/embed.html?${MUSE}&${query}`, { clock: CLOCK });
      const shown = await page.locator(selector).textContent();
      assert.equal(shown, expected);
      await closing(page);
    });
  }

  test('takes every attribute of the element but loading, and nothing else', async () => {
    const page = await open(world, `${world.site}/embed.html?${MUSE}`, { clock: CLOCK });
    const names = await page.evaluate(async () => (await customElements.whenDefined('out-yet')).observedAttributes);
    const asked = names.filter((name) => !['src', 'loading'].includes(name));
    assert.ok(asked.length > 4, asked.join());
    const others = '&loading=lazy&hidden=1&onclick=alert(1)&style=color:red&id=x&__proto__=1';
    await page.goto(`${world.site}/embed.html?${MUSE}${asked.map((name) => `&${name}=x`).join('')}${others}`);
    const attributes = await page.locator('out-yet').evaluate((element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])));
    // The layout is a parameter before the element knows any.
    delete attributes.layout;
    const expected = { src: MUSE.slice(4), loading: 'eager', ...Object.fromEntries(asked.filter((name) => name !== 'layout').map((name) => [name, 'x'])) };
    assert.deepEqual(attributes, expected);
    await closing(page);
  });

  for (const theme of ['light', 'dark', 'auto']) {
    for (const colorScheme of ['light', 'dark']) {
      test(`theme=${theme} for a reader of ${colorScheme} lets the page show beside the card`, async () => {
        const scheme = theme === 'auto' ? colorScheme : theme;
        const around = `<style>:root { color-scheme: ${scheme}; background: rgb(0, 128, 255) } body { margin: 0 } iframe { border: 0; display: block }</style>`;
        const page = await open(world, world.html(`${around}${framed(`${MUSE}&theme=${theme}`, SANDBOX)}${script()}`), { clock: CLOCK, colorScheme });
        const [frame] = await cards(page);
        await fits(page, frame);
        const corner = await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
        const blue = await page.screenshot({ clip: { x: 420, y: 0, width: 1, height: 1 } });
        assert.deepEqual(corner, blue, 'the round corner of the card');
        const inside = await frame.locator('out-yet .card').evaluate((card) => getComputedStyle(card).backgroundColor);
        assert.equal(inside, scheme === 'dark' ? 'rgb(23, 25, 30)' : 'rgb(255, 255, 255)');
        await closing(page);
      });
    }
  }

  const nothing = /^The address of this frame names no status document\. .*\s+Couldn’t check just now\.$/;
  const faults = [
    ['no address', '', nothing, 0],
    ['an empty one', 'src=', nothing, 0],
    ['a script', 'src=javascript:alert(1)', nothing, 0],
    ['data', 'src=data:application/json,{}', nothing, 0],
    ['an address with a user', 'src=https://user:word@example.com/a.json', nothing, 0],
    ['no address at all', 'src=https://', nothing, 0],
    ['a document that is not there', 'src=nowhere.json', /^Status document\s+Couldn’t check just now\.$/, 1],
    ['no document', 'src=embed.html', /^Status document\s+Couldn’t check: the status document has a mistake in it\.$/, 1],
  ];
  for (const [name, query, expected, links] of faults) {
    test(`given ${name} it says so`, async () => {
      const page = await open(world, world.html(`${framed(query, SANDBOX)}${script()}`), { clock: CLOCK });
      const frame = page.frames()[1];
      await frame.locator('out-yet .error').waitFor();
      assert.match(await frame.locator('body').evaluate((body) => {
        const element = body.querySelector('out-yet');
        return `${element.innerText.trim()} ${element.shadowRoot.querySelector('.error').innerText}`;
      }), expected);
      assert.ok(await frame.locator('out-yet > p').first().isVisible());
      assert.equal(await frame.locator('a').count(), links);
      await fits(page, frame).catch(async () => assert.equal(await (await frame.frameElement()).evaluate((iframe) => iframe.clientHeight), 80, 'the lowest'));
      await closing(page);
    });
  }

  test('without JavaScript it says so, and where the answers are', async () => {
    const page = await open(world, world.html(framed(MUSE, 'sandbox="allow-popups"')), { javaScriptEnabled: false });
    const frame = page.frameLocator('iframe');
    assert.equal(await frame.locator('body').innerText(), 'This card needs JavaScript. All answers, on pages that need none');
    const opened = page.context().waitForEvent('page');
    await frame.locator('a').click();
    const other = await opened;
    await other.getByText('Muse Spark API').first().waitFor();
    assert.equal(other.url(), `${world.site}/status/`);
    await page.context().close();
  });

  for (const missing of ['v1/embed.js', 'embed-query.js', 'v1/framed.js', 'status/published.css']) {
    test(`without ${missing} it is not blank`, async () => {
      const page = await open(world, world.html(framed(MUSE, SANDBOX)), {
        clock: CLOCK, before: (page) => page.route(`${world.site}/${missing}`, (route) => route.fulfill({ status: 404 })),
      });
      const frame = page.frames()[1];
      const shown = missing === 'v1/embed.js' ? 'Status document' : missing === 'embed-query.js' ? 'This card needs JavaScript.' : 'Is the Muse Spark API out yet?';
      await frame.getByText(shown).first().waitFor();
      await closing(page);
    });
  }

  for (const [name, sandbox] of SANDBOXES) {
    test(`works under a strict policy of its own, ${name}`, async () => {
      const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
      const blocked = [];
      const page = await open(world, null, { clock: CLOCK });
      page.on('console', (message) => { if (/Content Security Policy/i.test(message.text())) blocked.push(message.text()); });
      await page.route(`${world.site}/embed.html*`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
      });
      await page.goto(world.html(`${framed(`${MUSE}&theme=dark`, sandbox)}${script()}`, {
        'content-security-policy': `default-src 'none'; script-src ${world.site}; frame-src ${world.site}`,
      }));
      const [frame] = await cards(page);
      await fits(page, frame);
      assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
      assert.deepEqual(blocked, []);
      await closing(page);
    });
  }

  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing, ${colorScheme}`, async () => {
      for (const query of [MUSE, `${MUSE}&theme=dark&written=2026-06-04`, `${MUSE}&theme=light`, '', 'src=nowhere.json']) {
        const page = await open(world, `${world.site}/embed.html?${query}`, { colorScheme });
        await page.locator('out-yet .answer, out-yet .error').first().waitFor();
        if (query.includes('muse')) await page.locator(SUMMARY).click();
        await page.evaluate(AXE);
        // A frame is part of a page that has its heading.
        const { violations } = await page.evaluate(() => window.axe.run({ rules: { 'page-has-heading-one': { enabled: false } } }));
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], query);
        await closing(page);
      }
    });
  }
});

describe('the height', () => {
  const pages = [
    ['embed.html', MUSE, 'embed.html'],
    ['a published frame', '', 'status/muse-spark-api/frame.html'],
  ];
  for (const [kind, query, path] of pages) {
    for (const [name, sandbox] of SANDBOXES) {
      test(`of ${kind} follows its content, ${name}`, async () => {
        const page = await open(world, world.html(`${framed(query, sandbox, path)}${script()}`), { clock: CLOCK });
        const [frame] = await cards(page);
        const closed = await fits(page, frame);
        assert.notEqual(closed, 300);
        await frame.locator(SUMMARY).click();
        const opened = await fits(page, frame);
        assert.ok(opened > closed + 100, `${opened} after ${closed}`);
        await frame.locator(SUMMARY).click();
        assert.equal(await fits(page, frame), closed);
        for (const width of [240, 320, 640]) {
          await page.locator('iframe').evaluate((iframe, width) => { iframe.width = width; }, width);
          await page.waitForFunction((width) => document.querySelector('iframe').clientWidth === width, width);
          await frame.waitForFunction((width) => innerWidth === width, width);
          await fits(page, frame);
          assert.equal(await frame.evaluate(() => innerWidth - document.documentElement.clientWidth), 0, 'no scroll bar');
        }
        await closing(page);
      });
    }
  }

  test('is still followed after a window was drawn wider and narrower many times', async () => {
    const page = await open(world, world.html(`${framed()}${script()}`), { clock: CLOCK });
    const [frame] = await cards(page);
    const before = await fits(page, frame);
    for (let times = 0; times < 25; times += 1) {
      const height = await page.locator('iframe').evaluate((iframe, width) => {
        iframe.width = width;
        return iframe.style.height;
      }, times % 2 ? 640 : 240);
      await page.waitForFunction((height) => document.querySelector('iframe').style.height !== height, height);
    }
    await page.locator('iframe').evaluate((iframe) => { iframe.width = 400; });
    await frame.waitForFunction(() => innerWidth === 400);
    assert.equal(await fits(page, frame), before);
    await closing(page);
  });

  const borders = { 'a border': 'border: 5px solid', 'a border within its box': 'border: 5px solid; box-sizing: border-box', 'a ratio of its own': 'height: auto; aspect-ratio: 16 / 9' };
  for (const [name, style] of Object.entries(borders)) {
    test(`of a frame with ${name}`, async () => {
      const page = await open(world, world.html(`<style>iframe { ${style} }</style>${framed()}${script()}`), { clock: CLOCK });
      const [frame] = await cards(page);
      await fits(page, frame);
      await closing(page);
    });
  }

  const orders = {
    before: (frame, script) => script + frame,
    after: (frame, script) => frame + script,
    twice: (frame, script) => script + frame + script + script,
    'not async': (frame, script) => script.replace(' async', '') + frame,
  };
  for (const [name, order] of Object.entries(orders)) {
    test(`with the script ${name}`, async () => {
      const page = await open(world, world.html(order(framed(MUSE, SANDBOX) + framed(`${MUSE}&as-of=2026-04-07`, SANDBOX), script())), { clock: CLOCK });
      const [one, other] = await cards(page);
      const heights = [await fits(page, one), await fits(page, other)];
      assert.notEqual(heights[0], heights[1], 'each its own');
      await one.locator(SUMMARY).click();
      assert.ok(await fits(page, one) > heights[0]);
      assert.equal(await fits(page, other), heights[1]);
      await closing(page);
    });
  }

  test('in a page with an image that is named like what the script asks for', async () => {
    const page = await open(world, world.html(`<img name="currentScript" alt="">${script()}${framed(MUSE, SANDBOX)}`), { clock: CLOCK });
    const [frame] = await cards(page);
    await fits(page, frame);
    await closing(page);
  });

  test('as a module, which knows no address of its own: nothing happens', async () => {
    const page = await open(world, world.html(`<script type="module" src="${world.site}/v1/frame.js"></script>${framed(MUSE, SANDBOX)}`), { clock: CLOCK });
    await cards(page);
    await aWhile(page);
    assert.equal(await page.locator('iframe').getAttribute('style'), null);
    await closing(page);
  });

  test('with the script long after the card', async () => {
    const page = await open(world, world.html(framed(MUSE, SANDBOX)), { clock: CLOCK });
    const [frame] = await cards(page);
    await aWhile(page);
    assert.equal(await page.locator('iframe').getAttribute('style'), null, 'without the script it stays as it is');
    await page.addScriptTag({ url: `${world.site}/v1/frame.js` });
    await fits(page, frame);
    await closing(page);
  });

  test('of frames that come later, are lazy, or get another address', async () => {
    const page = await open(world, world.html(`${script()}<div style="height: 6000px"></div><main></main>`), { clock: CLOCK, waitUntil: 'networkidle' });
    await page.locator('main').evaluate((main, html) => { main.innerHTML = html; }, framed(MUSE, 'loading="lazy"'));
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('iframe').style.height);
    const [frame] = await cards(page);
    const before = await fits(page, frame);
    await page.locator('iframe').evaluate((iframe) => { iframe.src += '&as-of=2026-04-07'; });
    await page.frameLocator('iframe').locator('out-yet .as-of').waitFor();
    assert.notEqual(await fits(page, frame), before);
    await closing(page);
  });

  test('of a frame that is far below is right before a reader comes to it', async () => {
    const page = await open(world, world.html(`<div style="height: 20000px"></div>${framed(MUSE, SANDBOX)}${framed('src=nowhere.json', SANDBOX)}${script()}`), { clock: CLOCK });
    await page.waitForFunction(() => [...document.querySelectorAll('iframe')].every(({ style }) => style.height));
    for (const frame of page.frames().slice(1)) {
      await frame.locator('out-yet .answer, out-yet .error').waitFor();
      assert.equal(await page.evaluate(() => scrollY), 0);
      await page.waitForFunction(([index, needed]) => document.querySelectorAll('iframe')[index].clientHeight >= needed, [page.frames().indexOf(frame) - 1, await needed(frame)]);
    }
    await closing(page);
  });

  test('of a frame that was not displayed', async () => {
    const page = await open(world, world.html(`<main hidden>${framed()}</main>${script()}`), { clock: CLOCK, waitUntil: 'networkidle' });
    await page.locator('main').evaluate((main) => { main.hidden = false; });
    const [frame] = await cards(page);
    await fits(page, frame);
    await page.locator('main').evaluate((main) => { main.hidden = true; });
    await aWhile(page);
    const style = await page.locator('iframe').getAttribute('style');
    assert.notEqual(style, 'height: 80px;', 'it keeps its height');
    await closing(page);
  });

  test('in an article that stands in a frame itself; the frame around it is not moved', async () => {
    const article = world.html(`${framed(MUSE, SANDBOX)}${script()}`);
    const page = await open(world, world.html(`<iframe id="outer" width="600" height="200" src="${article}"></iframe>${script()}`), { clock: CLOCK });
    const inner = page.frameLocator('#outer').frameLocator('iframe');
    await inner.locator('out-yet .answer').waitFor();
    const frame = page.frames().find((frame) => frame.url().includes('embed.html'));
    await fits(page, frame);
    assert.equal(await page.locator('#outer').getAttribute('style'), null);
    await closing(page);
  });

  test('from within another’s frame reaches nobody else’s', async () => {
    const article = world.html(framed(MUSE, SANDBOX));
    const page = await open(world, world.html(`<iframe id="outer" src="${article}"></iframe>${framed(`${MUSE}&as-of=2026-04-07`)}${script()}`), { clock: CLOCK });
    await page.frameLocator('#outer').frameLocator('iframe').locator('out-yet .answer').waitFor();
    const ours = page.frames().find((frame) => frame.url().includes('as-of'));
    await fits(page, ours);
    const nested = page.frames().find((frame) => frame.url().endsWith(MUSE));
    await nested.evaluate(() => top.postMessage({ 'out-yet-height': 1234 }, '*'));
    await aWhile(page);
    await fits(page, ours);
    assert.equal(await page.locator('#outer').getAttribute('style'), null);
    await closing(page);
  });
});

describe('messages that mean no good', () => {
  /** An article with a card, and a frame of a stranger’s; `say` has a frame send messages to the article. */
  async function article(more = '') {
    const stranger = world.html('<p>A stranger.</p>').replace('127.0.0.1', 'localhost');
    const page = await open(world, world.html(`${framed(MUSE, SANDBOX)}<iframe id="stranger" src="${stranger}"></iframe>${more}${script()}`), { clock: CLOCK });
    const [frame] = await cards(page);
    const height = await fits(page, frame);
    await page.evaluate(() => {
      window.changes = [];
      new MutationObserver((records) => window.changes.push(...records.map(({ target, attributeName }) => `${target.localName} ${attributeName}`)))
        .observe(document, { subtree: true, attributes: true, childList: true });
    });
    const say = (from, ...messages) => from.evaluate((messages) => {
      for (const message of messages) parent.postMessage((0, eval)(`(${message})`), '*');
    }, messages);
    return { page, frame, height, say, strangers: page.frame({ url: stranger }) };
  }
  const changes = (page) => page.evaluate(() => window.changes);
  const told = (height) => `{ 'out-yet-height': ${height} }`;

  test('of the right shape, from another window, move nothing', async () => {
    const { page, frame, height, say, strangers } = await article();
    await say(strangers, told(1000), told(100));
    await page.evaluate(() => postMessage({ 'out-yet-height': 1000 }, '*'));
    const opened = page.context().waitForEvent('page');
    await page.evaluate((url) => { window.open(url); }, world.html('<script>opener.postMessage({ "out-yet-height": 1000 }, "*")</script>'));
    await (await opened).waitForLoadState();
    await aWhile(page);
    assert.deepEqual(await changes(page), []);
    assert.equal(await fits(page, frame), height);
    await closing(page);
  });

  test('of a wrong shape, or out of range, move nothing', async () => {
    const { page, frame, height, say } = await article();
    const wrong = ['NaN', 'Infinity', '-Infinity', '-1', '0', '"700"', '[700]', '{ valueOf: 700 }', 'new Number(700)', 'true', 'null', 'undefined', '700n', '"?"', 'new Date(700)'];
    await say(frame, ...wrong.map(told), 'null', 'undefined', '700', '"out-yet-height"', '[]', "new Map([['out-yet-height', 700]])", '{ height: 700 }', 'JSON.stringify({ "out-yet-height": 700 })');
    await aWhile(page);
    assert.deepEqual(await changes(page), []);
    assert.equal(await fits(page, frame), height);
    await closing(page);
  });

  for (const [sent, expected] of [[1e9, 4000], [4001, 4000], [1, 80], [79.5, 80], [Number.MIN_VALUE, 80], [700.5, 700.5]]) {
    test(`a height of ${sent} is ${expected}`, async () => {
      const { page, frame, say } = await article();
      await say(frame, told(sent));
      await page.waitForFunction((height) => document.querySelector('iframe').style.height === `${height}px`, expected);
      assert.deepEqual(await changes(page), ['iframe style']);
      await closing(page);
    });
  }

  test('less than 2 px is no change', async () => {
    const { page, frame, height, say } = await article();
    await say(frame, told(height + 1), told(height - 1), told(height + 1.9));
    await aWhile(page);
    assert.deepEqual(await changes(page), []);
    await closing(page);
  });

  test('1,000 at once are a change or two, and the last counts', async () => {
    const { page, frame, say } = await article();
    await say(frame, ...Array.from({ length: 1000 }, (_, index) => told(index % 2 ? 3000 - index : 200 + index)), told(777));
    await page.waitForFunction(() => document.querySelector('iframe').style.height === '777px');
    await aWhile(page);
    const made = await changes(page);
    assert.ok(made.length < 10, `${made.length} changes`);
    assert.deepEqual([...new Set(made)], ['iframe style']);
    await closing(page);
  });

  test('a height that grows with its frame comes to an end, until the frame has another width', async () => {
    const { page, frame, height } = await article();
    await frame.evaluate(() => {
      const more = () => parent.postMessage({ 'out-yet-height': innerHeight + 50 }, '*');
      addEventListener('resize', more);
      more();
    });
    const now = () => page.locator('iframe').first().evaluate((iframe) => iframe.clientHeight);
    let [before, after] = [0, await now()];
    while (before !== after) {
      before = after;
      await page.waitForTimeout(700);
      after = await now();
    }
    assert.ok(after > height && after <= height + 20 * 50, `${after} after ${height}`);
    await page.locator('iframe').first().evaluate((iframe) => { iframe.width = 500; });
    await page.waitForFunction((height) => document.querySelector('iframe').clientHeight !== height, after);
    await closing(page);
  });

  const others = () => [
    `${world.site}/index.html`, `${world.site}/embed.html.html`, `${world.site}/other.html?embed.html`, `${world.site}/other.html#/frame.html`,
    `${world.site}/status/embed.html`, `${world.host}/embed.html`, `${world.host}/status/a/frame.html`, `${world.site}.example/embed.html`,
    `${world.site.replace('//', '//user@')}/embed.html`, `${world.site}/v1/../../x/embed.html`, `${world.host}/?${world.site}/embed.html`,
  ];
  test('only frames of the copy are moved, by the address that the article gave them', async () => {
    const page = await open(world, null, { clock: CLOCK });
    // Whatever the address, what stands there asks for a height.
    const asking = '<!doctype html><title>Asks</title><script>setInterval(() => parent.postMessage({ "out-yet-height": 700 }, "*"), 50)</script>';
    const context = page.context();
    const url = world.html(`${others().map((src) => `<iframe src="${src}"></iframe>`).join('')}<iframe id="bare"></iframe>
      <iframe id="ours" src="${world.site}/embed.html"></iframe><iframe id="published" src="${world.site}/status/a/frame.html?a#b"></iframe>${script()}`);
    await context.route((address) => address.href !== url && !address.pathname.endsWith('/frame.js'), (route) => route.fulfill({ contentType: 'text/html', body: asking }));
    await page.goto(url);
    for (const id of ['ours', 'published']) await page.waitForFunction((id) => document.getElementById(id).style.height === '700px', id);
    await aWhile(page);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('iframe[style]')].map(({ id }) => id)), ['ours', 'published']);
    await closing(page);
  });

  test('an embedded card answers its parent alone', async () => {
    const { page, frame, strangers } = await article();
    await frame.evaluate(() => {
      window.asked = 0;
      addEventListener('message', () => { window.asked += 1; });
    });
    await page.evaluate(() => {
      window.told = [];
      addEventListener('message', ({ data }) => window.told.push(JSON.stringify(data)));
    });
    await strangers.evaluate(() => { parent[0].postMessage({ 'out-yet-height': '?' }, '*'); });
    await frame.waitForFunction(() => window.asked === 1);
    await page.evaluate(() => { for (const message of [null, 'x', 1, {}, { 'out-yet-height': 700 }]) window[0].postMessage(message, '*'); });
    await frame.waitForFunction(() => window.asked === 6);
    await aWhile(page);
    assert.deepEqual(await page.evaluate(() => window.told), []);
    await page.evaluate(() => window[0].postMessage({ 'out-yet-height': '?' }, '*'));
    await page.waitForFunction(() => window.told.length === 1);
    assert.match(await page.evaluate(() => window.told[0]), /^\{"out-yet-height":\d+\}$/);
    await closing(page);
  });
});

test('the article is left as it was, but for the height of the frame', async () => {
  const body = `<main><p>Words.</p>${framed(MUSE, `${SANDBOX} class="mine"`)}<p>More words.</p></main>`;
  const names = () => Object.getOwnPropertyNames(window).sort();
  const markup = () => document.documentElement.outerHTML.replace(/<script.*?<\/script>/gs, '');
  const plain = await open(world, world.html(body), { clock: CLOCK });
  await cards(plain);
  const page = await open(world, world.html(`${script()}${body}${script()}`), { clock: CLOCK });
  const [frame] = await cards(page);
  const height = await fits(page, frame);
  assert.deepEqual(await page.evaluate(names), await plain.evaluate(names));
  assert.equal(await page.evaluate(markup), (await plain.evaluate(markup)).replace('></iframe>', ` style="height: ${height}px;"></iframe>`));
  assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
  await closing(plain);
  await closing(page);
});
