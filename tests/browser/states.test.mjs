// Every state of the card, as the gallery shows it: what a screen reader says of each, in snapshots/states.yml, and that axe
// finds nothing. `OUT_YET_UPDATE=1` writes the snapshot anew; the change is then read in the diff.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { open, start } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SNAPSHOT = new URL('snapshots/states.yml', import.meta.url);

let world;
before(async () => { world = await start(); });
after(() => world.stop());

/** The gallery with every card answered or failed, and its history open. */
async function gallery(options) {
  const page = await open(world, `${world.site}/site/gallery/`, options);
  await page.locator('#themes > div').nth(2).waitFor();
  for (const card of await page.locator('out-yet').all()) {
    await card.scrollIntoViewIfNeeded();
    await card.locator('[part~=answer], [part~=error]').waitFor();
    const summary = card.locator('summary');
    if (await summary.count()) await summary.click();
  }
  return page;
}

test('what a screen reader says of each state', async () => {
  const page = await gallery();
  const told = [];
  for (const section of await page.locator('main section').all()) {
    const name = await section.locator('h2').innerText();
    if (name !== 'Three themes') told.push(`# ${name}\n${await section.locator('out-yet').ariaSnapshot()}\n`);
  }
  const text = told.join('\n');
  if (process.env.OUT_YET_UPDATE) await writeFile(SNAPSHOT, text);
  assert.equal(text, await readFile(SNAPSHOT, 'utf8'));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

describe('axe finds nothing in any state or theme', () => {
  for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { viewport: { width: 320, height: 640 } }, { forcedColors: 'active' }]) {
    test(JSON.stringify(options), async () => {
      const page = await gallery(options);
      await page.evaluate(AXE);
      const { violations, passes } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
      assert.ok(passes.some(({ id }) => id === 'color-contrast'), 'contrast is looked at');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing runs out of the page');
      await page.context().close();
    });
  }
});
