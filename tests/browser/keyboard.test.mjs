// The card by keyboard and by touch: Tab goes through it in reading order, where it is can be seen, and what can be pressed is
// large enough.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { all, layouts, on, one, smallTargets } from './access.mjs';
import { start } from './harness.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

/** What has the focus within a card, and where; nothing once it is elsewhere. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement.shadowRoot?.activeElement;
  if (!element) return undefined;
  const { x, y, width, height } = element.getBoundingClientRect();
  return { text: element.textContent.trim(), x, y, width, height };
});

/** How many pixels of two pictures, of the same size, have colours with a contrast of at least 3 : 1. */
function contrasting(one, other) {
  const luminance = ({ data }, at) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, channel) => {
    const value = data[at + channel] / 255;
    return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  }, 0.05);
  let count = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const [dark, light] = [luminance(one, at), luminance(other, at)].sort((a, b) => a - b);
    if (light / dark >= 3) count += 1;
  }
  return count;
}

describe('by keyboard', () => {
  for (const layout of layouts) {
    for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
      test(`Tab reaches every link in reading order, and is seen: ${layout}, ${JSON.stringify(options)}`, async () => {
        await on(world, one(layout), { isOpen: true, viewport: { width: 480, height: 1600 }, ...options }, async (page) => {
          const expected = await page.evaluate(() => [...document.querySelector('out-yet').shadowRoot.querySelectorAll('a, summary')]
            .map(({ textContent }) => textContent.trim()));
          const shot = async (clip) => PNG.sync.read(await page.screenshot({ clip, caret: 'hide' }));
          const before = await shot();
          const reached = [];
          await page.keyboard.press('Tab');
          for (let place = await focused(page); place; place = await focused(page)) {
            const [x, y] = [Math.max(0, Math.floor(place.x) - 6), Math.max(0, Math.floor(place.y) - 6)];
            const [width, height] = [Math.ceil(place.width) + 12, Math.ceil(place.height) + 12];
            const unfocused = new PNG({ width, height });
            PNG.bitblt(before, unfocused, x, y, width, height, 0, 0);
            const changed = contrasting(unfocused, await shot({ x, y, width, height }));
            // WCAG 2.4.13: as much as a line around it that is 2 px thick; rounded corners need a little less.
            const least = 0.9 * 4 * (place.width + place.height);
            assert.ok(changed >= least, `the focus of “${place.text}” changes ${changed} pixels, of ${least}`);
            reached.push(place);
            await page.keyboard.press('Tab');
          }
          assert.deepEqual(reached.map(({ text }) => text), expected);
          assert.ok(expected.length > 0);
          for (const [index, { text, x, y, height }] of reached.entries()) {
            const next = reached[index + 1];
            assert.ok(!next || next.y >= y + height - 2 || next.x > x, `“${next?.text}” stands after “${text}”`);
          }
        });
      });
    }
  }

  test('the history opens and closes', async () => {
    await on(world, one('card'), {}, async (page) => {
      const isOpen = () => page.locator('out-yet details').evaluate(({ open }) => open);
      const closed = await page.locator('out-yet').evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('details a')].length);
      await page.keyboard.press('Tab');
      for (let tries = 0; tries < 9 && (await focused(page))?.text !== 'History and sources'; tries += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await isOpen(), true);
      await page.keyboard.press('Space');
      assert.equal(await isOpen(), false);
      // What is closed is not in the way.
      await page.keyboard.press('Tab');
      assert.ok(closed > 0);
      assert.equal((await focused(page)).text, 'example.com');
    });
  });
});

test('what can be pressed is at least 24 px large, unless it stands in a sentence', async () => {
  const found = await on(world, all, { isOpen: true, viewport: { width: 320, height: 640 } }, (page) => page.evaluate(smallTargets));
  assert.deepEqual(found, []);
});
