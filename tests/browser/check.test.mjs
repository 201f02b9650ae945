// `check` for any page: what it finds is what the command line finds, in the same words, whatever it is given.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SMALLEST, corpus, suite } from './corpus.mjs';
import { documents as generated } from './generated.mjs';
import { CLI, keepInstances, open, start } from './harness.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const LARGEST = 256 * 1024;
const module = () => `${world.site}/v1/check.mjs`;
const isWasm = (url) => /\/out-yet-check-[0-9a-f]{16}\.wasm$/.test(url);

/** In a page: what `check` of the module resolves to, or the name of what it is rejected with. */
const checked = (page, ...values) => page.evaluate(async ([address, values]) => {
  const { check } = await import(address);
  return check(...values).catch((error) => error.name);
}, [module(), values]);

// ---- documents ----

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url));
const folder = async (path) => {
  const names = await readdir(new URL(`../../${path}`, import.meta.url));
  return Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => read(`${path}/${name}`)));
};

/** A document cut off, and with bytes of it changed, doubled and left out; the same at every run. */
function* broken(document) {
  for (let seed = 1; seed <= 60; seed += 1) {
    const at = (seed * 7919) % document.length;
    const byte = [0x22, 0x2c, 0x5c, 0x7b, 0x80, 0xff, 0x0a, 0x00][seed % 8];
    yield document.subarray(0, at);
    yield Buffer.concat([document.subarray(0, at), Buffer.of(byte), document.subarray(at + (seed % 3))]);
    yield Buffer.concat([document.subarray(0, at), document.subarray(at / 2)]);
  }
}

async function documents() {
  const rows = await corpus();
  const known = await folder('status');
  const text = (text) => Buffer.from(text);
  const [smallest, mark] = [text(JSON.stringify(SMALLEST)), text('\ufeff')];
  const long = (size, filling) => Buffer.concat([smallest, text(filling.repeat(size))]).subarray(0, size);
  const source = { url: 'example.com/a b', archve: 'https://archive.example/1', date: 'June 2026' };
  const mistakes = {
    ...SMALLEST, subjct: 'S', by: 'Cоmet', lang: 'pt_BR', page: 'example.com', verified: 'June 4, 2026', stale_after_days: '90',
    launch: { date: '2026-13' },
    promises: [{ said: '4 June 2026', due: 'Q3 2026', sources: source }, { said: '2026-06', retracts: 'true' }, { said: '2026-01-02', quote: 5, due: null }],
    access: [{ date: '2026-02-29', stage: 'public beta' }, { date: '2026-01-03', stage: 'GA', scope: '' }, { date: '2026-01-02', stage: 'beta' }],
    'a.b': { 'c\u202e': 1 },
  };
  return {
    'corpus': rows.map(({ bytes }) => bytes),
    'mistakes': [text(JSON.stringify(mistakes)), text(JSON.stringify(mistakes, null, 2).replaceAll('\n', '\r\n'))],
    'JSONTestSuite': suite.map(({ bytes }) => bytes),
    'known documents': known,
    'various documents': generated(60).map((document) => text(JSON.stringify(document, null, 2))),
    'broken documents': known.flatMap((document) => [...broken(document)]),
    'sizes': [LARGEST - 1, LARGEST, LARGEST + 1, 3 * LARGEST].flatMap((size) => [long(size, ' '), long(size, '€')]),
    'byte order marks': [mark, Buffer.concat([mark, smallest]), Buffer.concat([mark, mark, smallest]), Buffer.concat([mark, text('{ "version": 1,')])],
    'not UTF-8': [Buffer.of(0xff), Buffer.of(0xef, 0xbb), Buffer.concat([smallest, Buffer.of(0xc3)]), Buffer.from('{ "subject": "é" }', 'latin1'), Buffer.from('\ufeff{}', 'utf16le')],
    'depths': [32, 33, 127, 128, 129, 100_000].flatMap((depth) => [text('['.repeat(depth) + ']'.repeat(depth)), text('{"a":'.repeat(depth))]),
    'nothing': [text(''), text(' \n')],
  };
}

/** What the command line prints of each document, without the name of the file. */
async function printed(documents, on) {
  const folder = await mkdtemp(join(tmpdir(), 'out-yet-'));
  try {
    const files = documents.map((_, index) => `${index}.json`);
    await Promise.all(files.map((file, index) => writeFile(join(folder, file), documents[index])));
    const lines = await new Promise((done, failed) => {
      execFile(CLI, ['check', '--format', 'json', '--on', on, ...files], { cwd: folder, maxBuffer: 2 ** 28 }, (error, output, errors) => (
        error?.code > 1 || errors ? failed(new Error(errors || error)) : done(output.split('\n'))
      ));
    });
    const findings = documents.map(() => []);
    for (const line of lines.filter(Boolean)) {
      const { file, end_line: endLine, end_column: endColumn, ...finding } = JSON.parse(line);
      findings[parseInt(file, 10)].push({ ...finding, endLine, endColumn });
    }
    return findings;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('it finds what the command line finds, in a page of another origin', async (context) => {
  const page = await open(world, world.html(''));
  for (const [kind, all] of Object.entries(await documents())) {
    for (const today of ['2026-10-01', '2030-01-01']) {
      const expected = await printed(all, today);
      const found = await page.evaluate(async ([address, all, today]) => {
        const { check } = await import(address);
        const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        return Promise.all(all.map((text) => check(bytes(text), { today })));
      }, [module(), all.map((document) => document.toString('base64')), today]);
      for (const [index, document] of all.entries()) {
        assert.deepEqual(found[index], expected[index], `${kind}, ${today}: ${document.subarray(0, 2000)}`);
      }
      const count = (level) => found.flat().filter((finding) => finding.level === level).length;
      context.diagnostic(`${kind}, ${today}: ${all.length} documents, ${count('error')} errors, ${count('warning')} warnings`);
    }
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the README’s example finds what stands there', async () => {
  const [, section] = String(await read('README.md')).split('\n#### In a page of yours\n');
  const [, script] = /\n```js\n(.*?)```/s.exec(section);
  const [, shown] = /\n```text\n(.*?)```/s.exec(section);
  const page = await open(world, world.html(`<script type="module">${script.replace('https://your-copy.example', world.site)}
    window.findings = findings;</script>`));
  const findings = await page.waitForFunction(() => window.findings);
  assert.deepEqual((await findings.jsonValue()).at(-1), JSON.parse(shown));
  await page.context().close();
});

describe('a document may be', () => {
  const text = JSON.stringify({ ...SMALLEST, subject: 'Ünïcödé 👩‍🚀', verified: '2026-02-30' });
  const rows = [
    ['a string', (text) => text],
    ['an ArrayBuffer', (text) => new TextEncoder().encode(text).buffer],
    ['a view of a part of one', (text) => new TextEncoder().encode(`[${text}]`).subarray(1, -1)],
    ['a DataView', (text) => new DataView(new TextEncoder().encode(text).buffer)],
  ];
  for (const [name, make] of rows) {
    test(name, async () => {
      const page = await open(world, world.html(''));
      const document = await page.evaluateHandle(make, text);
      const [expected] = await printed([Buffer.from(text)], '2026-03-01');
      assert.equal(expected.find(({ path }) => path === 'verified').hint, 'February 2026 has 28 days');
      assert.deepEqual(await checked(page, document, { today: '2026-03-01' }), expected);
      await page.context().close();
    });
  }

  test('a buffer, as it is at the time of the call', async () => {
    const page = await open(world, world.html(''));
    const findings = await page.evaluate(async ([address, text]) => {
      const { check } = await import(address);
      const bytes = new TextEncoder().encode(text);
      const findings = check(bytes, { today: '2026-03-01' });
      bytes.fill(0);
      return findings;
    }, [module(), text]);
    assert.deepEqual(findings, await checked(page, text, { today: '2026-03-01' }));
    await page.context().close();
  });

  test('a string that is too long, or has half of a character', async () => {
    const page = await open(world, world.html(''));
    const today = '2026-03-01';
    assert.equal((await checked(page, '€'.repeat(LARGEST), { today }))[0].message, 'more than 262144 bytes, which is the most');
    assert.match((await checked(page, ' '.repeat(LARGEST), { today }))[0].message, /^not JSON/);
    assert.deepEqual(await checked(page, `"${'\ud83d'}"`, { today }), await checked(page, '"\ufffd"', { today }));
    await page.context().close();
  });

  test('nothing else', async () => {
    const page = await open(world, world.html(''));
    for (const value of [undefined, null, 5, {}, [123, 125]]) assert.equal(await checked(page, value), 'TypeError', String(value));
    await page.context().close();
  });
});

describe('today', () => {
  const text = JSON.stringify({ ...SMALLEST, verified: '2026-06-04' });
  // At that moment it is 3 June in Honolulu and 4 June in Kiritimati.
  for (const [timezoneId, isFuture] of [['Pacific/Honolulu', true], ['Pacific/Kiritimati', false]]) {
    test(`is the reader’s, in ${timezoneId}`, async () => {
      const page = await open(world, world.html(''), { timezoneId, clock: '2026-06-03T12:00:00Z' });
      for (const values of [[text], [text, {}], [text, { today: undefined }]]) {
        const findings = await checked(page, ...values);
        assert.equal(findings.some(({ message }) => message.startsWith('lies in the future')), isFuture);
      }
      await page.context().close();
    });
  }

  test('is a day, or refused', async () => {
    const page = await open(world, world.html(''));
    for (const today of ['', 'soon', '2026-06', '2026-02-30', '2026-6-4', ' 2026-06-04', '0000-01-01', '2026-06-04T00:00', null, 20260604, ['2026-06-04'], {}]) {
      assert.equal(await checked(page, text, { today }), 'RangeError', JSON.stringify(today));
    }
    assert.ok(Array.isArray(await checked(page, text, { today: '2026-06-04' })));
    await page.context().close();
  });
});

describe('loading', () => {
  const text = JSON.stringify(SMALLEST);

  test('nothing before it is called, and once for all calls', async () => {
    const page = await open(world, world.html(''));
    const exported = await page.evaluate(async (address) => Object.keys(await import(address)), module());
    assert.deepEqual(exported, ['check']);
    assert.deepEqual(page.requests.filter((url) => url.startsWith(world.site)), [module()]);
    await page.evaluate(async ([address, text]) => {
      const { check } = await import(address);
      await Promise.all([check(text), check(text)]);
      await check(text);
    }, [module(), text]);
    const requested = page.requests.filter((url) => url.startsWith(world.site));
    assert.deepEqual([requested.length, isWasm(requested[1])], [2, true], String(requested));
    await page.context().close();
  });

  test('again where it failed', async () => {
    const page = await open(world, world.html(''));
    const answers = [(route) => route.abort(), (route) => route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } }), (route) => route.continue()];
    await page.route(isWasm, (route) => answers.shift()(route));
    const outcomes = [await checked(page, text), await checked(page, text), Array.isArray(await checked(page, text))];
    assert.deepEqual(outcomes, ['TypeError', 'TypeError', true]);
    await page.context().close();
  });

  test('again after a trap', async () => {
    const page = await open(world, null, { before: keepInstances });
    await page.goto(world.html(''));
    const good = await checked(page, text, { today: '2026-01-01' });
    await page.evaluate(() => new Uint8Array(window.instances[0].instance.exports.memory.buffer).fill(255));
    assert.equal(await checked(page, text, { today: '2026-01-01' }), 'RuntimeError');
    assert.deepEqual(await checked(page, text, { today: '2026-01-01' }), good);
    assert.equal(await page.evaluate(() => window.instances.length), 2);
    await page.context().close();
  });

  for (const [name, policy, isAllowed] of [
    ['under a policy that names the copy', "'wasm-unsafe-eval'", true],
    ['not under one that forbids WebAssembly', '', false],
  ]) {
    test(name, async () => {
      const page = await open(world, world.html('', { 'content-security-policy': `script-src ${world.site} ${policy}; connect-src ${world.site}` }));
      const findings = await checked(page, text);
      assert.deepEqual(isAllowed ? Array.isArray(findings) : findings, isAllowed || 'CompileError');
      await page.context().close();
    });
  }
});
