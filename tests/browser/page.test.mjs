// The reader's page: the answer, the list and the time machine, by mouse, by touch and by keyboard alone.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { cli, open, start } from './harness.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const CLOCK = '2026-11-25T12:00:00Z';
const STATUS = new URL('../../status/', import.meta.url);
const text = (id) => readFile(new URL(`${id}.out-yet.json`, STATUS), 'utf8');
/** What the command line says of a document on a day. */
const answer = async (id, day) => JSON.parse(await cli(await text(id), 'answer', '-', '--json', '--on', day));
const ids = async () => (await readdir(STATUS)).map((name) => name.replace('.out-yet.json', '')).sort();

/** The reader's page, or that of a document, once the time machine stands in it. */
async function page(path = '', options = {}) {
  const opened = await open(world, `${world.site}/${path}`, { clock: CLOCK, ...options });
  await opened.locator('.machine').waitFor();
  await opened.waitForFunction(() => document.querySelector('main > out-yet').matches(':state(yes), :state(no)'));
  return opened;
}

const parts = (opened) => {
  const element = opened.locator('main > out-yet');
  return {
    element,
    answer: element.locator('[part~=answer]'),
    slider: opened.getByRole('slider', { name: 'Day of the answer' }),
    shown: opened.locator('.shown'),
  };
};

/** Waits until the card answers for a day, today if it is none. */
async function stands(opened, day) {
  await opened.waitForFunction((day) => document.querySelector('main > out-yet').getAttribute('as-of') === day, day ?? null);
  await opened.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
}

const query = (opened) => new URL(opened.url()).search;

describe('the answer', () => {
  test('title, icon and description carry it, and follow the day', async () => {
    const opened = await page();
    const head = () => opened.evaluate(() => ({
      title: document.title,
      icon: decodeURIComponent(document.querySelector('link[rel=icon]').href),
      description: document.querySelector('meta[name=description]').content,
    }));
    const says = (title) => opened.waitForFunction((title) => document.title === title, title);
    await says('Yes · Is the Muse Spark API out yet?');
    const today = await head();
    assert.match(today.icon, /^data:image\/svg\+xml,.*#0a7a3d/);
    assert.match(today.description, /^As of 25 November 2026: Yes, the Muse Spark API is out\. .* 9 days late \(promised by the end of June 2026\)\.$/);
    await opened.getByRole('button', { name: '1 July 2026' }).click();
    await stands(opened, '2026-07-01');
    await says('No · As of 1 July 2026 · Is the Muse Spark API out yet?');
    const then = await head();
    assert.match(then.icon, /#b3261e/);
    assert.match(then.description, /^As of 1 July 2026: No, /);
  });

  test('every document is listed, with what is true of it today and the address of its page', async () => {
    const opened = await page();
    const entries = opened.locator('.documents li');
    const known = await ids();
    await opened.waitForFunction((count) => document.querySelectorAll('.documents > li > :is(.yes, .no)').length === count, known.length);
    for (const id of known) {
      const entry = entries.filter({ has: opened.locator(`a[href$="status/${id}/"]`) });
      const expected = await answer(id, '2026-11-25');
      assert.equal((await entry.locator('.yes, .no').textContent()).toLowerCase(), expected.answer, id);
      const days = expected.took_days ?? expected.days_since_launch;
      assert.match(await entry.locator('.counters').textContent(), new RegExp(`^${days.toLocaleString('en-GB')} days `), id);
      const there = await opened.request.get(`${world.site}/status/${id}/`);
      assert.equal(there.status(), 200);
    }
  });

  test('what a link preview shows is the same, of the day of the build', async () => {
    const shown = async (path) => {
      const opened = await open(world, `${world.site}/${path}`, { javaScriptEnabled: false });
      return opened.evaluate(() => ({
        title: document.title,
        description: document.querySelector('meta[name=description]').content,
        icon: document.querySelector('link[rel=icon]').href,
        ...Object.fromEntries([...document.querySelectorAll('meta[property]')].map((meta) => [meta.getAttribute('property'), meta.content])),
      }));
    };
    const page = await shown('status/muse-spark-api/');
    assert.equal(page['og:title'], page.title);
    assert.equal(page['og:description'], page.description);
    assert.match(page['og:image'], /\/status\/muse-spark-api\/card\.png\?\d{4}-\d\d-\d\d$/);
    const first = await shown('');
    assert.equal(first['og:url'], page['og:url'].replace('status/muse-spark-api/', ''), 'it has an address of its own');
    assert.deepEqual({ ...first, 'og:url': page['og:url'] }, page, 'the first page says of its document what the page of that says');
  });

  test('the icon of the script is that of the build', async () => {
    const icons = new Set();
    for (const path of ['status/muse-spark-api/', 'status/midjourney-api/']) {
      const opened = await open(world, `${world.site}/${path}`, { javaScriptEnabled: false });
      const icon = (page) => page.evaluate(() => decodeURIComponent(document.querySelector('link[rel=icon]').href));
      const built = await icon(opened);
      const live = await page(path);
      await live.waitForFunction(() => !document.title.includes('As of'));
      assert.equal(await icon(live), built);
      icons.add(built);
    }
    assert.equal(icons.size, 2);
  });

  test('each document has a page with the same', async () => {
    for (const id of await ids()) {
      const opened = await page(`status/${id}/`);
      const { answer: said } = parts(opened);
      assert.equal((await said.textContent()).toLowerCase(), (await answer(id, '2026-11-25')).answer, id);
      await opened.locator('.builder').waitFor();
      await opened.waitForFunction(() => /^(Yes|No) · Is the .* out yet\?$/.test(document.title));
      assert.deepEqual(opened.faults, []);
    }
  });

  test('without JavaScript there is the answer of the day of the build, and the way to pages that need no script', async () => {
    const opened = await open(world, `${world.site}/`, { javaScriptEnabled: false });
    const [, day] = /^Yes · As of (.*) · Is the Muse Spark API out yet\?$/.exec(await opened.title());
    const card = opened.locator('main > out-yet [part~=card]');
    assert.match(await card.innerText(), new RegExp(`^Is the Muse Spark API out yet\\?\\s+As of ${day}\\s+Yes\\s`));
    await opened.locator('nav a', { hasText: 'All answers' }).click();
    for (const id of await ids()) assert.equal(await opened.locator(`a[href="${id}/"]`).count() > 0, true, id);
    await opened.locator('a[href="midjourney-api/"]').first().click();
    assert.equal(await opened.locator('out-yet [part~=answer]').innerText(), 'No');
  });

  test('what fails leaves the rest', async () => {
    const opened = await open(world, `${world.site}/`, {
      clock: CLOCK,
      before: (page) => page.route('**/documents.json', (route) => route.fulfill({ status: 500 })),
    });
    await opened.locator('.machine').waitFor();
    assert.equal(await opened.locator('#embed a').count(), 1);
    assert.equal(await opened.locator('.documents > li').count(), (await ids()).length);
    assert.deepEqual(opened.faults, []);
  });

  test('a script that does not come leaves no gap in the page', async () => {
    const opened = await open(world, `${world.site}/`, { before: (page) => page.route('**/site/page.js', (route) => route.abort()) });
    const gap = () => opened.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
      const card = document.querySelector('main > out-yet');
      return card.nextElementSibling.getBoundingClientRect().top - card.getBoundingClientRect().bottom;
    });
    assert.ok(await gap() < 80);
  });

  test('a document that fails leaves no gap, and an address its place', async () => {
    const opened = await open(world, `${world.site}/status/midjourney-api/#embed`, {
      viewport: { width: 390, height: 844 },
      before: (page) => page.route('**/midjourney-api.out-yet.json', (route) => route.fulfill({ status: 500 })),
    });
    await opened.locator('.builder').waitFor();
    await opened.waitForFunction(() => Math.abs(document.querySelector('#embed').getBoundingClientRect().top) < 40);
    const gap = await opened.evaluate(() => {
      const card = document.querySelector('main > out-yet');
      return card.nextElementSibling.getBoundingClientRect().top - card.getBoundingClientRect().bottom;
    });
    assert.ok(gap < 80, String(gap));
  });

  test('an answer that comes late is listed all the same', async () => {
    const opened = await open(world, `${world.site}/`, {
      clock: CLOCK,
      before: (page) => page.route('**/midjourney-api.out-yet.json', async (route) => {
        await new Promise((done) => { setTimeout(done, 1500); });
        await route.continue();
      }),
    });
    await opened.clock.fastForward(10_000);
    const entry = opened.locator('.documents li', { hasText: 'Midjourney' }).locator(':scope > p').first();
    await opened.waitForFunction(() => [...document.querySelectorAll('.documents li > p:first-of-type')].every((said) => !said.textContent.includes('As of')));
    assert.equal(await entry.textContent(), 'No');
  });

  test('an address with a place in it leads to that place', async () => {
    for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 720 }]) {
      const opened = await page('#embed', { viewport });
      await opened.locator('.snippet').first().waitFor();
      await opened.waitForFunction(() => Math.abs(document.querySelector('#embed').getBoundingClientRect().top) < 40);
    }
  });
});

describe('the time machine', () => {
  test('has a button for each turning point, which shows the answer of that day', async () => {
    const opened = await page();
    const { answer: said } = parts(opened);
    const days = await opened.locator('.turns time').evaluateAll((times) => times.map((time) => time.dateTime));
    assert.deepEqual(days, [
      '2026-04-08', '2026-04-10', '2026-06-02', '2026-06-03', '2026-06-30', '2026-07-01', '2026-07-09', '2026-08-05',
    ]);
    for (const day of days) {
      const button = opened.locator(`.turns button:has(time[datetime="${day}"])`);
      await button.click();
      await stands(opened, day);
      assert.equal((await said.textContent()).toLowerCase(), (await answer('muse-spark-api', day)).answer, day);
      assert.equal(await button.getAttribute('aria-current'), 'date');
      assert.equal(query(opened), `?on=${day}`);
    }
    assert.equal(await opened.locator('.turns [aria-current]').count(), 1);
    await opened.getByRole('button', { name: 'Today', exact: true }).click();
    await stands(opened);
    assert.equal(query(opened), '');
  });

  test('names its turning points by what was known then', async () => {
    const opened = await page();
    const turns = await opened.locator('.turns button span').allTextContents();
    assert.match(turns[0], /Muse Spark launched.*Selected partners only/);
    assert.match(turns[3], /^Promised for June 2026: “this month”$/);
    assert.deepEqual(turns.slice(4, 6), ['Promised date', 'Promised date passed']);
  });

  test('by keyboard alone: arrows move a day, page keys a month, home and end to the ends', async () => {
    const opened = await page();
    const { slider, shown } = parts(opened);
    for (let tries = 0; tries < 40; tries += 1) {
      await opened.keyboard.press('Tab');
      if (await slider.evaluate((node) => node === document.activeElement)) break;
    }
    assert.equal(await slider.evaluate((node) => node === document.activeElement), true, 'the slider is reached by Tab');
    const press = async (key, day, readOut) => {
      await opened.keyboard.press(key);
      await stands(opened, day);
      assert.match(await slider.getAttribute('aria-valuetext'), readOut, key);
    };
    await press('ArrowLeft', '2026-11-24', /^24 November 2026: Yes$/);
    await press('PageDown', '2026-10-24', /^24 October 2026: Yes$/);
    await press('PageUp', '2026-11-24', /^24 November 2026/);
    await press('ArrowRight', undefined, /^25 November 2026/);
    await press('Home', '2026-04-07', /^7 April 2026: No$/);
    await press('PageDown', '2026-04-07', /^7 April 2026/);
    await press('PageUp', '2026-05-07', /^7 May 2026: No$/);
    assert.match(await shown.textContent(), /7 May 2026 No/);
    await press('End', undefined, /^25 November 2026: Yes$/);
  });

  test('the page keys keep to the month: the last day, where it has no such day', async () => {
    const opened = await page('?on=2026-10-31');
    const { slider } = parts(opened);
    await slider.focus();
    await opened.keyboard.press('PageDown');
    await stands(opened, '2026-09-30');
  });

  test('by mouse: the slider is dragged, and the card follows', async () => {
    const opened = await page();
    const { slider, answer: said } = parts(opened);
    const { x, y, width, height } = await slider.boundingBox();
    await opened.mouse.move(x + width - 12, y + height / 2);
    await opened.mouse.down();
    for (let at = 0.9; at >= 0.2; at -= 0.1) await opened.mouse.move(x + width * at, y + height / 2);
    await opened.waitForFunction(() => document.querySelector('main > out-yet').getAttribute('as-of') < '2026-07-01');
    assert.equal(await said.textContent(), 'No');
    await opened.mouse.up();
    await opened.clock.runFor(1000);
    assert.match(query(opened), /^\?on=2026-0[56]-\d\d$/);
  });

  test('by mouse: the thumb keeps to the pointer, whatever the card does', async () => {
    for (const viewport of [{ width: 390, height: 600 }, { width: 390, height: 844 }, { width: 768, height: 1024 }, { width: 1280, height: 720 }]) {
      const opened = await page('', { viewport });
      const { slider } = parts(opened);
      await slider.evaluate((node) => node.scrollIntoView({ block: 'center' }));
      const { x, y, width, height } = await slider.boundingBox();
      const [from, to, middle] = [x + width - 12, x + 12, y + height / 2];
      await opened.mouse.move(from, middle);
      await opened.mouse.down();
      for (let step = 1; step <= 12; step += 1) {
        await opened.mouse.move(from + ((to - from) * step) / 12, middle);
        await opened.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
      }
      const now = await slider.boundingBox();
      const name = `${viewport.width}x${viewport.height}`;
      assert.equal(await opened.locator('main > out-yet').getAttribute('as-of'), '2026-04-07', name);
      assert.ok(Math.abs(now.y - y) < 4, `${name}: it has moved by ${now.y - y}`);
      await opened.mouse.up();
      await opened.context().close();
    }
  });

  test('“Today” on a phone leaves the reader at the answer', async () => {
    const opened = await page('?on=2026-08-05', { viewport: { width: 390, height: 844 } });
    await stands(opened, '2026-08-05');
    const { x, y, width, height } = await opened.getByRole('button', { name: 'Today', exact: true }).boundingBox();
    const top = () => opened.evaluate(() => scrollY);
    const before = await top();
    await opened.mouse.click(x + width / 2, y + height / 2);
    await stands(opened);
    assert.equal(await top(), before);
  });

  test('by touch', async () => {
    const opened = await page('', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
    const { slider, answer: said } = parts(opened);
    const { x, y, width, height } = await slider.boundingBox();
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    await opened.touchscreen.tap(box.x + box.width * 0.3, box.y + box.height / 2);
    await opened.waitForFunction(() => document.querySelector('main > out-yet').getAttribute('as-of') < '2026-07-01');
    assert.equal(await said.textContent(), 'No');
    assert.ok(width > 250 && height >= 44 && x >= 0 && y > 0);
    await opened.locator('.turns button').last().tap();
    await stands(opened, '2026-08-05');
    assert.equal(await said.textContent(), 'Yes');
  });

  test('plays from the first day to today, stops where it is told to, and rests at turning points', async () => {
    const opened = await page();
    const { element } = parts(opened);
    const play = opened.locator('.play');
    await opened.clock.pauseAt('2026-11-25T13:00:00Z');
    assert.equal(await play.textContent(), 'Play');
    await play.click();
    assert.equal(await play.textContent(), 'Pause');
    await opened.clock.runFor(2000);
    const early = await element.getAttribute('as-of');
    assert.ok(early >= '2026-04-08' && early < '2026-06-01', early);
    await play.click();
    await opened.clock.runFor(5000);
    assert.equal(await element.getAttribute('as-of'), early, 'paused');
    assert.equal(query(opened), `?on=${early}`);
    await play.click();
    await opened.clock.runFor(60_000);
    assert.equal(await element.getAttribute('as-of'), null);
    assert.equal(await play.textContent(), 'Play');
  });

  test('lies over nothing, and goes with its card', async () => {
    const opened = await page('', { viewport: { width: 1280, height: 720 } });
    const preview = opened.locator('.preview');
    await opened.locator('.snippet').first().waitFor();
    await preview.scrollIntoViewIfNeeded();
    await opened.evaluate(() => document.querySelector('.preview').scrollIntoView());
    const covered = await preview.evaluate((node) => {
      const { left, top, width } = node.getBoundingClientRect();
      return [0.2, 0.5, 0.8].map((part) => document.elementFromPoint(left + width * part, top + 150)?.closest('.machine') !== null);
    });
    assert.deepEqual(covered, [false, false, false]);
    await opened.evaluate(() => scrollTo(0, 0));
    const { bottom } = await opened.locator('.machine > div').evaluate((node) => node.getBoundingClientRect());
    assert.ok(bottom <= 720 + 100, `all of it is within reach: ${bottom}`);
  });

  test('leaves no hole where the history is closed', async () => {
    const opened = await page('?on=2026-06-04');
    await opened.locator('main > out-yet summary').click();
    await opened.waitForFunction(() => {
      const host = document.querySelector('main > out-yet');
      return Math.abs(host.offsetHeight - host.shadowRoot.querySelector('[part=card]').offsetHeight) < 2;
    });
  });

  test('says the day at once, and the answer with it once that stands', async () => {
    const opened = await page('?on=2026-07-08');
    const { slider } = parts(opened);
    await stands(opened, '2026-07-08');
    await slider.focus();
    await slider.evaluate((node) => {
      node.addEventListener('input', () => setTimeout(() => { window.heard = node.getAttribute('aria-valuetext'); }), { once: true });
    });
    await opened.keyboard.press('ArrowRight');
    await opened.waitForFunction(() => window.heard);
    assert.match(await opened.evaluate(() => window.heard), /^9 July 2026/);
    await stands(opened, '2026-07-09');
    assert.equal(await slider.getAttribute('aria-valuetext'), '9 July 2026: Yes');
  });

  test('buttons say where they led, also where there is nothing further, and keep the focus', async () => {
    const opened = await page('?on=2026-11-24');
    const told = opened.locator('.machine [role=status]');
    const later = opened.getByRole('button', { name: '+ 1 day' });
    await later.click();
    await opened.waitForFunction(() => document.querySelector('.machine [role=status]').textContent === '25 November 2026: Yes');
    assert.equal(await later.getAttribute('aria-disabled'), 'true');
    await later.click({ force: true });
    assert.equal(await told.textContent(), '25 November 2026: Yes');
    await opened.getByRole('button', { name: '− 1 day' }).click();
    await stands(opened, '2026-11-24');
    await opened.getByRole('button', { name: 'Today', exact: true }).focus();
    await opened.keyboard.press('Enter');
    await stands(opened);
    assert.equal(await opened.evaluate(() => document.activeElement.type), 'range');
  });

  test('after midnight today is another day', async () => {
    const src = world.json(JSON.stringify({
      version: 1, subject: 'Invented API', verified: '2026-11-01', launch: { date: '2026-11-01' }, access: [{ date: '2026-11-26', stage: 'preview' }],
    }));
    const opened = await page('', {
      clock: '2026-11-25T22:59:00Z', // in Berlin, a minute to midnight
      before: (page) => page.route('**/status/muse-spark-api.out-yet.json', async (route) => route.fulfill({ response: await route.fetch({ url: src }) })),
    });
    const { shown } = parts(opened);
    assert.match(await shown.textContent(), /^25 November 2026 No/);
    await opened.clock.runFor(90_000);
    await opened.waitForFunction(() => /^26 November 2026 Yes/.test(document.querySelector('.shown').textContent));
    await opened.keyboard.press('Tab');
    await opened.getByRole('button', { name: '− 1 day' }).click();
    await stands(opened, '2026-11-25');
    assert.match(await shown.textContent(), /^25 November 2026 No/);
  });

  test('moves the chart too, which stands open on the page and stays open', async () => {
    for (const path of ['', 'status/muse-spark-api/']) {
      const opened = await page(path);
      const chart = opened.locator('main > out-yet [part=chart] [aria-hidden]');
      assert.match(await chart.innerText(), /Promised for June 2026\s+Late by 9 days/);
      await opened.locator('.turns button:has(time[datetime="2026-07-01"])').click();
      await stands(opened, '2026-07-01');
      assert.match(await chart.innerText(), /Promised for June 2026\s+Missed, 1 day ago/);
    }
  });

  test('moves by itself for no one who prefers reduced motion', async () => {
    const opened = await page('', { reducedMotion: 'reduce' });
    const next = opened.getByRole('button', { name: 'Next turning point' });
    await next.click();
    await stands(opened, '2026-04-07');
    await next.click();
    await stands(opened, '2026-04-08');
    await opened.clock.runFor(60_000);
    await next.click();
    await stands(opened, '2026-04-10');
  });

  test('its day is in the address: opened there, and with back and forward', async () => {
    const opened = await page('?on=2026-06-04');
    const { slider, answer: said } = parts(opened);
    assert.equal(await said.textContent(), 'No');
    assert.match(await slider.getAttribute('aria-valuetext'), /^4 June 2026: No$/);
    await opened.locator('.turns button').last().click();
    await stands(opened, '2026-08-05');
    await slider.focus();
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await opened.keyboard.press(key);
    await stands(opened, '2026-08-02');
    await opened.clock.runFor(1000);
    assert.equal(query(opened), '?on=2026-08-02');
    await opened.goBack();
    await stands(opened, '2026-08-05');
    await opened.goBack();
    await stands(opened, '2026-06-04');
    await opened.goForward();
    await opened.goForward();
    await stands(opened, '2026-08-02');
  });

  test('a day that is none, or out of range, is as good as can be', async () => {
    for (const [on, day] of [['soon', undefined], ['2026-02-30', undefined], ['1999-01-01', '2026-04-07'], ['2999-01-01', undefined]]) {
      const opened = await page(`?on=${on}`);
      await stands(opened, day);
      assert.deepEqual(opened.faults, [], on);
    }
  });
});

test('on paper: the answer and its history from the first page on, and nothing to press', async () => {
  const opened = await page();
  await opened.locator('.builder').waitFor();
  await opened.emulateMedia({ media: 'print' });
  assert.equal(await opened.locator('button, input, select').filter({ visible: true }).count(), 0);
  const breaks = () => opened.locator('main > out-yet [part~=card]').evaluate((card) => getComputedStyle(card).breakInside);
  assert.equal(await breaks(), 'auto');
  await opened.evaluate(() => { document.querySelector('main > out-yet').shadowRoot.querySelector('details').open = false; });
  assert.equal(await breaks(), 'avoid');
});

test('nothing is stored, and nothing is asked of other hosts', async () => {
  const opened = await page();
  await opened.locator('.turns button').first().click();
  await opened.locator('.builder').waitFor();
  await opened.getByLabel('Theme').selectOption('dark');
  const kept = await opened.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, cookie: '', databases: 0, caches: 0 });
  assert.deepEqual(opened.requests.filter((url) => !url.startsWith(world.site) && !url.startsWith('data:')), []);
});
