// When something fails: the author's words or the last good answer stay, it is said once, and never as an answer.

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

/** The page outside the element: its nodes, and what scripts could have left. */
const outside = (page) => page.evaluate(() => {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelector('out-yet').remove();
  return JSON.stringify([copy.outerHTML, document.title, document.cookie, Object.keys(localStorage), history.length, scrollY]);
});

/** What must hold after every fault. */
async function settledWith(page, code, { text = 'Couldn’t check just now.', before: untouched } = {}) {
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
  if (untouched) assert.equal(await outside(page), untouched);
}

const MISTAKE = 'Couldn’t check: the status document has a mistake in it.';

describe('the document', () => {
  const long = `"${'x'.repeat(300 * 1024)}"`;
  const cases = [
    ['missing', 'json-http', () => `${world.host}/nowhere.json`],
    ['forbidden, with JSON in the body', 'json-http', () => world.json(DOCUMENT, {}, 403)],
    ['no JSON', 'json-syntax', () => world.json('<!doctype html><p>Not found'), MISTAKE],
    ['empty', 'json-syntax', () => world.json(''), MISTAKE],
    ['cut off', 'json-syntax', () => world.json(DOCUMENT.slice(0, 60)), MISTAKE],
    ['against the rules', 'json-schema', () => world.json(DOCUMENT.replace('2026-01-02', '2026-02-30')), MISTAKE],
    ['of a later version', 'json-version', () => world.json('{ "version": 2 }'), 'Couldn’t check: the status document is newer than this card.'],
    ['too large', 'json-size', () => world.json(long)],
    ['without CORS', 'json-network', () => {
      world.on('/no-cors.json', (request, response) => response.end(DOCUMENT));
      return `${world.host.replace('127.0.0.1', 'localhost')}/no-cors.json`;
    }],
    ['on a host that is not there', 'json-network', () => 'http://127.0.0.1:9/status.json'],
    ['cut off in flight', 'json-network', () => {
      world.on('/torn.json', (request, response) => {
        response.writeHead(200, { 'access-control-allow-origin': '*', 'content-length': '9999' });
        response.write('{ "version": 1,');
        setTimeout(() => response.destroy(), 50);
      });
      return `${world.host}/torn.json`;
    }],
    ['of another scheme', 'src', () => 'data:application/json,{}'],
    ['with a user name in its address', 'src', () => 'https://user@example.com/status.json'],
    ['not named', 'src', () => ''],
  ];
  for (const [name, code, src, text] of cases) {
    test(`${name}: ${code}`, async () => {
      const page = await open(world, html(src()), { waitUntil: 'domcontentloaded' });
      await settledWith(page, code, { text, before: await outside(page) });
      await page.context().close();
    });
  }

  test('hanging: json-timeout, and the answer that comes later replaces it', async () => {
    let release;
    world.on('/slow.json', (request, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' });
      release = () => response.end(DOCUMENT);
    });
    const page = await open(world, html(`${world.host}/slow.json`), { clock: '2026-06-01T12:00:00Z' });
    await page.waitForTimeout(300);
    assert.ok(await page.getByText('The author’s own words.').isVisible());
    await page.clock.fastForward(9_100);
    await settledWith(page, 'json-timeout');
    release();
    await card(page).answer.waitFor();
    assert.equal(await card(page).answer.innerText(), 'Yes');
    assert.equal(await card(page).error.count(), 0);
    await page.context().close();
  });

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

  test('missing and then there: coming online tries again', async () => {
    let code = 503;
    world.on('/flaky.json', (request, response) => {
      response.writeHead(code, { 'access-control-allow-origin': '*' });
      response.end(DOCUMENT);
    });
    const page = await open(world, html(`${world.host}/flaky.json`));
    await settledWith(page, 'json-http');
    code = 200;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await card(page).answer.waitFor();
    assert.equal(await card(page).error.count(), 0);
    await page.context().close();
  });

  test('there and then missing: the last good answer stays, with its day', async () => {
    let code = 200;
    world.on('/leaving.json', (request, response) => {
      response.writeHead(code, { 'access-control-allow-origin': '*' });
      response.end(DOCUMENT);
    });
    const page = await open(world, html(`${world.host}/leaving.json`), { clock: '2026-06-01T12:00:00Z' });
    await card(page).answer.waitFor();
    code = 404;
    await page.clock.fastForward('26:00:00');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await card(page).error.waitFor();
    assert.equal(await card(page).answer.innerText(), 'Yes');
    assert.equal(await page.locator('out-yet .as-of').innerText(), 'As of 1 June 2026');
    assert.deepEqual(await page.evaluate(() => window.codes), ['json-http']);
    assert.equal(page.warnings.length, 1);
    assert.deepEqual(page.faults, []);
    code = 200;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await card(page).error.waitFor({ state: 'detached' });
    assert.equal(await page.locator('out-yet .as-of').count(), 0, 'and it answers for today again');
    assert.equal(await card(page).element.evaluate((element) => element.matches(':state(yes):not(:state(error))')), true);
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

  test('missing is said once, however often it is tried', async () => {
    const page = await open(world, html(`${world.host}/nowhere.json`));
    await settledWith(page, 'json-http');
    const asked = () => page.requests.filter((url) => url.endsWith('/nowhere.json')).length;
    assert.equal(asked(), 1);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForTimeout(300);
    assert.equal(asked(), 2);
    await settledWith(page, 'json-http');
    await page.context().close();
  });

  test('not wanted any more: the request ends', async () => {
    let closed = false;
    world.on('/unwanted.json', (request, response) => {
      response.writeHead(200, { 'access-control-allow-origin': '*' });
      response.write('{');
      response.on('close', () => { closed = true; });
    });
    const page = await open(world, html(`${world.host}/unwanted.json`));
    await page.waitForTimeout(200);
    await page.evaluate(() => document.querySelector('out-yet').remove());
    await page.waitForTimeout(300);
    assert.equal(closed, true);
    assert.deepEqual([page.faults, page.warnings], [[], []]);
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

describe('the payload', () => {
  const wasm = /\/v1\/out-yet-.*\.wasm$/;
  const glue = /\/v1\/out-yet-.*\.js$/;
  const cases = [
    ['wasm missing', 'wasm-http', (page) => page.route(wasm, (route) => route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } }))],
    ['wasm blocked', 'wasm-http', (page) => page.route(wasm, (route) => route.abort())],
    ['wasm is something else', 'wasm-http', (page) => page.route(wasm, (route) => route.fulfill({ body: '<!doctype html>', headers: { 'access-control-allow-origin': '*' } }))],
    ['glue missing', 'wasm-http', (page) => page.route(glue, (route) => route.fulfill({ status: 404 }))],
    ['glue blocked', 'wasm-http', (page) => page.route(glue, (route) => route.abort())],
    ['no WebAssembly', 'no-wasm', (page) => page.addInitScript(() => { delete window.WebAssembly; })],
  ];
  for (const [name, code, spoil] of cases) {
    test(`${name}: ${code}`, async () => {
      const page = await open(world, html(world.json(DOCUMENT)), { before: spoil });
      await settledWith(page, code);
      await page.context().close();
    });
  }

  test('glue blocked and then not: coming online tries again', async () => {
    let isBlocked = true;
    const page = await open(world, html(world.json(DOCUMENT)), {
      before: (page) => page.route(glue, (route) => (isBlocked ? route.abort() : route.continue())),
    });
    await settledWith(page, 'wasm-http');
    isBlocked = false;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await card(page).answer.waitFor();
    assert.equal(await card(page).error.count(), 0);
    await page.context().close();
  });

  test('wasm hangs: wasm-timeout, and what comes later replaces it', async () => {
    let held;
    const hold = (page) => page.route(wasm, (route) => { held = route; });
    const page = await open(world, html(world.json(DOCUMENT)), { before: hold, clock: '2026-06-01T12:00:00Z' });
    await page.waitForTimeout(300);
    await page.clock.fastForward(9_100);
    await settledWith(page, 'wasm-timeout');
    await held.continue();
    await card(page).answer.waitFor();
    assert.equal(await card(page).error.count(), 0);
    await page.context().close();
  });

  test('a policy without WebAssembly: wasm-csp', async () => {
    const page = await open(world, html(world.json(DOCUMENT), { 'content-security-policy': `script-src 'unsafe-inline' ${world.site}` }));
    await settledWith(page, 'wasm-csp');
    await page.context().close();
  });

  test('the policy that the README gives is enough', async () => {
    const src = world.json(DOCUMENT);
    const policy = `default-src 'none'; script-src 'unsafe-inline' ${world.site} 'wasm-unsafe-eval'; connect-src ${world.site} ${world.host}; require-trusted-types-for 'script'`;
    const page = await open(world, html(src, { 'content-security-policy': policy }), {
      before: (page) => page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => (window.violations ??= []).push(event.violatedDirective))),
    });
    await card(page).answer.waitFor();
    assert.equal(await card(page).answer.innerText(), 'Yes');
    assert.equal(await page.evaluate(() => window.violations), undefined);
    await page.context().close();
  });
});
