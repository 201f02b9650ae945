// The card in a stranger's page, on another origin: what it says, and in which forms it is put there.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { card, keepInstances, open, start } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const MUSE = 'muse-spark-api';
const embedded = (attributes = '', inside = '<p>The author’s own words.</p>') => `
  <script async crossorigin src="${world.embed}"></script>
  <out-yet src="${world.status(MUSE)}" ${attributes}>${inside}</out-yet>`;

/** A text with one kind of space. */
const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** All the text of the counters, like "92 days after …". */
const counters = async (page, selector) => (await card(page, selector).counters.allInnerTexts()).map(plain);

async function closing(page, check) {
  await check(page);
  assert.deepEqual(page.faults, [], 'no uncaught error and no unhandled rejection');
  assert.deepEqual(page.warnings, [], 'nothing to warn of');
  await page.context().close();
}

describe('the three documents today', () => {
  const today = [
    [MUSE, 'Yes', /^Public preview · expanded global access · since 5 August 2026; first out 9 July 2026$/,
      ['92 days after Muse Spark launched on 8 April 2026', '9 days late (promised by the end of June 2026)']],
    ['gemini-omni-flash-api', 'Yes', /^Public preview · since 30 June 2026$/,
      ['42 days after Gemini Omni Flash launched on 19 May 2026', 'No date was promised, only “in the coming weeks”']],
    ['midjourney-api', 'No', /^Not available to developers$/,
      ['No date was ever promised']],
  ];
  for (const [id, answer, qualifier, expected] of today) {
    test(`${id}: ${answer}`, async () => {
      const url = world.html(`<script async crossorigin src="${world.embed}"></script><out-yet src="${world.status(id)}"></out-yet>`);
      await closing(await open(world, url), async (page) => {
        await card(page).answer.waitFor();
        assert.equal(await card(page).answer.innerText(), answer);
        assert.match(plain(await card(page).qualifier.innerText()), qualifier);
        const seen = await counters(page);
        assert.equal(seen.length, 2);
        if (id === 'midjourney-api') assert.match(seen.shift(), /^\d,\d\d\d days since Midjourney’s public beta launched on 12 July 2022$/);
        assert.deepEqual(seen, expected);
      });
    });
  }
});

describe('every day of the worked example, through as-of', () => {
  const since = (count) => `${count} days since Muse Spark launched on 8 April 2026`;
  const took = '92 days after Muse Spark launched on 8 April 2026';
  const days = [
    ['2026-04-07', 'No', 'Not launched', 'Muse Spark has not launched yet', 'No date was ever promised'],
    ['2026-04-08', 'No', 'Selected partners only · since 8 April 2026', 'Today Muse Spark launched', 'No date was ever promised'],
    ['2026-04-20', 'No', 'Selected partners only · since 8 April 2026', since(12), '10 days since “will be coming soon”'],
    ['2026-06-04', 'No', 'Selected partners only · since 8 April 2026', since(57), '26 days left (promised by the end of June 2026)'],
    ['2026-06-30', 'No', 'Selected partners only · since 8 April 2026', since(83), 'Due today (promised by the end of June 2026)'],
    ['2026-07-01', 'No', 'Selected partners only · since 8 April 2026', since(84), '1 day overdue (promised by the end of June 2026)'],
    ['2026-07-09', 'Yes', 'Public preview · United States · since 9 July 2026', took, '9 days late (promised by the end of June 2026)'],
    ['2026-08-05', 'Yes', 'Public preview · expanded global access · since 5 August 2026; first out 9 July 2026', took, '9 days late (promised by the end of June 2026)'],
  ];
  test('on one card whose attribute changes', async () => {
    await closing(await open(world, world.html(embedded('as-of="2026-04-07"'))), async (page) => {
      for (const [day, answer, qualifier, launch, promise] of days) {
        await page.evaluate((day) => new Promise((done) => {
          const element = document.querySelector('out-yet');
          if (element.asOf === day && element.matches(':state(no)')) return done();
          element.addEventListener('out-yet-load', done, { once: true });
          element.asOf = day;
        }), day);
        assert.equal(await card(page).answer.innerText(), answer, day);
        assert.equal(plain(await card(page).qualifier.innerText()), qualifier, day);
        assert.deepEqual(await counters(page), [launch, promise], day);
        assert.match(await card(page).element.locator('.as-of').innerText(), /^As of \d+ \w+ 2026$/);
      }
      assert.equal(page.requests.filter((url) => url.endsWith('.json')).length, 1, 'the document is fetched once');
    });
  });
});

describe('the ways into a page', () => {
  const forms = {
    'classic script before the card': () => embedded(),
    'classic script after the card': () => `<out-yet src="${world.status(MUSE)}"></out-yet><script src="${world.embed}"></script>`,
    'one line': () => `<p>Before.</p><script async crossorigin src="${world.embed}" data-src="${world.status(MUSE)}" data-heading-level="4"></script>`,
    'one line with names that are no card’s, or that no element can be given': () => `<p>Before.</p><script async crossorigin src="${world.embed}" data-src="${world.status(MUSE)}" data-heading-level="4" data-prefix="x" data-inner-html="&lt;h4>No" data-children="none"></script>`,
    'one line as a module': () => `<p>Before.</p><script type="module" crossorigin src="${world.embed}" data-src="${world.status(MUSE)}" data-heading-level="4"></script>`,
    'as a module': () => `<script type="module" crossorigin src="${world.embed}"></script><out-yet src="${world.status(MUSE)}"></out-yet>`,
    'the module entry': () => `<script type="module">import '${world.site}/v1/out-yet.mjs';</script><out-yet src="${world.status(MUSE)}"></out-yet>`,
    'a document in the page': () => `<script async crossorigin src="${world.embed}"></script>
      <out-yet><script type="application/json">{ "version": 1, "subject": "Muse Spark API", "verified": "2026-09-30",
        "launch": { "date": "2026-04-08" }, "access": [{ "date": "2026-07-09", "stage": "preview" }] }</script></out-yet>`,
  };
  for (const [name, body] of Object.entries(forms)) {
    test(name, async () => {
      await closing(await open(world, world.html(body())), async (page) => {
        await card(page).answer.waitFor();
        assert.equal(await page.locator('out-yet').count(), 1);
        assert.equal(await card(page).answer.innerText(), 'Yes');
        const isInline = name === 'a document in the page';
        assert.equal(await page.locator('out-yet .footer a').count(), isInline ? 0 : 1, 'a link to the document, where it has an address');
        assert.equal(page.requests.some((url) => url.endsWith('.json')), !isInline);
        if (!name.startsWith('one line')) return;
        assert.equal(await page.evaluate(() => document.querySelector('out-yet').previousElementSibling.localName), 'script');
        assert.equal(await page.locator('out-yet h4').innerText(), 'Is the Muse Spark API out yet?');
      });
    });
  }

  test('a document that the parser has not finished yet', async () => {
    world.on('/slow', async (request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(`<!doctype html><script src="${world.embed}"></script><out-yet loading="eager"><script type="application/json">{ "version": 1,`);
      await new Promise((next) => { setTimeout(next, 300); });
      response.end('"subject": "It", "verified": "2026-01-01", "launch": { "date": "2026-01-01" } }</script></out-yet>');
    });
    await closing(await open(world, `${world.host}/slow`), async (page) => {
      await card(page).answer.waitFor();
      assert.equal(await card(page).answer.innerText(), 'No');
    });
  });

  test('a document in the page that changes, as an app may have it', async () => {
    const inside = (subject) => JSON.stringify({ version: 1, subject, verified: '2026-01-01', launch: { date: '2026-01-01' } });
    const url = world.html(`<script async src="${world.embed}"></script><out-yet><script type="application/json">${inside('First')}</script></out-yet>`);
    await closing(await open(world, url), async (page) => {
      await page.getByText('Is the First out yet?').waitFor();
      await page.evaluate((text) => { document.querySelector('out-yet script').textContent = text; }, inside('Second'));
      await page.getByText('Is the Second out yet?').waitFor();
    });
  });

  test('without JavaScript the author’s words stand', async () => {
    const page = await open(world, world.html(embedded()), { javaScriptEnabled: false });
    assert.ok(await page.getByText('The author’s own words.').isVisible());
    await page.context().close();
  });

  test('below the fold nothing but the loader is fetched, until the reader comes near', async () => {
    await closing(await open(world, world.html(`<div style="height: 6000px"></div>${embedded()}`)), async (page) => {
      await page.waitForTimeout(300);
      assert.deepEqual(page.requests.slice(1), [world.embed]);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await card(page).answer.waitFor();
    });
  });

  test('glue, wasm and document are requested at once', async () => {
    const held = [];
    const hold = (page) => page.route(/\/v1\/out-yet-|\.json$/, (route) => (held.length < 3 ? held.push(route) : route.continue()));
    await closing(await open(world, world.html(embedded('loading="eager"')), { before: hold }), async (page) => {
      while (held.length < 3) await page.waitForTimeout(20);
      for (const route of held) await route.continue();
      await card(page).answer.waitFor();
    });
  });
});

describe('the element', () => {
  test('two cards, one document: one request, one instance, one timer', async () => {
    const count = async (page) => {
      await keepInstances(page);
      await page.addInitScript(() => {
        const { setTimeout } = window;
        window.timers = [];
        window.setTimeout = (run, delay, ...more) => {
          if (delay > 60_000) window.timers.push(delay);
          return setTimeout(run, delay, ...more);
        };
      });
    };
    const two = `${embedded()}<out-yet src="${world.status(MUSE)}" as-of="2026-06-04"></out-yet>`;
    await closing(await open(world, world.html(two), { before: count }), async (page) => {
      await card(page, 'out-yet >> nth=1').answer.waitFor();
      await card(page, 'out-yet >> nth=0').answer.waitFor();
      assert.deepEqual(await page.locator('out-yet .answer').allInnerTexts(), ['Yes', 'No']);
      assert.equal(page.requests.filter((url) => url.endsWith('.json')).length, 1);
      assert.equal(await page.evaluate(() => window.instances.length), 1);
      assert.equal(await page.evaluate(() => window.timers.length), 1);
    });
  });

  test('properties reflect attributes, also those set before the script arrived', async () => {
    await closing(await open(world, world.html('<out-yet></out-yet>')), async (page) => {
      const seen = await page.evaluate(async ([embed, src]) => {
        const element = document.querySelector('out-yet');
        element.src = src;
        element.asOf = '2026-06-04';
        const script = document.createElement('script');
        script.src = embed;
        document.head.append(script);
        await new Promise((done) => element.addEventListener('out-yet-load', done, { once: true }));
        const names = ['theme', 'loading', 'headingLevel', 'written', 'asOf'];
        const first = names.map((name) => element[name]);
        element.headingLevel = 5;
        element.theme = 'dark';
        element.asOf = null;
        return [first, element.getAttribute('src') === src, element.outerHTML];
      }, [world.embed, world.status(MUSE)]);
      assert.deepEqual(seen[0], ['auto', 'lazy', 3, '', '2026-06-04']);
      assert.equal(seen[1], true);
      assert.match(seen[2], /heading-level="5" theme="dark"/);
      assert.doesNotMatch(seen[2], /as-of/);
      await page.locator('out-yet h5').waitFor();
    });
  });

  test('events bubble out of shadow roots and carry the standing; states and parts are there for the page’s style', async () => {
    await closing(await open(world, world.html('<div id="host"></div>')), async (page) => {
      const detail = await page.evaluate(([embed, src]) => new Promise((done) => {
        document.addEventListener('out-yet-load', (event) => done(event.detail));
        const shadow = document.querySelector('#host').attachShadow({ mode: 'open' });
        const script = document.createElement('script');
        script.src = embed;
        shadow.innerHTML = `<style>out-yet:state(yes)::part(answer) { color: rgb(1, 2, 3) }</style><out-yet src="${src}"></out-yet>`;
        shadow.append(script);
        document.head.append(script);
      }), [world.embed, world.status(MUSE)]);
      assert.deepEqual(
        [detail.answer, detail.stage, detail.took_days, detail.late_days, detail.promises.length, detail.stale],
        ['yes', 'preview', 92, 9, 2, false],
      );
      assert.equal(await card(page).answer.evaluate((node) => getComputedStyle(node).color), 'rgb(1, 2, 3)');
      const parts = await card(page).element.evaluate((element) => [...element.shadowRoot.querySelectorAll('[part]')].flatMap((node) => [...node.part]));
      assert.deepEqual([...new Set(parts)], [
        'card', 'question', 'answer', 'qualifier', 'counters', 'counter', 'quote', 'source', 'history', 'chart', 'event', 'access', 'promise', 'outcome',
        'report', 'launch', 'footer', 'document',
      ]);
      assert.equal(await card(page).element.evaluate((element) => element.shadowRoot.querySelectorAll('style, script, [style]').length), 0);
    });
  });

  test('written: then beside now', async () => {
    await closing(await open(world, world.html(embedded('written="2026-06-04"'))), async (page) => {
      await card(page).answer.waitFor();
      assert.equal(await page.locator('out-yet .written').textContent(), 'When this was written, 4 June 2026: No on day 57 after the launch');
      assert.equal(await page.locator('out-yet .as-of').innerText(), 'Today');
      assert.equal(await card(page).answer.innerText(), 'Yes');
    });
  });

  test('theme: the page’s colour scheme, or the one that is asked for', async () => {
    const url = world.html(`<script async src="${world.embed}"></script><style>.dark { color-scheme: dark }</style>${
      ['', 'class="dark"', 'theme="dark"', 'class="dark" theme="light"'].map((attributes) => `<out-yet src="${world.status(MUSE)}" loading="eager" ${attributes}></out-yet>`).join('')}`);
    await closing(await open(world, url, { colorScheme: 'dark' }), async (page) => {
      await card(page, 'out-yet >> nth=3').answer.waitFor();
      const surfaces = await page.locator('out-yet .card').evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).backgroundColor));
      const [light, dark] = surfaces;
      assert.notEqual(light, dark);
      assert.deepEqual(surfaces, [light, dark, dark, light]);
    });
  });

  test('on paper every card is light: nobody prints backgrounds', async () => {
    const url = world.html(`<style>:root { color-scheme: dark }</style>${embedded()}${embedded('theme="dark"')}`);
    await closing(await open(world, url, { colorScheme: 'dark' }), async (page) => {
      await card(page, 'out-yet >> nth=1').answer.waitFor();
      const inks = () => page.locator('out-yet .card').evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).color));
      assert.deepEqual(await inks(), ['rgb(236, 238, 242)', 'rgb(236, 238, 242)']);
      await page.emulateMedia({ media: 'print' });
      assert.deepEqual(await inks(), ['rgb(26, 27, 31)', 'rgb(26, 27, 31)']);
    });
  });

  test('lang: the nearest one; English regions keep their dates, what is no language gets English', async () => {
    const url = world.html(`<script async src="${world.embed}"></script>${
      ['', 'lang="en-US"', 'lang="tlh"', 'lang="en-"', 'lang="x"'].map((lang) => `<div ${lang}><out-yet loading="eager" src="${world.status(MUSE)}"></out-yet></div>`).join('')}`);
    await closing(await open(world, url), async (page) => {
      await card(page, 'out-yet >> nth=4').answer.waitFor();
      const verified = await page.locator('out-yet .footer > span').allInnerTexts();
      assert.deepEqual(verified, ['30 September 2026', 'September 30, 2026', '30 September 2026', '30 September 2026', '30 September 2026'].map((day) => `Verified on ${day}`));
    });
  });

  test('in a page that runs from right to left, English words still run from left to right', async () => {
    await closing(await open(world, world.html(`<div dir="rtl">${embedded()}</div>`)), async (page) => {
      await card(page).answer.waitFor();
      assert.equal(await card(page).answer.evaluate((node) => getComputedStyle(node).direction), 'ltr');
    });
  });

  test('the latest src wins, a move does not reload, a new src does', async () => {
    await closing(await open(world, world.html(`<main></main>${embedded()}`)), async (page) => {
      await card(page).answer.waitFor();
      await page.locator('out-yet summary').click();
      await page.evaluate(() => document.querySelector('main').append(document.querySelector('out-yet')));
      await page.waitForTimeout(100);
      assert.equal(await page.locator('out-yet details').evaluate((node) => node.open), true, 'the same card');
      assert.equal(page.requests.filter((url) => url.endsWith('.json')).length, 1);
      await page.evaluate((ids) => {
        for (let times = 0; times < 100; times += 1) document.querySelector('out-yet').src = ids[times % ids.length];
      }, [world.status(MUSE), world.status('gemini-omni-flash-api'), world.status('midjourney-api'), world.status('midjourney-api')]);
      await page.getByText('Is the Midjourney API out yet?').waitFor();
      assert.equal(page.requests.filter((url) => url.endsWith('.json')).length, 2);
    });
  });

  test('the language of the document’s own texts and the dates are marked up', async () => {
    await closing(await open(world, world.html(embedded())), async (page) => {
      await card(page).answer.waitFor();
      assert.equal(await page.locator('out-yet blockquote bdi').getAttribute('lang'), 'en');
      assert.ok(await page.locator('out-yet time[datetime="2026-06"]').count() >= 1);
      const links = await page.locator('out-yet a').evaluateAll((nodes) => nodes.map((node) => [node.protocol, node.rel, node.referrerPolicy]));
      for (const [protocol, rel, referrer] of links) {
        assert.match(protocol, /^https?:$/);
        assert.equal(rel, 'noopener noreferrer');
        assert.equal(referrer, 'no-referrer');
      }
    });
  });
});

describe('time', () => {
  const soon = (more) => JSON.stringify({
    version: 1, subject: 'It', verified: '2026-06-01', launch: { date: '2026-05-01' },
    promises: [{ said: '2026-06-01', due: '2026-06-30' }], ...more,
  });

  test('at the reader’s midnight the counters move, and a new answer is told', async () => {
    const src = world.json(soon({ access: [{ date: '2026-07-02', stage: 'general' }] }));
    const url = world.html(`<script async src="${world.embed}"></script><out-yet src="${src}"></out-yet>`);
    await closing(await open(world, url, { clock: '2026-06-30T23:50:00+02:00' }), async (page) => {
      await card(page).answer.waitFor();
      assert.match((await counters(page))[1], /^Due today/);
      await page.clock.fastForward('00:11:00');
      await page.getByText('1 day overdue').waitFor();
      const changed = page.evaluate(() => new Promise((done) => {
        document.addEventListener('out-yet-change', (event) => done(event.detail.answer));
      }));
      for (let half = 0; half < 48; half += 1) await page.clock.fastForward('00:30:00');
      assert.equal(await changed, 'yes');
      assert.equal(await card(page).answer.innerText(), 'Yes');
    });
  });

  test('a clock that is slow makes no wrong answer', async () => {
    await closing(await open(world, world.html(embedded()), { clock: '2026-05-01T12:00:00Z' }), async (page) => {
      await card(page).answer.waitFor();
      assert.equal(await card(page).answer.innerText(), 'Yes');
    });
  });

  test('the day is the reader’s own, east and west', async () => {
    const src = world.json(soon());
    const url = world.html(`<script async src="${world.embed}"></script><out-yet src="${src}"></out-yet>`);
    for (const [timezoneId, expected] of [['Pacific/Kiritimati', /^1 day overdue/], ['Pacific/Pago_Pago', /^Due today/]]) {
      await closing(await open(world, url, { timezoneId, clock: '2026-06-30T12:00:00Z' }), async (page) => {
        await card(page).answer.waitFor();
        assert.match((await counters(page))[1], expected, timezoneId);
      });
    }
  });

  test('the document is fetched again when the reader comes back after an hour, and not before', async () => {
    const src = world.json(soon());
    const url = world.html(`<script async src="${world.embed}"></script><out-yet src="${src}"></out-yet>`);
    await closing(await open(world, url, { clock: '2026-06-30T12:00:00Z' }), async (page) => {
      await card(page).answer.waitFor();
      const fetched = () => page.requests.filter((address) => address === src).length;
      await page.clock.fastForward('00:50:00');
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.waitForTimeout(200);
      assert.equal(fetched(), 1);
      await page.clock.fastForward('00:20:00');
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.waitForTimeout(200);
      assert.equal(fetched(), 2);
    });
  });
});

describe('axe', () => {
  for (const colorScheme of ['light', 'dark']) {
    test(`finds nothing, ${colorScheme}`, async () => {
      const url = world.html(`<style>:root { color-scheme: light dark }</style><main><h1>A page</h1><h2>With cards</h2>${embedded()}${
        ['2026-04-07', '2026-04-20', '2026-06-04', '2026-07-01'].map((day) => `<out-yet loading="eager" src="${world.status(MUSE)}" as-of="${day}"></out-yet>`).join('')}</main>`);
      await closing(await open(world, url, { colorScheme }), async (page) => {
        await card(page, 'out-yet >> nth=4').answer.waitFor();
        for (const summary of await page.locator('out-yet summary').all()) await summary.click();
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
      });
    });
  }

  test('finds nothing in the less happy states, 320 px wide', async () => {
    const stale = world.json(JSON.stringify({ version: 1, subject: 'It', verified: '2026-01-01', launch: { date: '2026-01-01' } }));
    const url = world.html(`<script async src="${world.embed}"></script><main><h1>A page</h1><h2>With cards</h2>
      <out-yet loading="eager" src="${stale}"></out-yet>
      <out-yet loading="eager" src="${world.host}/nowhere.json"><p>The author’s own words.</p></out-yet>
      <out-yet loading="eager" src="${world.status(MUSE)}" written="2026-06-04"></out-yet></main>`);
    const page = await open(world, url, { viewport: { width: 320, height: 640 } });
    await page.locator('out-yet .stale').waitFor();
    await page.locator('out-yet .error').waitFor();
    await page.locator('out-yet .written').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, 'nothing runs out of the page');
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`finds nothing on the published pages, ${colorScheme}`, async () => {
      for (const path of ['', `${MUSE}/`, 'midjourney-api/', `${MUSE}/frame.html`]) {
        await closing(await open(world, `${world.site}/status/${path}`, { colorScheme }), async (page) => {
          if (path) await page.locator('main out-yet').first().locator('[part~=answer]').waitFor();
          if (path.endsWith('/')) await page.locator('.snippet').first().waitFor();
          await page.evaluate(AXE);
          // A frame is part of a page that has its heading.
          const rules = { 'page-has-heading-one': { enabled: !path.endsWith('frame.html') } };
          const { violations } = await page.evaluate((rules) => window.axe.run({ rules }), rules);
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], path);
        });
      }
    });
  }

  test('finds nothing on the reader’s page', async () => {
    await closing(await open(world, `${world.site}/`), async (page) => {
      await page.locator('out-yet >> nth=0').locator('.answer').waitFor();
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    });
  });
});
