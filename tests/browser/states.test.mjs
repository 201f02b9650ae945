// The gallery, with every state in every layout: what a screen reader says of each, in snapshots/states.yml, and that axe finds
// nothing. `OUT_YET_UPDATE=1` writes the snapshot anew; the change is then read in the diff.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { IN_EVERY_LANGUAGE, LANGUAGES, LAYOUTS, THEMES } from '../../site/gallery/forms.js';
import { idOf, STATES } from '../../site/gallery/states.js';
import { open, start } from './harness.mjs';
import { settled } from './specimens.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SNAPSHOT = new URL('snapshots/states.yml', import.meta.url);
const OPTIONS = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }, { forcedColors: 'active' }];

let world;
before(async () => { world = await start(); });
after(() => world.stop());

/** The gallery with every card answered or failed, and its history open. */
async function gallery(options) {
  const page = await open(world, `${world.site}/site/gallery/`, options);
  await settled(page, true);
  return page;
}

test('the gallery has every state in every layout, every theme and every language', async () => {
  const page = await gallery();
  const layouts = Object.keys(LAYOUTS);
  const shown = await page.evaluate(() => [...document.querySelectorAll('#states > section')].map((section) => [
    section.querySelector('h2').textContent, ...[...section.querySelectorAll('figcaption')].map(({ textContent }) => textContent),
  ]));
  assert.deepEqual(shown, STATES.map(({ name }) => [name, ...layouts]));
  assert.equal(await page.locator('#themes out-yet').count(), THEMES.length * layouts.length);
  assert.deepEqual(await page.locator('#languages out-yet').evaluateAll((cards) => cards.map(({ lang }) => lang)), Object.keys(LANGUAGES));
  // What it is a gallery of is what the element has.
  const { layout, lang } = await page.evaluate(() => customElements.get('out-yet').choices);
  assert.deepEqual([layout, lang].map((all, index) => all.filter((one) => !Object.hasOwn([LAYOUTS, LANGUAGES][index], one))), [[], []]);
  const links = await page.locator('#contents a').evaluateAll((all) => all.map(({ hash }) => document.querySelector(hash) !== null));
  assert.deepEqual(links, Array(STATES.length + 2).fill(true));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

for (const width of [240, 320]) {
  test(`nothing of the gallery scrolls sideways, ${width} px wide`, async () => {
    const page = await gallery({ viewport: { width, height: 640 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    await page.context().close();
  });
}

test('what a screen reader says of each state', async () => {
  const page = await gallery();
  const told = [];
  for (const { name } of STATES) {
    for (const [index, layout] of Object.keys(LAYOUTS).entries()) {
      const specimen = page.locator(`#${idOf(name)} .specimen`).nth(index);
      told.push(`# ${name}, ${layout}\n${await specimen.ariaSnapshot()}\n`);
    }
  }
  for (const [lang, name] of Object.entries(LANGUAGES)) {
    const specimen = page.locator('#languages .specimen').filter({ has: page.locator(`out-yet[lang=${lang}]`) });
    told.push(`# ${IN_EVERY_LANGUAGE}, ${name}\n${await specimen.ariaSnapshot()}\n`);
  }
  const text = told.join('\n');
  if (process.env.OUT_YET_UPDATE) await writeFile(SNAPSHOT, text);
  assert.equal(text, await readFile(SNAPSHOT, 'utf8'));
  await page.context().close();
});

describe('axe finds nothing in any state, layout, theme or language', () => {
  for (const options of OPTIONS) {
    test(JSON.stringify(options), async () => {
      const page = await gallery(options);
      await page.evaluate(AXE);
      // Colours that are forced are the reader's own, which axe does not see.
      const rules = { 'target-size': { enabled: true }, 'color-contrast': { enabled: !options.forcedColors } };
      const { violations, looked } = await page.evaluate(async (rules) => {
        const { violations, passes } = await window.axe.run({ rules });
        return {
          violations: violations.map(({ id, nodes }) => [id, nodes.length, nodes.slice(0, 5).map(({ target, failureSummary }) => [target.flat().join(' '), failureSummary])]),
          looked: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0,
        };
      }, rules);
      assert.deepEqual(violations, []);
      assert.ok(options.forcedColors || looked > STATES.length, `contrast is looked at in ${looked} places`);
      await page.context().close();
    });
  }
});
