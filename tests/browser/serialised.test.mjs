// What `render --to html` writes is what a browser writes of the same DOM: so a page can make it out of an open card.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { documents } from './generated.mjs';
import { open, published, rendered, start } from './harness.mjs';

let world;
let page;
before(async () => {
  world = await start();
  page = await open(world, world.html('<main></main>'));
});
after(() => world.stop());

const BASE = 'https://example.com/status/';
const HOSTILE = await readFile(new URL('../data/hostile.out-yet.json', import.meta.url), 'utf8');
const WITHDRAWN = await readFile(new URL('../data/withdrawn.out-yet.json', import.meta.url), 'utf8');

/** HTML in ASCII as it was before. */
const unescaped = (html) => html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

/** What stands between the tags of the only template. */
function template(html) {
  const parts = html.split(/<template shadowrootmode="open">|<\/template>/);
  assert.equal(parts.length, 3, html);
  return unescaped(parts[1]);
}

/** The same as the browser writes it, by each of its ways to take it in and to write it down. */
const written = (html) => page.evaluate((html) => {
  const main = document.querySelector('main');
  const [, inside] = html.split(/<template shadowrootmode="open">|<\/template>/);
  main.setHTMLUnsafe(html);
  const root = main.querySelector('out-yet').shadowRoot;
  const parsed = Document.parseHTMLUnsafe(`<!doctype html><body>${html}`).querySelector('out-yet').shadowRoot;
  const plain = document.createElement('div');
  plain.innerHTML = inside;
  return [root.innerHTML, root.getHTML(), parsed.innerHTML, plain.innerHTML];
}, html);

async function check(html) {
  const expected = template(html);
  assert.match(expected, /^<style>:host\{.*<\/style><div><article .*<\/article><\/div>$/s);
  for (const serialised of await written(html)) assert.equal(serialised, expected);
}

for (const id of ['muse-spark-api', 'gemini-omni-flash-api', 'midjourney-api']) {
  test(`the ${id}, on the days that matter`, async () => {
    const text = await readFile(new URL(`../../status/${id}.out-yet.json`, import.meta.url), 'utf8');
    for (const day of ['2022-07-12', '2026-04-08', '2026-04-20', '2026-06-04', '2026-07-01', '2026-07-09', '2026-08-05', '2027-01-01']) {
      await check(await published(text, day, BASE));
    }
    await check(await published(text, '2026-11-24', BASE, '--written', '2026-06-04', '--theme', 'dark'));
    await check(await rendered(text, '2026-11-24'));
  });
}

test('texts that look like markup, and every kind of address', async () => {
  for (const day of ['2026-01-01', '2026-02-01', '2026-03-01', '2026-12-01']) await check(await rendered(HOSTILE, day, '--written', '2026-01-15'));
  for (const day of ['2026-01-20', '2026-03-01', '2026-04-01', '2026-06-01']) await check(await published(WITHDRAWN, day, BASE));
  const odd = {
    version: 1, subject: 'A\u00a0B & C &#183; &nbsp; <!--', lang: 'de', verified: '2026-01-01', page: 'https://example.com/?a&b=c&amp;d',
    launch: { date: '2026-01-01', sources: [{ url: 'https://example.com/?a=1&amp;b=2#é\'' }, { url: 'https://example.com/', title: '</style></template>' }] },
    criterion: '\u{1f468}\u200d\u{1f680} ]]> --> "quoted"',
  };
  await check(await rendered(JSON.stringify(odd), '2026-01-01'));
});

test('documents as various as the rules allow', async () => {
  for (const [index, document] of documents(40).entries()) {
    const text = JSON.stringify(document);
    for (const day of ['2024-02-29', '2025-06-30', '2026-12-31']) {
      const options = index % 2 ? ['--written', '2025-01-01'] : [];
      await check(await rendered(text, day, ...options));
    }
  }
});
