// What fails in ways that are no row of the matrix: after a while, after something else, or for good.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { card, keepInstances, open, start } from './harness.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const DOCUMENT = JSON.stringify({
  version: 1, subject: 'It', verified: '2026-01-01', launch: { date: '2026-01-01' }, access: [{ date: '2026-01-02', stage: 'general' }],
});
const html = (src, headers) => world.html(`
  <script>addEventListener('out-yet-error', (event) => (window.codes ??= []).push(event.detail.code));</script>
  <script async crossorigin src="${world.embed}"></script>
  <main><p id="neighbour">A neighbour.</p></main>
  <out-yet src="${src}" loading="eager"><p>The author’s own words.</p></out-yet>`, headers);

/** What must hold after every fault. */
async function settledWith(page, code, { text = 'Couldn’t check just now.' } = {}) {
  await card(page).error.waitFor({ timeout: 10_000 });
  await page.waitForTimeout(150);
  assert.ok(await page.getByText('The author’s own words.').isVisible(), 'the content stays');
  assert.equal(await card(page).error.innerText(), text);
  assert.equal(await card(page).error.count(), 1);
  assert.deepEqual(await page.evaluate(() => window.codes), [code]);
  assert.equal(page.warnings.length, 1);
  assert.match(page.warnings[0], new RegExp(`^\\[out-yet\\] ${code}: `));
  assert.deepEqual(page.faults, [], 'no uncaught error and no unhandled rejection');
  assert.equal(await card(page).answer.count(), 0, 'a failure is no answer');
  assert.equal(await card(page).element.evaluate((element) => element.matches(':state(error)')), true);
}

const MISTAKE = 'Couldn’t check: the status document has a mistake in it.';

describe('the document', () => {
  test('hanging for good: the request ends', async () => {
    let closed = false;
    world.on('/hanging.json', (request, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' });
      response.write('{');
      response.on('close', () => { closed = true; });
    });
    const page = await open(world, html(`${world.host}/hanging.json`), { clock: '2026-06-01T12:00:00Z' });
    await page.waitForTimeout(300);
    await page.clock.fastForward(9_100);
    await settledWith(page, 'json-timeout');
    await page.clock.fastForward(21_000);
    await page.waitForTimeout(300);
    assert.equal(closed, true);
    assert.equal(page.warnings.length, 1, 'nothing more is said');
    await page.context().close();
  });

  test('endless: the size holds while it is read, before anything reaches the wasm', async () => {
    let sent = 0;
    let closed = false;
    world.on('/endless.json', (request, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' });
      const more = () => {
        while (!closed && sent < 200_000_000 && response.write('x'.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      response.on('close', () => { closed = true; });
      more();
    });
    const page = await open(world, html(`${world.host}/endless.json`), { before: keepInstances, waitUntil: 'domcontentloaded' });
    await settledWith(page, 'json-size');
    assert.equal(closed, true);
    await page.evaluate((src) => new Promise((done) => {
      addEventListener('out-yet-load', done);
      document.querySelector('out-yet').src = src;
    }), world.json(DOCUMENT));
    assert.ok(await page.evaluate(() => window.instances[0].exports.memory.buffer.byteLength) < 4 * 1024 * 1024);
    await page.context().close();
  });

  test('fetched again without an end: the card goes on with what it has', async () => {
    let isHanging = false;
    world.on('/again.json', (request, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' });
      if (!isHanging) response.end(DOCUMENT);
    });
    const page = await open(world, html(`${world.host}/again.json`), { clock: '2026-06-01T12:00:00Z' });
    await card(page).answer.waitFor();
    isHanging = true;
    await page.clock.fastForward('02:00:00');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.evaluate(() => { document.querySelector('out-yet').asOf = '2026-01-01'; });
    await page.getByText('As of 1 January 2026').waitFor({ timeout: 3_000 });
    assert.equal(await card(page).answer.innerText(), 'No');
    await page.context().close();
  });

  test('one that fails and then another that fails otherwise: each is said', async () => {
    const page = await open(world, html(world.json('[')));
    await settledWith(page, 'json-syntax', { text: MISTAKE });
    await page.evaluate((src) => { document.querySelector('out-yet').src = src; }, `${world.host}/nowhere.json`);
    await page.getByText('Couldn’t check just now.').waitFor();
    assert.deepEqual(await page.evaluate(() => window.codes), ['json-syntax', 'json-http']);
    assert.equal(await card(page).error.count(), 1);
    await page.context().close();
  });

  test('another src that fails: the card does not go on answering for the first', async () => {
    const page = await open(world, html(world.json(DOCUMENT)));
    await card(page).answer.waitFor();
    await page.evaluate((src) => { document.querySelector('out-yet').src = src; }, `${world.host}/nowhere.json`);
    await settledWith(page, 'json-http');
    await page.context().close();
  });
});
