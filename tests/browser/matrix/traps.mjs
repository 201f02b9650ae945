// X4 and X5: the card’s program stops, runs out of memory, or out of stack. Every card keeps its content. What the
// program itself writes to the console as it stops is not looked at.

import assert from 'node:assert/strict';
import { forget, report } from '../invariants.mjs';
import { cardOf, scriptOf } from './row.mjs';
import { OUT } from './world.mjs';

/** Five cards, and what a page needs to spoil and to count instances. */
const five = {
  head: `<script>
    window.instances = [];
    window.instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...values) => {
      const instance = await instantiate(...values);
      instances.push(instance.instance ?? instance);
      return instance;
    };
  </script>`,
  body: (scene) => `${scriptOf(scene)}${cardOf(scene, ' as-of="2026-06-04"').repeat(5)}`,
};

const answersOf = (page) => page.evaluate(() => [...document.querySelectorAll('out-yet')].map(({ shadowRoot }) => shadowRoot.querySelector('.answer')?.textContent));

async function open({ page, host }) {
  await page.goto(host.url);
  await page.until(() => [...document.querySelectorAll('out-yet')].every(({ shadowRoot }) => shadowRoot.querySelector('.answer')));
  // From now on, no card may be without an answer but the first, which is spoilt.
  await page.evaluate(() => {
    window.seen = new Set();
    const look = () => {
      for (const { shadowRoot } of [...document.querySelectorAll('out-yet')].slice(1)) seen.add(shadowRoot.querySelector('.answer')?.textContent ?? 'nothing');
      requestAnimationFrame(look);
    };
    look();
  });
}

/** Has the browser throw while the wasm makes a node; the rest of that moment passes before it can again. */
const spoil = ({ page }) => page.evaluate(async () => {
  const { createTextNode } = Document.prototype;
  Document.prototype.createTextNode = () => { throw new Error('no more nodes'); };
  document.querySelector('out-yet').setAttribute('written', '2026-05-04');
  for (let moments = 0; moments < 20; moments += 1) await null;
  Document.prototype.createTextNode = createTextNode;
});

/** The same, while the program is already at work: the page asks a card from within, and what was outside goes on and stops too. */
const spoilTwice = ({ page }) => page.evaluate(async () => {
  const { createTextNode } = Document.prototype;
  const card = document.querySelector('out-yet');
  Document.prototype.createTextNode = () => {
    window.inner = card.summary;
    throw new Error('no more nodes');
  };
  card.setAttribute('written', '2026-05-04');
  for (let moments = 0; moments < 20; moments += 1) await null;
  Document.prototype.createTextNode = createTextNode;
});

/** The same, where not even a timer can be started any more. */
const spoilSilently = ({ page }) => page.evaluate(async () => {
  const { createTextNode } = Document.prototype;
  const { setTimeout } = window;
  Document.prototype.createTextNode = () => {
    window.setTimeout = () => {
      window.setTimeout = setTimeout;
      throw new RangeError('no more stack');
    };
    throw new Error('no more nodes');
  };
  document.querySelector('out-yet').setAttribute('written', '2026-05-04');
  for (let moments = 0; moments < 20; moments += 1) await null;
  Document.prototype.createTextNode = createTextNode;
});

/** A document that takes more memory to read than an instance still has free. */
const LARGE = JSON.stringify({
  ...JSON.parse(OUT),
  reports: Array.from({ length: 200 }, (_, index) => ({ said: '2026-01-02', summary: `${index} ${'x'.repeat(490)}`, who: 'x'.repeat(490) })),
});

/** Leaves the instance no memory that it could still take, and has it read another document. */
const exhaust = ({ page, world }) => page.evaluate((url) => {
  const { memory } = window.instances[0].exports;
  for (let step = 32_768; step >= 1;) {
    try {
      memory.grow(step);
    } catch {
      step /= 2;
    }
  }
  document.querySelector('out-yet').src = url;
}, world.document(LARGE).url);

/** Calls into the instance with hardly any stack left, and then with a little more, until there is enough. The next that a card does has to go on. */
const overflow = ({ page }) => page.evaluate(() => {
  const card = document.querySelector('out-yet');
  let { summary } = card; // what was never called before is compiled first, which takes more of the stack than all the rest
  summary = undefined;
  const dive = () => {
    try {
      dive();
    } catch { /* the deepest call: the one before tries */ }
    try {
      summary ??= card.summary;
    } catch { /* not even this much is left */ }
  };
  // How deep a page comes depends on what the browser has compiled by then. What has stopped has no summary.
  for (let tries = 0; tries < 100 && card.summary; tries += 1) {
    summary = undefined;
    dive();
  }
  if (card.summary) throw new Error('it never ran out of stack within the program');
  card.setAttribute('written', '2026-05-04');
});

/** After the first trap: one fresh instance, told on the console alone and once, and every card has its content. */
async function afresh({ page }, isTold) {
  await page.until(() => window.instances.length > 1 && [...document.querySelectorAll('out-yet')].every(({ shadowRoot }) => shadowRoot.querySelector('.answer')));
  await page.evaluate(() => { document.querySelectorAll('out-yet')[1].asOf = '2026-01-01'; });
  await page.until(() => document.querySelectorAll('out-yet')[1].shadowRoot.querySelector('.answer')?.textContent === 'No');
  assert.deepEqual(await answersOf(page), ['Yes', 'No', 'Yes', 'Yes', 'Yes']);
  assert.equal((await page.evaluate(() => [...seen])).includes('nothing'), false, 'no other card was without its answer');
  assert.equal(await page.evaluate(() => window.instances.length), 2, 'one fresh instance');
  const found = await report(page);
  assert.deepEqual(found.faults, [], 'nothing reaches the page');
  if (isTold) assert.equal(found.warnings.length, 1, `${found.warnings}`);
  for (const warning of found.warnings) assert.match(warning, /^\[out-yet\] trap: /);
  assert.deepEqual(found.events.filter(({ name }) => name === 'error'), []);
  assert.deepEqual(found.cards.map(({ errors }) => errors.length), [0, 0, 0, 0, 0]);
}

const trapped = (id, spoils, { engines = 'all', isTold = true } = {}) => ({
  id,
  engines,
  ...five,
  async run(scene) {
    await open(scene);
    await spoils(scene);
    await afresh(scene, isTold);
    return 'a fresh instance';
  },
});

export const traps = [
  trapped('X4 the program stops in one of five cards', spoil),
  trapped('X4 the program stops within itself', spoilTwice),
  trapped('X4 the program stops where nothing can be told', spoilSilently),
  {
    id: 'X4 the program stops a second time',
    engines: 'all',
    ...five,
    async run(scene) {
      const { page } = scene;
      await open(scene);
      await spoil(scene);
      await page.until(() => !!document.querySelector('out-yet').shadowRoot.querySelector('.written'));
      await page.evaluate(() => { document.querySelector('out-yet').removeAttribute('written'); });
      await page.until(() => !document.querySelector('out-yet').shadowRoot.querySelector('.written'));
      await spoil(scene);
      await page.until(() => [...document.querySelectorAll('out-yet')].every(({ shadowRoot }) => shadowRoot.querySelector('.error')));
      await forget(page);
      const found = await report(page);
      assert.deepEqual((await answersOf(page)).slice(1), ['Yes', 'Yes', 'Yes', 'Yes'], 'the content stays');
      assert.deepEqual(found.events.filter(({ name }) => name === 'error').map(({ code }) => code), Array(5).fill('trap'));
      assert.deepEqual(found.cards.map(({ errors }) => errors.length), [1, 1, 1, 1, 1]);
      assert.deepEqual(found.faults, [], 'nothing reaches the page');
      assert.equal(await page.evaluate(() => window.instances.length), 2, 'no third instance');
      return 'trap';
    },
  },
  trapped('X5 out of memory', exhaust, { engines: 'chromium' }), // others may not give it all that there is
  trapped('X5 out of stack', overflow, { isTold: false }), // where there is no stack left to tell it either
];
