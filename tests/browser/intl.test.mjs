// The dates, numbers and plurals of ICU4X, which `tests/intl.rs` keeps in its snapshot, are those of the browser.
//
// Asserted in Chromium, after making all white space one kind of space. `DIFFERENT` are the differences that are known.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { open, start } from './harness.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const icu = JSON.parse(await readFile(new URL('../snapshots/intl__icu.snap.json', import.meta.url), 'utf8'));

/** What the browser makes of a text of ICU4X where they differ, by language and kind; all of that kind is compared so. */
const DIFFERENT = {
  // ICU4X takes the long date of CLDR, as `dateStyle: 'long'` would; the browser puts one together from the fields.
  'en-ZA days': (text) => text.replace(/^0/, ''),
  // ICU4X groups with an apostrophe (2.3, of CLDR 48.2, too), the browser, of ICU 78.2 and CLDR 48.0, with a space.
  'fr-CH numbers': (text) => text.replaceAll("'", ' '),
  // ICU4X 2.4, of CLDR 49, has a comma before the year; ICU4X 2.3, of CLDR 48, has none, like the browser.
  'hi days': (text) => text.replace(',', ''),
};

/** In the page: what `Intl` says of all that was asked, called as `src/web/locale.rs` calls it. */
function written({ days, months, years, numbers, tags }) {
  const dates = (tag, fields, asked) => {
    const { format } = new Intl.DateTimeFormat(tag, { ...fields, calendar: 'gregory', timeZone: 'UTC' });
    return asked.map((day) => format(Date.parse(day)));
  };
  return Object.fromEntries(Object.keys(tags).map((tag) => {
    const { format } = new Intl.NumberFormat(tag);
    const plurals = new Intl.PluralRules(tag);
    return [tag, {
      days: dates(tag, { day: 'numeric', month: 'long', year: 'numeric' }, days),
      months: dates(tag, { month: 'long', year: 'numeric' }, months),
      years: dates(tag, { year: 'numeric' }, years),
      numbers: numbers.map((number) => format(number)),
      plurals: numbers.map((number) => plurals.select(number)),
    }];
  }));
}

test('the browser writes dates, numbers and plurals as ICU4X does', async (context) => {
  const page = await open(world, world.html(''));
  const browser = await page.evaluate(written, icu);
  const tidy = (text) => text.replace(/\s/g, ' ');
  const different = [];
  for (const [tag, kinds] of Object.entries(icu.tags)) {
    for (const [kind, texts] of Object.entries(kinds)) {
      const name = `${tag} ${kind}`;
      const [found, expected] = [browser[tag][kind].map(tidy), texts.map(tidy)];
      assert.deepEqual(found, expected.map(DIFFERENT[name] ?? ((text) => text)), name);
      if (found.some((text, index) => text !== expected[index])) different.push(name);
    }
  }
  // What has ceased to differ leaves the list.
  assert.deepEqual(different.sort(), Object.keys(DIFFERENT).sort());
  context.diagnostic(`${Object.keys(icu.tags).length} tags; ${different.join(', ')}`);
  await page.context().close();
});
