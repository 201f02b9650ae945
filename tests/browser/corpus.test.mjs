// Every document of the corpus and of JSONTestSuite, served to the element and written into it: it takes what the native
// library takes, refuses what that refuses, under the same code, and tells the author of the same first mistake.
//
// What the library says is the list that tests/corpus.rs compares with it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { SMALLEST, corpus, suite } from './corpus.mjs';
import { open, start } from './harness.mjs';

let world;
let expected; // by name: [code, first mistake]
let documents;
before(async () => {
  world = await start();
  documents = [...await corpus(), ...suite];
  const list = await readFile(new URL('../snapshots/corpus__this_becomes_of_each_document.snap', import.meta.url), 'utf8');
  const rows = list.split('\n').filter((line) => line.startsWith('[')).map((line) => JSON.parse(line));
  expected = new Map(rows.map(([name, ...outcome]) => [name, outcome]));
  assert.deepEqual([...expected.keys()].sort(), documents.map(({ name }) => name).sort());
});
after(() => world.stop());

const LARGEST = 256 * 1024;

/** In a page: what the element makes of each source, one after the other, and what it says in the console. */
async function outcomes(sources) {
  let element = document.querySelector('out-yet');
  const said = [];
  console.warn = (text) => said.push(text);
  const found = [];
  for (const { src, text } of sources) {
    said.length = 0;
    if (text !== undefined) {
      element.remove();
      element = document.createElement('out-yet');
      element.loading = 'eager';
      element.append(Object.assign(document.createElement('script'), { type: 'application/json', textContent: text }));
    }
    const settled = new Promise((done) => {
      const listening = new AbortController();
      const settle = (outcome) => {
        listening.abort();
        done(outcome);
      };
      element.addEventListener('out-yet-load', () => settle('accepted'), { signal: listening.signal });
      element.addEventListener('out-yet-error', ({ detail }) => settle(detail.code), { signal: listening.signal });
    });
    if (src) element.setAttribute('src', src);
    else document.body.append(element);
    const code = await settled;
    const answer = element.shadowRoot?.querySelector('.answer')?.textContent ?? '';
    found.push({ code, said: [...said], answer });
  }
  return found;
}

async function opened(attributes = '') {
  const script = `<script async crossorigin src="${world.embed}"></script>`;
  const page = await open(world, world.html(`${script}<out-yet loading="eager" ${attributes}><p>What the author wrote.</p></out-yet>`));
  await page.waitForFunction(() => customElements.get('out-yet'));
  return page;
}

/** Of the element, a name that would need quotation marks stands in a path without them. */
const bare = (detail) => detail.replace(/\["([^"]*)"\]: /, '.$1: ').replace(/^\./, '');

function compare(name, found, [code, first]) {
  assert.equal(found.code, code, name);
  if (code === 'accepted') {
    assert.deepEqual([found.said, found.answer !== ''], [[], true], name);
    return;
  }
  assert.equal(found.said.length, 1, `${name}: ${found.said}`);
  // The element stops reading where a document is too large, and never knows by how much.
  const detail = code === 'json-size' ? `over ${LARGEST}` : bare(first);
  assert.equal(found.said[0], `[out-yet] ${code}: ${detail}`, name);
  // An answer of the document before would be taken for that of this one.
  assert.equal(found.answer, '', name);
}

const batches = (all, size) => Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

async function everyOutcome(page, documents, source) {
  const found = [];
  for (const batch of batches(documents, 100)) found.push(...await page.evaluate(outcomes, batch.map(source)));
  return found;
}

test('what is served is taken or refused as natively', async (context) => {
  const page = await opened();
  const found = await everyOutcome(page, documents, ({ bytes }) => ({ src: world.json(bytes) }));
  for (const [index, { name }] of documents.entries()) compare(name, found[index], expected.get(name));
  assert.deepEqual(page.faults, []);
  const count = (code) => `${found.filter((outcome) => outcome.code === code).length} ${code}`;
  context.diagnostic([...new Set(found.map(({ code }) => code))].map(count).join(', '));
  await page.context().close();
});

test('what stands in the page is taken or refused as natively', async (context) => {
  // A script holds text: what is no UTF-8 cannot stand in one.
  const texts = documents.map(({ name, bytes }) => ({ name, bytes, text: bytes.toString() })).filter(({ bytes, text }) => Buffer.from(text).equals(bytes));
  assert.ok(documents.length - texts.length < 40, `${documents.length - texts.length} left out`);
  const page = await opened();
  const found = await everyOutcome(page, texts, ({ text }) => ({ text }));
  for (const [index, { name }] of texts.entries()) compare(name, found[index], expected.get(name));
  assert.deepEqual(page.faults, []);
  context.diagnostic(`${texts.length} documents`);
  await page.context().close();
});

describe('a document on its way', () => {
  const good = Buffer.from(JSON.stringify({ ...SMALLEST, subject: 'Ünïcödé' }));
  const zeros = Buffer.alloc(64 * 1024 * 1024, ' ');
  const rows = [
    ['as HTML', 'accepted', good, { 'content-type': 'text/html' }],
    ['with the name of another encoding', 'accepted', good, { 'content-type': 'application/json; charset=iso-8859-1' }],
    ['without a type', 'accepted', good, { 'content-type': '' }],
    ['packed by gzip', 'accepted', gzipSync(good), { 'content-encoding': 'gzip' }],
    ['packed by brotli', 'accepted', brotliCompressSync(good), { 'content-encoding': 'br' }],
    ['in Latin-1', 'json-syntax', Buffer.from(String(good), 'latin1'), { 'content-type': 'application/json; charset=iso-8859-1' }],
    ['in UTF-16', 'json-syntax', Buffer.from(`\ufeff${good}`, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }],
    ['with no body', 'json-syntax', Buffer.of(), {}],
    ['with no body, as 204', 'json-syntax', Buffer.of(), {}, 204],
    ['in part', 'json-syntax', good.subarray(0, 20), { 'content-range': `bytes 0-19/${good.length}` }, 206],
    ['cut within its stated length', 'json-network', good, { 'content-length': String(good.length + 10) }],
    ['packed, and cut', 'json-network', gzipSync(good).subarray(0, -12), { 'content-encoding': 'gzip' }],
    ['not packed, though it says so', 'json-network', good, { 'content-encoding': 'gzip' }],
    ['64 MB, packed a thousand times smaller by gzip', 'json-size', gzipSync(zeros), { 'content-encoding': 'gzip' }],
    ['64 MB, packed far smaller by brotli', 'json-size', brotliCompressSync(zeros), { 'content-encoding': 'br' }],
  ];
  for (const [name, code, bytes, headers, status = 200] of rows) {
    test(`${name}: ${code}`, async () => {
      const page = await opened();
      const path = `/on-its-way-${rows.findIndex(([other]) => other === name)}`;
      world.on(path, (request, response) => {
        response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers });
        response.write(bytes, () => (code === 'json-network' ? response.destroy() : response.end()));
      });
      const [found] = await page.evaluate(outcomes, [{ src: world.host + path }]);
      assert.deepEqual([found.code, found.answer !== ''], [code, code === 'accepted']);
      // It was not unpacked further.
      if (code === 'json-size') assert.equal(found.said[0], `[out-yet] ${code}: over ${LARGEST}`);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
});
