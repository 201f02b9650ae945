// Under a version's own address nothing runs that was not released: the page's `integrity` holds the script, and the
// script holds what it loads. What is refused leaves the author's words.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { card, open, start } from './harness.mjs';

const DIST = process.env.OUT_YET_DIST ?? new URL('../../dist', import.meta.url).pathname;
const TYPES = { '.wasm': 'application/wasm', '.json': 'application/json' };

let world;
let sri;
let version; // the folder of this version, like v1.2.3
before(async () => {
  world = await start();
  sri = JSON.parse(await readFile(join(DIST, 'sri.json'), 'utf8'));
  version = Object.keys(sri.folders).find((folder) => folder !== 'v1');
});
after(() => world.stop());

const integrity = (folder, file) => sri.folders[folder].files[file].integrity;
const named = (extension) => Object.keys(sri.folders[version].files).find((name) => new RegExp(`^out-yet-[0-9a-f]+\\.${extension}$`).test(name));

/** A place in each file where one bit changes nothing but a word or a colour, so that only its hash can tell. */
const HARMLESS = {
  js: ['embed.js', 'Couldn'],
  mjs: ['out-yet.mjs', 'Couldn'],
  glue: [() => named('js'), '--out-yet-ink'],
  wasm: [() => named('wasm'), 'History and sources'],
};

function flipped(bytes, text) {
  const at = bytes.indexOf(text);
  assert.notEqual(at, -1, `the file has no “${text}”`);
  const copy = Buffer.from(bytes);
  copy[at + text.length - 1] ^= 1;
  return copy;
}

let copies = 0;

/** A folder of a copy on the stranger's host, with one bit of a file changed in those answers; the address of the folder. */
async function copy(folder, changed, isIn = () => true) {
  const root = `/copy-${copies += 1}/${folder}/`;
  const [name, text] = HARMLESS[changed] ?? [];
  const file = typeof name === 'function' ? name() : name;
  for (const each of await readdir(join(DIST, folder))) {
    const bytes = await readFile(join(DIST, folder, each));
    const other = each === file && flipped(bytes, text);
    let asked = 0;
    world.on(root + each, (request, response) => {
      response.writeHead(200, { 'content-type': TYPES[extname(each)] ?? 'text/javascript', 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
      response.end(other && isIn(asked += 1) ? other : bytes);
    });
  }
  return world.host.replace('127.0.0.1', 'localhost') + root;
}

const pinned = (address, folder, file = 'embed.js') => `<script ${file.endsWith('.mjs') ? 'type="module"' : 'async'} crossorigin integrity="${integrity(folder, file)}" src="${address}${file}"></script>`;
const WATCH = `<script>
  window.codes = [];
  window.violations = [];
  addEventListener('out-yet-error', (event) => codes.push(event.detail.code));
  addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
</script>`;
const page = (script, headers, watch = WATCH) => world.html(`${watch}${script}
  <out-yet src="${world.status('muse-spark-api')}" as-of="2026-06-04" loading="eager"><p>The author’s own words.</p></out-yet>`, headers);

async function answers(address) {
  const tab = await open(world, address);
  await card(tab).answer.waitFor({ timeout: 10_000 });
  assert.equal(await card(tab).answer.innerText(), 'No');
  assert.deepEqual(tab.faults, []);
  assert.deepEqual(tab.warnings, []);
  assert.deepEqual(await tab.evaluate(() => window.violations ?? []), []);
  assert.equal(await card(tab).element.evaluate((element) => element.shadowRoot.querySelectorAll('script').length), 0, 'no script is left in the card');
  await tab.context().close();
}

async function refuses(address, code) {
  const tab = await open(world, address);
  await card(tab).error.waitFor({ timeout: 10_000 });
  assert.ok(await tab.getByText('The author’s own words.').isVisible(), 'the words stay');
  assert.equal(await card(tab).error.innerText(), 'Couldn’t check just now.');
  assert.equal(await card(tab).answer.count(), 0);
  assert.deepEqual(await tab.evaluate(() => window.codes), [code]);
  assert.equal(tab.warnings.length, 1);
  assert.ok(tab.warnings[0].startsWith(`[out-yet] ${code}: `), tab.warnings[0]);
  assert.deepEqual(tab.faults, [], 'no uncaught error and no unhandled rejection');
  await tab.context().close();
}

describe('a page that names the version and its hash', () => {
  for (const file of ['embed.js', 'out-yet.mjs']) {
    test(`has its answer: ${file}`, async () => {
      await answers(page(pinned(await copy(version), version, file)));
    });
  }

  for (const [kind, file] of [['js', 'embed.js'], ['mjs', 'out-yet.mjs']]) {
    test(`has only the author’s words where one bit of ${file} is another`, async () => {
      const tab = await open(world, page(pinned(await copy(version, kind), version, file)));
      assert.equal(await tab.evaluate(() => customElements.get('out-yet')), undefined);
      assert.ok(await tab.getByText('The author’s own words.').isVisible());
      assert.deepEqual(await tab.evaluate(() => window.codes), []);
      assert.deepEqual(tab.faults, []);
      await tab.context().close();
    });
  }

  for (const kind of ['glue', 'wasm']) {
    test(`refuses the ${kind} with one other bit`, async () => {
      await refuses(page(pinned(await copy(version, kind), version)), 'wasm-http');
    });
  }
});

describe('a host that sends other glue when it is asked again', () => {
  for (const [name, isIn] of [['at first', (asked) => asked === 1], ['later', (asked) => asked > 1]]) {
    test(`is refused: ${name}`, async () => {
      await refuses(page(pinned(await copy(version, 'glue', isIn), version)), 'wasm-http');
    });
  }
});

describe('a page that names v1/', () => {
  const script = (address) => `<script async crossorigin src="${address}embed.js"></script>`;

  for (const kind of ['glue', 'wasm']) {
    test(`refuses the ${kind} with one other bit too`, async () => {
      await refuses(page(script(await copy('v1', kind))), 'wasm-http');
    });
  }

  test('cannot hold the script itself: its name stays while its content changes', async () => {
    await answers(page(script(await copy('v1', 'js'))));
  });
});

test('v1/ and the version’s folder have the same files', () => {
  assert.deepEqual(sri.folders.v1, sri.folders[version]);
});

describe('a page with Trusted Types', () => {
  const policy = (names) => ({ 'content-security-policy': `require-trusted-types-for 'script'; trusted-types ${names}` });

  for (const file of ['embed.js', 'out-yet.mjs']) {
    test(`has its answer where it allows the policy out-yet: ${file}`, async () => {
      await answers(page(pinned(await copy(version), version, file), policy('out-yet')));
    });
  }

  test('keeps the author’s words where it allows no policy', async () => {
    await refuses(page(pinned(await copy(version), version), policy("'none'")), 'wasm-http');
  });
});

test('a page that allows only scripts with a nonce has its answer', async () => {
  const script = pinned(await copy(version), version).replace('<script ', '<script nonce="once" ');
  const headers = { 'content-security-policy': "script-src 'nonce-once' 'wasm-unsafe-eval'" };
  await answers(page(script, headers, ''));
});
