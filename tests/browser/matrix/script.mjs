// L1, L2, L6 and L7: the script does not come, comes more than once, or before or after its cards.

import assert from 'node:assert/strict';
import { answered, forget, rebase, report } from '../invariants.mjs';
import { refused, status } from './answers.mjs';
import { askedOf, cardOf, scriptOf } from './row.mjs';
import { OUT, PAUSE, WORDS } from './world.mjs';

/** Neither of two pages within a page may run scripts; `body` is theirs. */
const unscripted = (body) => async ({ world, page, copy, document }) => {
  const inner = world.page({ body: body({ copy, document }), isRecorded: false });
  const outer = world.page({ body: `<iframe sandbox="allow-same-origin" width="600" height="900" src="${inner.url}"></iframe>` });
  await page.goto(outer.url);
  return page.evaluate(() => {
    const card = window.frames[0].document.querySelector('out-yet');
    const words = card.querySelector('p');
    return { words: words.getBoundingClientRect().height > 0 && words.textContent, isDefined: card.matches(':defined') };
  });
};

const absent = [
  { id: 'L1 the script is missing', engines: 'all', faults: { 'embed.js': status(404) } },
  { id: 'L1 the script’s host hangs up', engines: 'all', faults: { 'embed.js': refused } },
  {
    id: 'L1 the script is blocked by the page’s policy',
    engines: 'all',
    headers: { 'content-security-policy': 'script-src \'self\'' },
    expects: { violations: ['script-src-elem'] },
  },
  { id: 'L2 the script is not the one that the page’s integrity names', engines: 'all', body: (scene) => `${scriptOf(scene, 'async crossorigin integrity="sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="')}${cardOf(scene)}` },
  {
    id: 'L1 JavaScript is off',
    engines: 'all',
    async run(scene) {
      const { words, isDefined } = await unscripted((inner) => `${scriptOf(inner)}${cardOf(inner)}`)(scene);
      assert.equal(words, 'The author’s own words.');
      assert.equal(isDefined, false);
      assert.deepEqual(scene.document.requests, []);
      return 'words';
    },
  },
];

/** Two versions of the script; the first of the page is to define the element, and the other to do nothing. */
const versions = (id, tags) => ({
  id,
  engines: 'all',
  async run({ world, page, document }) {
    const copies = [world.copy(), world.copy()];
    const host = world.page({ body: `${tags(copies)}${cardOf({ document }).repeat(2)}` });
    await page.goto(host.url);
    const time = await answered(page, { cards: 2, source: host.source });
    const payload = copies.map((copy) => askedOf(copy).filter((name) => name === 'glue' || name === 'wasm'));
    assert.deepEqual(payload, [['glue', 'wasm'], []], 'the first defines the element, and loads its own files');
    return `Yes ${time} ms`;
  },
});

const company = [
  versions('L6 two versions of the script', ([first, second]) => scriptOf({ copy: first }, 'defer') + scriptOf({ copy: second }, 'defer')),
  versions('L6 an older tag after a newer module', ([first, second]) => (
    `<script type="module" src="${first.base}v1/out-yet.mjs"></script><script defer type="module" src="${second.embed}"></script>`
  )),
  versions('L6 the same script three times, and another version', ([first, second]) => scriptOf({ copy: first }, '').repeat(3) + scriptOf({ copy: second }, '')),
  {
    id: 'L6 the page has taken the name',
    engines: 'all',
    head: '<script>customElements.define("out-yet", class extends HTMLElement { connectedCallback() { this.title = "Mine"; } });</script>',
    async act({ page }) {
      await page.until(() => document.readyState === 'complete');
    },
    async then({ page, copy }) {
      assert.equal(await page.evaluate(() => document.querySelector('out-yet').title), 'Mine');
      assert.deepEqual(askedOf(copy), ['embed.js'], 'nothing is loaded for it');
    },
  },
];

/** A card that is put into the page by script, from its HTML. */
const inserted = (id, insert, cards = 1) => ({
  id,
  engines: 'all',
  async run(scene) {
    const { page, world, copy, document } = scene;
    const host = world.page({ body: `${scriptOf(scene)}<main id="main"></main>` });
    await page.goto(host.url);
    await page.until(() => !!customElements.get('out-yet'));
    await page.evaluate(insert, cardOf(scene));
    await forget(page);
    const time = await answered(page, { cards });
    assert.equal(document.requests.length, 1);
    assert.deepEqual(askedOf(copy), ['embed.js', 'glue', 'wasm']);
    return `Yes ${time} ms`;
  },
});

const places = [
  { id: 'L7 the script before the card, at once', engines: 'all', body: (scene) => `${scriptOf(scene, '')}${cardOf(scene)}`, expects: { answer: 'Yes' } },
  { id: 'L7 the script after the card', engines: 'all', body: (scene) => `${cardOf(scene)}${scriptOf(scene, '')}`, expects: { answer: 'Yes' } },
  {
    id: 'L7 the page comes in parts, and the document in it with the last',
    engines: 'all',
    body: (scene) => `${scriptOf(scene, '')}<out-yet loading="eager">${WORDS}${PAUSE}<script type="application/json">${OUT}</script></out-yet>`,
    expects: { answer: 'Yes' },
  },
  inserted('L7 by innerHTML', (html) => { document.querySelector('main').innerHTML = html; }),
  inserted('L7 from a template', (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    document.querySelector('main').append(document.importNode(template.content, true), template.content.cloneNode(true));
  }, 2),
  inserted('L7 cloned before and after it has answered', async (html) => {
    const main = document.querySelector('main');
    main.innerHTML = html;
    const [card] = main.children;
    main.append(card.cloneNode(true));
    await new Promise((done) => { card.addEventListener('out-yet-load', done); });
    main.append(card.cloneNode(true));
  }, 3),
  {
    id: 'L7 moved into a frame’s document and back',
    engines: 'all',
    body: (scene) => `${scriptOf(scene)}<iframe width="600" height="900" srcdoc="<p>A frame.</p>"></iframe><main>${cardOf(scene)}</main>`,
    async run({ page, host }) {
      await page.goto(host.url);
      await answered(page);
      await page.evaluate(() => { window.frames[0].document.body.append(document.querySelector('out-yet')); });
      const there = () => {
        const card = window.frames[0].document.querySelector('out-yet');
        const answer = card.shadowRoot.querySelector('.answer');
        return answer?.getBoundingClientRect().height > 0 && answer.textContent;
      };
      assert.equal(await page.until(there), 'Yes', 'it answers in the frame');
      // What only the style sheet of the card gives.
      assert.equal(await page.until(() => getComputedStyle(window.frames[0].document.querySelector('out-yet').shadowRoot.querySelector('.card')).borderTopStyle), 'solid');
      await page.evaluate(() => { document.querySelector('main').append(window.frames[0].document.querySelector('out-yet')); });
      await answered(page);
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('out-yet').shadowRoot.querySelector('.card')).borderTopStyle), 'solid');
      return 'Yes';
    },
  },
  ...[
    ['a frame’s document, and removed there', () => {
      window.frames[0].document.body.append(document.querySelector('out-yet'));
      setTimeout(() => window.frames[0].document.querySelector('out-yet').remove());
    }],
    ['a template', () => { document.createElement('template').content.append(document.querySelector('out-yet')); }],
    ['a document that nobody sees', () => { new DOMParser().parseFromString('', 'text/html').body.append(document.querySelector('out-yet')); }],
  ].map(([name, move]) => ({
    id: `L7 moved into ${name}`,
    engines: 'all',
    body: (scene) => `${scriptOf(scene)}<iframe srcdoc=""></iframe><main>${cardOf(scene)}</main>`,
    async run({ page, host }) {
      await page.goto(host.url);
      await answered(page);
      await page.evaluate(move);
      await page.evaluate(() => new Promise((done) => { setTimeout(done, 200); }));
      const { faults, warnings, cards } = await report(page);
      assert.deepEqual([faults, warnings, cards], [[], [], []]);
      return 'nothing';
    },
  })),
  {
    id: 'L7 moved into a frame’s document, and its document changed there to one that is missing',
    engines: 'all',
    body: (scene) => `${scriptOf(scene)}<iframe width="600" height="900" srcdoc=""></iframe><main>${cardOf(scene)}</main>`,
    async run({ page, host, world }) {
      await page.goto(host.url);
      await answered(page);
      await page.evaluate((src) => {
        const card = document.querySelector('out-yet');
        window.frames[0].document.body.append(card);
        card.src = src;
      }, world.document(status(404)).url);
      const said = () => window.frames[0].document.querySelector('out-yet').shadowRoot.querySelector('.error')?.textContent;
      assert.match((await page.until(said)).trim(), /^Couldn’t check just now\./);
      assert.equal(await page.evaluate(() => window.frames[0].document.querySelector('out-yet').shadowRoot.querySelector('.answer')), null);
      assert.deepEqual((await report(page)).faults, []);
      return 'json-http';
    },
  },
  {
    id: 'L7 the page has made the shadow root of a rendered card itself, before the script came',
    engines: 'all',
    body: (scene) => `${cardOf(scene, '', `<template shadowroot="open"><p class="answer">Yes</p></template>${WORDS}`)}<script>
      for (const template of document.querySelectorAll('template[shadowroot]')) {
        template.parentNode.attachShadow({ mode: 'open' }).append(template.content);
        template.remove();
      }
      ${rebase}</script>${scriptOf(scene)}`,
    run: async ({ page, host }) => {
      await page.goto(host.url);
      return `Yes ${await answered(page)} ms`;
    },
  },
];

export const script = [...absent, ...company, ...places];
