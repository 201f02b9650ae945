// The slip chart in a stranger's page: that it is drawn, that it can be read, and that its table says the same.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { open, start } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const read = (path) => readFile(new URL(path, import.meta.url), 'utf8');
// Promised, moved, taken back, late, withdrawn and promised again; made up.
const COMET = await read('../data/comet.out-yet.json');
const MUSE = await read('../../status/muse-spark-api.out-yet.json');
const MIDJOURNEY = await read('../../status/midjourney-api.out-yet.json');

let world;
before(async () => { world = await start(); });
after(() => world.stop());

/** A page with one card for a day, its history open. */
async function opened(text, day, options = {}, dir = 'ltr') {
  const src = world.json(text);
  const url = world.html(`<style>:root { color-scheme: light dark } body { margin: 0; font-family: sans-serif }</style>
    <script async crossorigin src="${world.embed}"></script><main><out-yet src="${src}" as-of="${day}" loading="eager"></out-yet></main>`);
  const page = await open(world, url, options);
  await page.evaluate((dir) => { document.documentElement.dir = dir; }, dir);
  await page.locator('out-yet summary').click();
  await page.locator('out-yet .chart').waitFor();
  return page;
}

async function closing(page) {
  assert.deepEqual(page.faults, [], 'no uncaught error and no unhandled rejection');
  await page.context().close();
}

const DOCUMENTS = [['promised and late', MUSE, '2026-11-25'], ['never promised', MIDJOURNEY, '2026-11-25'], ['of every kind', COMET, '2026-10-05'], ['withdrawn', COMET, '2026-11-25']];

describe('the chart', () => {
  test('is of SVG, wherever Yew makes it anew', async () => {
    const page = await opened(MUSE, '2026-06-04');
    const spaces = () => page.evaluate(() => {
      const nodes = [...document.querySelector('out-yet').shadowRoot.querySelectorAll('.chart :is(svg, line, path)')];
      return [nodes.length, nodes.every((node) => node.namespaceURI === 'http://www.w3.org/2000/svg')];
    });
    const [before, isSvg] = await spaces();
    assert.ok(isSvg && before > 10, String(before));
    await page.evaluate(() => { document.querySelector('out-yet').asOf = '2026-07-20'; });
    await page.locator('out-yet .slip').waitFor();
    const [then, isStillSvg] = await spaces();
    assert.ok(isStillSvg && then > before, `${then} after ${before}`);
    await closing(page);
  });

  for (const [name, text, day] of DOCUMENTS) {
    test(`says the same as its table: ${name}`, async () => {
      const page = await opened(text, day);
      const [drawn, table] = await page.evaluate(() => {
        const chart = document.querySelector('out-yet').shadowRoot.querySelector('.chart');
        const words = (nodes) => [...nodes].map((node) => node?.textContent.trim() ?? '');
        const drawn = [...chart.querySelectorAll('.wait, .key li')].map((row) => {
          const [date, outcome] = words([row.querySelector('small'), row.querySelector('strong')]);
          return [date, row.textContent.replace(date, '').replace(outcome, '').trim(), outcome];
        });
        return [drawn, [...chart.querySelectorAll('table tr')].slice(1).map((row) => words(row.children))];
      });
      assert.deepEqual(table, drawn);
      assert.ok(drawn.length > 1);
      await closing(page);
    });

    for (const [width, dir] of [[240, 'ltr'], [320, 'rtl'], [720, 'ltr']]) {
      test(`can be read, ${width} px wide, ${dir}: ${name}`, async () => {
        const page = await opened(text, day, { viewport: { width, height: 900 } }, dir);
        const { outside, overlapping, bars } = await page.evaluate(() => {
          const root = document.querySelector('out-yet').shadowRoot;
          const { left, right } = root.querySelector('.card').getBoundingClientRect();
          const box = (node) => node.getBoundingClientRect();
          const marks = [...root.querySelectorAll('.drawn :is(path, line, p, li, small, strong)')];
          const outside = marks.filter((node) => box(node).left < left || box(node).right > right);
          const texts = [...root.querySelectorAll('.wait p > *, .key li')];
          const isOver = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
          const overlapping = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => isOver(box(one), box(other))));
          const bars = [...root.querySelectorAll('.wait > svg, .drawn > svg:not(.guides)')].map((node) => box(node).width);
          return { outside: outside.map(String), overlapping: overlapping.map((node) => node.textContent), bars };
        });
        assert.deepEqual(outside, []);
        assert.deepEqual(overlapping, []);
        assert.ok(bars.every((bar) => bar === bars[0] && bar > width * 0.6), bars.join());
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing scrolls sideways');
        await closing(page);
      });
    }
  }

  test('shows first the delay after the last promised date', async () => {
    const page = await opened(COMET, '2026-10-05');
    const thickness = await page.evaluate(() => {
      const lines = [...document.querySelector('out-yet').shadowRoot.querySelectorAll('.wait line')];
      return lines.map((line) => [Boolean(line.closest('.slip')) && line.matches('.delay'), parseFloat(getComputedStyle(line).strokeWidth)]);
    });
    const slip = thickness.filter(([isSlip]) => isSlip);
    assert.equal(await page.locator('out-yet .slip').count(), 1);
    assert.ok(slip.length > 0);
    assert.ok(thickness.every(([isSlip, width]) => isSlip || width < slip[0][1]), thickness.join());
    await closing(page);
  });

  test('shows a delay of one day in twenty years', async () => {
    const text = JSON.stringify({
      version: 1, subject: 'Comet API', verified: '2026-03-01', launch: { date: '2006-01-01' }, promises: [{ said: '2026-03-02', due: '2026-03-02' }],
    });
    for (const width of [240, 720]) {
      const page = await opened(text, '2026-03-03', { viewport: { width, height: 900 } });
      const { x, y, width: length } = await page.locator('out-yet .slip > svg').boundingBox();
      const picture = await page.screenshot({ clip: { x: x - 7, y: Math.round(y) - 5, width: length + 14, height: 10 } });
      const seen = await page.evaluate(async (picture) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        const outcome = document.querySelector('out-yet').shadowRoot.querySelector('.slip strong');
        const red = getComputedStyle(outcome).color.match(/\d+/g).map(Number);
        return data.filter((_, at) => at % 4 === 0 && red.every((value, channel) => data[at + channel] === value)).length;
      }, picture.toString('base64'));
      assert.ok(seen >= 3 * 10, `${seen} pixels are red, ${width} px wide`);
      await closing(page);
    }
  });

  test('has the colours of the system where these are forced', async () => {
    const page = await opened(MUSE, '2026-07-20', { forcedColors: 'active' });
    const [stroke, fill, text] = await page.evaluate(() => {
      const root = document.querySelector('out-yet').shadowRoot;
      const probe = root.querySelector('.card').appendChild(document.createElement('i'));
      probe.style.color = 'CanvasText';
      const style = (selector) => getComputedStyle(root.querySelector(selector));
      return [style('.slip .delay').stroke, style('.key path').fill, getComputedStyle(probe).color];
    });
    assert.deepEqual([stroke, fill], [text, text]);
    await closing(page);
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`has nothing that axe finds, ${colorScheme}`, async () => {
      for (const [, text, day] of DOCUMENTS) {
        const page = await opened(text, day, { colorScheme });
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => window.axe.run('main'));
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target, failureSummary }) => [target, failureSummary])]), []);
        await closing(page);
      }
    });
  }
});
