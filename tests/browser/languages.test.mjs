// The languages: a card in each, what is loaded for it, and what stands there where a language cannot be had.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { card, DIST, open, start } from './harness.mjs';

const MUSE = 'muse-spark-api';
const FILE = /\/out-yet-([a-z]+)-\w{16}\.txt$/;

let world;
before(async () => { world = await start(); });
after(() => world.stop());

/** The question, the answer, the first counter and the verification, as the card of the first document says them on 9 July 2026. */
const SAID = {
  en: ['Is the Muse Spark API out yet?', 'Yes', '92 days after Muse Spark launched on 8 April 2026', 'Verified on 30 September 2026'],
  de: ['Muse Spark API: schon verfügbar?', 'Ja', '92 Tage nach dem Start von Muse Spark am 8. April 2026', 'Geprüft am 30. September 2026'],
  fr: ['Muse Spark API : déjà disponible ?', 'Oui', /92 jours/, /30 septembre 2026/],
  es: ['Muse Spark API: ¿ya está disponible?', 'Sí', /92 días/, /30 de septiembre de 2026/],
  pt: ['Muse Spark API: já está disponível?', 'Sim', /92 dias/, /30 de setembro de 2026/],
  ja: [/^Muse Spark API/, /^\S{1,5}$/, /2026年4月8日.*92日/, /2026年9月30日/],
  zh: [/^Muse Spark API/, '是', /92天/, /2026年9月30日/],
  ar: [/Muse Spark API/, 'نعم', /92|٩٢/, /سبتمبر/],
  hi: [/Muse Spark API/, 'हाँ', /92 दिन/, /30 सितंबर 2026/],
};

const page = (attributes) => world.html(`<script async src="${world.embed}"></script>${attributes.map((each) => (
  `<div><out-yet loading="eager" as-of="2026-10-01" src="${world.status(MUSE)}" ${each}><p>The author’s words.</p></out-yet></div>`)).join('')}`);

const languagesAsked = ({ requests }) => requests.map((url) => FILE.exec(url)?.[1]).filter(Boolean);
const text = async (locator) => (await locator.textContent()).replace(/[\u00a0\u202f]/g, ' ').trim();

async function closing(opened, warnings = 0) {
  assert.deepEqual(opened.faults, []);
  assert.equal(opened.warnings.length, warnings, opened.warnings.join());
  await opened.context().close();
}

describe('a card in each language', () => {
  for (const [lang, said] of Object.entries(SAID)) {
    test(lang, async () => {
      const opened = await open(world, page([`lang="${lang}"`]));
      const { answer, counters, element } = card(opened);
      await answer.waitFor();
      const found = [
        await text(element.locator('.question')), await text(answer), await text(counters.first()), await text(element.locator('.footer > span')),
      ];
      for (const [index, expected] of said.entries()) {
        if (expected instanceof RegExp) assert.match(found[index], expected);
        else assert.equal(found[index], expected);
      }
      assert.deepEqual(languagesAsked(opened), lang === 'en' ? [] : [lang], 'only the language that is shown is loaded');
      const { attribute, direction, quoted } = await element.evaluate(({ shadowRoot }) => ({
        attribute: shadowRoot.querySelector('.card').lang,
        direction: getComputedStyle(shadowRoot.querySelector('.card')).direction,
        quoted: [...shadowRoot.querySelectorAll('blockquote bdi')].map((node) => [node.lang, node.textContent]),
      }));
      assert.equal(attribute.slice(0, 2), lang);
      assert.equal(direction, lang === 'ar' ? 'rtl' : 'ltr');
      assert.deepEqual(quoted, [['en', 'this month']], 'the document’s words stay in its own language');
      await closing(opened);
    });
  }
});

test('every language is offered, and has a file', async () => {
  const opened = await open(world, page(['']));
  await card(opened).answer.waitFor();
  const choices = await opened.evaluate(() => customElements.get('out-yet').choices.lang);
  assert.deepEqual([...choices].sort(), Object.keys(SAID).sort());
  const files = (await readdir(join(DIST, 'v1'))).map((name) => FILE.exec(`/${name}`)?.[1]).filter(Boolean);
  assert.deepEqual(files.sort(), Object.keys(SAID).filter((lang) => lang !== 'en').sort());
  await closing(opened);
});

test('a region has its language’s words and its own dates; another script has neither; what is no language is English', async () => {
  const asked = {
    'de-AT': ['de-AT', /^Geprüft am 30\. September 2026$/],
    'DE-at': ['de-AT', /^Geprüft/],
    'pt-PT': ['pt-PT', /30 de setembro de 2026/],
    'pt': ['pt-BR', /30 de setembro de 2026/],
    'zh-Hant-TW': ['zh-Hans', /2026年9月30日/],
    'zh-CN': ['zh-CN', /2026年9月30日/],
    'hi-Latn': ['hi', /30 सितंबर 2026/],
    'de-u-ca-buddhist': ['de', /30\. September 2026/],
    'ar-SA': ['ar-SA', /٢٠٢٦|2026/],
    'en-US': ['en-US', /^Verified on September 30, 2026$/],
    'nl': ['en-GB', /^Verified on 30 September 2026$/],
    'deu': ['de', /^Geprüft/],
    'x': ['en-GB', /^Verified/],
    'constructor': ['en-GB', /^Verified/],
    '__proto__': ['en-GB', /^Verified/],
  };
  const opened = await open(world, page(Object.keys(asked).map((lang) => `lang="${lang}"`)));
  for (const [index, [lang, [tag, verified]]] of Object.entries(asked).entries()) {
    const { answer, element } = card(opened, `out-yet >> nth=${index}`);
    await answer.waitFor();
    assert.match(await text(element.locator('.footer > span')), verified, lang);
    assert.equal(await element.locator('.card').getAttribute('lang'), tag, lang);
  }
  assert.deepEqual(languagesAsked(opened).sort(), ['ar', 'de', 'hi', 'pt', 'zh'], 'each once');
  await closing(opened);
});

test('the language changes with the attribute, and with the page around', async () => {
  const opened = await open(world, page(['']));
  const { answer } = card(opened);
  await answer.waitFor();
  await opened.evaluate(() => { document.querySelector('out-yet').lang = 'fr'; });
  await opened.getByText('Oui', { exact: true }).waitFor();
  await opened.evaluate(() => { document.querySelector('out-yet').lang = ''; });
  await opened.getByText('Yes', { exact: true }).waitFor();
  await closing(opened);
});

test('the nearest language counts, through the shadow roots around', async () => {
  const opened = await open(world, world.html(`<div lang="es"><section></section></div><script async src="${world.embed}"></script>`));
  await opened.evaluate((src) => {
    const root = document.querySelector('section').attachShadow({ mode: 'open' });
    root.innerHTML = `<out-yet loading="eager" src="${src}"></out-yet>`;
  }, world.status(MUSE));
  await opened.getByText('Sí', { exact: true }).waitFor();
  await closing(opened);
});

test('where a language cannot be had the card is in English, and in its language once it can', async () => {
  let isMissing = true;
  const opened = await open(world, null, { clock: '2026-11-26T12:00:00Z' });
  await opened.route(FILE, (route) => (isMissing ? route.fulfill({ status: 404 }) : route.continue()));
  await opened.goto(page(['lang="de"']));
  await card(opened).answer.waitFor();
  assert.equal(await card(opened).answer.innerText(), 'Yes');
  assert.equal(await opened.locator('out-yet .card').getAttribute('lang'), 'en-GB');
  isMissing = false;
  const again = (written) => opened.evaluate((written) => { document.querySelector('out-yet').written = written; }, written);
  await again('2026-06-04');
  await opened.getByText('When this was written').waitFor();
  assert.equal(languagesAsked(opened).length, 1, 'a minute passes before it is asked for again');
  await opened.clock.fastForward('01:01');
  await again('2026-06-05');
  await opened.getByText('Ja', { exact: true }).waitFor();
  assert.equal(languagesAsked(opened).length, 2);
  await closing(opened);
});

test('what is not the language that was built is refused', async () => {
  const opened = await open(world, null);
  await opened.route(FILE, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/Ja$/, 'Na') });
  });
  await opened.goto(page(['lang="de"']));
  await card(opened).answer.waitFor();
  assert.equal(await card(opened).answer.innerText(), 'Yes');
  await closing(opened);
});

describe('a failure is told in the language of the page', () => {
  const NOT_CHECKED = {
    en: /^Couldn’t check just now\.$/, de: /^Abfrage zurzeit nicht möglich\.$/, fr: /\.$/, es: /\.$/, pt: /\.$/, ja: /。$/, zh: /。$/, ar: /\.$/, hi: /।$/,
  };
  test('without the program', async () => {
    const opened = await open(world, null);
    await opened.route(/\/out-yet-[0-9a-f]{16}\.(js|wasm)$/, (route) => route.abort());
    const tags = [...Object.keys(NOT_CHECKED), 'de-AT', 'nl', 'constructor'];
    await opened.goto(page(tags.map((lang) => `lang="${lang}"`)));
    await card(opened, `out-yet >> nth=${tags.length - 1}`).error.waitFor();
    const told = await opened.locator('out-yet .error').evaluateAll((nodes) => nodes.map((node) => [node.lang, node.textContent.trim()]));
    assert.equal(new Set(told.map(([, sentence]) => sentence)).size, Object.keys(NOT_CHECKED).length, 'a sentence for each');
    for (const [index, [lang, sentence]] of told.entries()) {
      const expected = { 'de-AT': 'de', nl: 'en', constructor: 'en' }[tags[index]] ?? tags[index];
      assert.equal(lang, expected);
      assert.match(sentence, NOT_CHECKED[expected]);
    }
    await closing(opened, tags.length);
  });

  test('with the program, but without the words of the language', async () => {
    const opened = await open(world, null);
    await opened.route(FILE, (route) => route.abort());
    await opened.goto(world.html(`<script async src="${world.embed}"></script>
      <out-yet loading="eager" lang="de" src="${world.json('', {}, 500)}"></out-yet><out-yet loading="eager" lang="de" src="${world.json('{')}"></out-yet>`));
    await card(opened, 'out-yet >> nth=0').error.waitFor();
    await card(opened, 'out-yet >> nth=1').error.waitFor();
    const told = await opened.locator('out-yet .error').evaluateAll((nodes) => nodes.map((node) => [node.lang, node.textContent.trim()]));
    assert.deepEqual(told, [['de', 'Abfrage zurzeit nicht möglich.'], ['en', 'Couldn’t check: the status document has a mistake in it.']]);
    await closing(opened, 2);
  });

  test('with it, by what is wrong with the document', async () => {
    const src = world.json('{"version": 1}');
    const opened = await open(world, world.html(`<script async src="${world.embed}"></script>
      <out-yet loading="eager" lang="de" src="${src}"></out-yet><out-yet loading="eager" src="${src}"></out-yet>`));
    await card(opened, 'out-yet >> nth=1').error.waitFor();
    await card(opened, 'out-yet >> nth=0').error.waitFor();
    assert.deepEqual(await opened.locator('out-yet .error').allInnerTexts(), [
      'Abfrage nicht möglich: Das Statusdokument enthält einen Fehler.', 'Couldn’t check: the status document has a mistake in it.',
    ]);
    await closing(opened, 2);
  });
});
