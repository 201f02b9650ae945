// What a reader with a screen reader, with a wish for stillness, with larger or wider text would miss: in every state and layout.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LAYOUTS } from '../../site/gallery/forms.js';
import { all, layouts, lostText, on, one } from './access.mjs';
import { start } from './harness.mjs';
import { spaceOut } from './specimens.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

describe('by screen reader', () => {
  for (const level of [2, 3, 4, 5, 6]) {
    test(`the heading has the level ${level}, and those in the history the next`, async () => {
      await on(world, one('card', { 'heading-level': level }), { isOpen: true }, async (page) => {
        const headings = page.locator('out-yet').getByRole('heading');
        const levels = await headings.evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
        const next = Math.min(level + 1, 6);
        assert.deepEqual(levels, [level, next, next]);
      });
    });
  }

  test('a card is a group that is named by its question', async () => {
    await on(world, all.filter(({ state, layouts: [layout] }) => state.document && layout === 'card'), {}, async (page) => {
      const cards = await page.locator('out-yet').count();
      assert.equal(await page.getByRole('article', { name: 'Is the Comet API out yet?', exact: true }).count(), cards);
    });
  });

  test('in running text there is no heading and no group of its own', async () => {
    await on(world, all, {}, async (page) => {
      const { layout: known } = await page.evaluate(() => customElements.get('out-yet').choices);
      for (const layout of known.filter((layout) => LAYOUTS[layout])) {
        const cards = page.locator(`out-yet[layout=${layout}]`);
        for (const role of ['heading', 'article', 'group', 'figure', 'list', 'table']) assert.equal(await cards.getByRole(role).count(), 0, `${role}: ${layout}`);
      }
    });
  });

  test('the chart is said once, by its table', async () => {
    await on(world, all, { isOpen: true }, async (page) => {
      const charts = await page.locator('out-yet .chart').evaluateAll((all) => all.map((chart) => {
        const drawn = chart.querySelector('.drawn');
        const rows = [...chart.querySelectorAll('tr')].map(({ textContent }) => textContent);
        return {
          isHidden: drawn.getAttribute('aria-hidden') === 'true' && !drawn.querySelector('a, button, summary, [tabindex]'),
          isTold: chart.querySelector('table').closest('[aria-hidden]') === null && rows.length > 1,
          isOnce: new Set(rows).size === rows.length,
        };
      }));
      assert.ok(charts.length >= 10);
      for (const chart of charts) assert.deepEqual(chart, { isHidden: true, isTold: true, isOnce: true });
    });
  });

  test('nothing is announced but a failure, and that once', async () => {
    await on(world, all, {}, async (page) => {
      const live = await page.evaluate(() => [...document.querySelectorAll('out-yet')].map((card) => [
        card.matches(':state(error)') ? 1 : 0,
        card.shadowRoot.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log], output').length,
      ]));
      assert.deepEqual(live.filter(([expected, found]) => expected !== found), []);
      assert.equal(live.filter(([expected]) => expected).length, layouts.length);
    });
  });
});

test('nothing moves for those who ask for stillness', async () => {
  await on(world, all, { reducedMotion: 'reduce' }, async (page) => {
    const moving = await page.evaluate(() => {
      for (const { shadowRoot } of document.querySelectorAll('out-yet')) {
        for (const details of shadowRoot.querySelectorAll('details')) details.open = true;
      }
      const running = document.getAnimations().map((animation) => String(animation.animationName ?? animation.transitionProperty));
      const elements = [...document.querySelectorAll('out-yet')].flatMap((card) => [card, ...card.shadowRoot.querySelectorAll('*')]);
      const found = elements.flatMap((element) => ['', '::before', '::after', '::details-content'].map((pseudo) => getComputedStyle(element, pseudo || undefined)))
        .filter((style) => style.animationName !== 'none' || style.transitionDuration.split(',').some((time) => parseFloat(time) > 0));
      return [...running, ...found.map((style) => `${style.animationName} ${style.transitionProperty}`)];
    });
    assert.deepEqual(moving, []);
  });
});

describe('no text is lost', () => {
  for (const [how, options] of [
    ['at 400 % in a window of 1280 px', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
    ['240 px wide', { viewport: { width: 240, height: 640 } }],
    ['right to left', { viewport: { width: 320, height: 640 }, lang: 'ar', dir: 'rtl' }],
    ['on paper', { viewport: { width: 720, height: 640 }, media: 'print' }],
    ['with the text spacing of WCAG 1.4.12', { viewport: { width: 320, height: 640 }, isSpacedOut: true }],
    ['with that spacing, 240 px wide', { viewport: { width: 240, height: 640 }, isSpacedOut: true }],
  ]) {
    test(how, async () => {
      const { media, isSpacedOut, ...rest } = options;
      const found = await on(world, all, { isOpen: true, ...rest }, async (page) => {
        if (media) await page.emulateMedia({ media });
        if (isSpacedOut) await spaceOut(page);
        return page.evaluate(lostText);
      });
      assert.deepEqual(found, []);
    });
  }
});
