// The rules of serving/: what each kind of file is sent with, by the servers themselves where they run here, and as
// hosts read their files.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { find, names, serve } from './servers.mjs';

const DIST = process.env.OUT_YET_DIST ?? new URL('../../dist', import.meta.url).pathname;
const PRECOMPRESSED = new URL('../../xtask/src/dist/precompressed.js', import.meta.url);

const SCRIPT = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';
const NAMED = 'public, max-age=31536000, immutable';
const DOCUMENT = 'public, max-age=300, stale-if-error=604800';

let root; // a copy, with precompressed files
let kinds; // [path, type, caching of hosts that leave others alone, whether it may be transformed]
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'out-yet-served-'));
  await cp(DIST, root, { recursive: true });
  await promisify(execFile)('node', ['--eval', await readFile(PRECOMPRESSED, 'utf8'), root]);
  const { folders } = JSON.parse(await readFile(join(root, 'sri.json'), 'utf8'));
  const version = Object.keys(folders).find((name) => name !== 'v1');
  const named = (extension) => Object.keys(folders.v1.files).find((name) => new RegExp(`^out-yet-[0-9a-f]+\\.${extension}$`).test(name));
  const script = 'text/javascript';
  kinds = [
    ['/v1/embed.js', script, SCRIPT, 'whole'],
    ['/v1/out-yet.mjs', script, SCRIPT, 'whole'],
    ['/v1/check.mjs', script, SCRIPT, 'whole'],
    ['/v1/frame.js', script, SCRIPT, 'whole'],
    ['/v1/framed.js', script, SCRIPT, 'whole'],
    ['/v1/sri.json', 'application/json', SCRIPT, 'whole'],
    [`/v1/${named('js')}`, script, NAMED, 'whole'],
    [`/v1/${named('wasm')}`, 'application/wasm', NAMED, 'whole'],
    [`/${version}/embed.js`, script, NAMED, 'whole'],
    [`/${version}/out-yet.mjs`, script, NAMED, 'whole'],
    [`/${version}/${named('wasm')}`, 'application/wasm', NAMED, 'whole'],
    [`/${version}/sri.json`, 'application/json', NAMED, 'whole'],
    ['/status/muse-spark-api.out-yet.json', 'application/json', DOCUMENT],
    ['/status/documents.json', 'application/json'],
    ['/status/muse-spark-api/card.svg', 'image/svg+xml'],
    ['/status/muse-spark-api/card.png', 'image/png'],
    ['/status/muse-spark-api/calendar.ics', 'text/calendar'],
    ['/status/muse-spark-api/event.jsonld', 'application/ld+json'],
    ['/status/muse-spark-api/atom.xml', /^(application|text)\/xml/],
    ['/sri.json', 'application/json'],
    ['/index.html', 'text/html'],
    ['/embed.html', 'text/html'],
    ['/', 'text/html'],
  ];
});
after(() => rm(root, { recursive: true }));

/** README’s policy for the page in frames. */
const policy = async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  return readme.match(/Content-Security-Policy: (default-src 'none'.*)/)[1];
};

/** What every file has, whatever it is. */
async function checkCommon(path, headers) {
  assert.equal(headers['access-control-allow-origin'], '*', path);
  assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', path);
  assert.equal(headers['x-content-type-options'], 'nosniff', path);
  assert.equal(headers['x-frame-options'], undefined, path);
  assert.equal(headers['content-security-policy'], path === '/embed.html' ? await policy() : undefined, path);
}

for (const name of names) {
  describe(name, async () => {
    const skip = await find(name) ? false : `${name} is not installed`;
    let server;
    before(async () => { if (!skip) server = await serve(name, root); });
    after(() => server?.stop());

    test('sends each kind of file with its type, its caching, and for pages of every origin', { skip }, async () => {
      for (const [path, type, caching = 'public, max-age=300', whole] of kinds) {
        const { status, headers } = await server.get(path);
        assert.equal(status, 200, path);
        if (type instanceof RegExp) assert.match(headers['content-type'], type, path);
        else assert.equal(headers['content-type'].split(';')[0], type, path);
        assert.equal(headers['cache-control'], whole ? `${caching}, no-transform` : caching, path);
        await checkCommon(path, headers);
      }
    });

    test('sends the precompressed file as it lies there, brotli where both are taken', { skip }, async () => {
      for (const [path, type] of kinds) {
        const file = join(root, path === '/' ? 'index.html' : path);
        const plain = await readFile(file);
        for (const [accepted, encoding, extension, decompressed] of [
          ['gzip, deflate, br, zstd', 'br', 'br', brotliDecompressSync],
          ['gzip', 'gzip', 'gz', gunzipSync],
          ['identity', undefined],
        ]) {
          const compressed = extension && await readFile(`${file}.${extension}`).catch(() => undefined);
          // Apache looks for a folder's page before it looks for a compressed one.
          if (name === 'apache2' && path === '/') continue;
          const { headers, body } = await server.get(path, { 'accept-encoding': accepted });
          assert.equal(headers['content-encoding'], compressed && encoding, `${path} as ${accepted}`);
          assert.ok(body.equals(compressed ?? plain), `the bytes of ${path} as ${accepted}`);
          if (compressed) assert.ok(decompressed(body).equals(plain), path);
          if (!(type instanceof RegExp)) assert.equal(headers['content-type'].split(';')[0], type, `${path} as ${accepted}`);
          if (compressed) assert.match(headers.vary ?? '', /accept-encoding/i, path);
        }
      }
    });

    test('answers HEAD, an ETag that is known, and a part', { skip }, async () => {
      for (const path of ['/v1/embed.js', '/status/muse-spark-api.out-yet.json']) {
        const whole = await server.get(path);
        const head = await server.get(path, {}, 'HEAD');
        assert.equal(head.status, 200);
        assert.equal(head.body.length, 0);
        assert.equal(head.headers['content-length'] ?? `${whole.body.length}`, `${whole.body.length}`);
        assert.equal(head.headers['cache-control'], whole.headers['cache-control']);
        for (const encoding of ['br', 'identity']) {
          const first = await server.get(path, { 'accept-encoding': encoding });
          const again = await server.get(path, { 'accept-encoding': encoding, 'if-none-match': first.headers.etag });
          assert.equal(again.status, 304, `${path} as ${encoding}`);
          assert.equal(again.body.length, 0);
          assert.equal(again.headers['access-control-allow-origin'], '*');
          assert.equal(again.headers['cache-control'], whole.headers['cache-control']);
        }
        const part = await server.get(path, { range: 'bytes=10-19' });
        assert.equal(part.status, 206);
        assert.ok(part.body.equals(whole.body.subarray(10, 20)));
      }
    });

    test('says of what is missing to every origin that it is, and has no one keep that', { skip }, async () => {
      for (const path of ['/status/nowhere.out-yet.json', '/v1/out-yet-0000000000000000.wasm']) {
        const { status, headers } = await server.get(path, { 'accept-encoding': 'br' });
        assert.equal(status, 404);
        assert.equal(headers['access-control-allow-origin'], '*', path);
        assert.doesNotMatch(headers['cache-control'] ?? '', /immutable|max-age=[1-9]/, path);
      }
    });
  });
}

// ---- hosts that read a file of the copy ----

/** The headers that Netlify and Cloudflare Pages send: of all rules that fit, joined where two say the same. */
async function byHeaders(path) {
  const found = new Map();
  let fits = false;
  for (const line of (await readFile(join(root, '_headers'), 'utf8')).split('\n')) {
    if (line.startsWith('/')) {
      const rule = line.split('*').map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&')).join('.*');
      fits = new RegExp(`^${rule}$`).test(path);
    } else if (fits && line) {
      const [name, ...value] = line.trim().split(': ');
      const key = name.toLowerCase();
      found.set(key, [found.get(key), value.join(': ')].filter(Boolean).join(', '));
    }
  }
  return Object.fromEntries(found);
}

/** The headers that Vercel sends: of rules that say the same, the last. */
async function byVercel(path) {
  const found = {};
  for (const { source, headers } of JSON.parse(await readFile(join(root, 'vercel.json'), 'utf8')).headers) {
    if (!new RegExp(`^${source}$`).test(path)) continue;
    for (const { key, value } of headers) found[key.toLowerCase()] = value;
  }
  return found;
}

for (const [host, headersOf] of [['_headers', byHeaders], ['vercel.json', byVercel]]) {
  test(`${host} has for each kind of file its caching, once, and what pages of every origin need`, async () => {
    for (const [path, , caching] of kinds) {
      const headers = await headersOf(path);
      // Of the rest the hosts ask every time whether it has changed.
      assert.equal(headers['cache-control'], caching, path);
      await checkCommon(path, headers);
    }
  });
}

test('_headers keeps within the limits of Cloudflare Pages', async () => {
  const lines = (await readFile(join(root, '_headers'), 'utf8')).split('\n');
  assert.ok(lines.filter((line) => line.startsWith('/')).length <= 100);
  assert.ok(lines.every((line) => line.length <= 2000));
  assert.ok(lines.every((line) => line.split('*').length <= 2 || !line.startsWith('/')));
});

test('the folder of a copy has no file that a rule forgets', async () => {
  const served = await readdir(join(root, 'v1'));
  for (const name of served.filter((name) => !/\.(br|gz)$/.test(name))) {
    assert.notEqual((await byHeaders(`/v1/${name}`))['cache-control'], undefined, name);
    assert.notEqual((await byVercel(`/v1/${name}`))['cache-control'], undefined, name);
  }
});
