// A browser, the built site on one origin, and strangers' pages on another; and the command line.

import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

export const DIST = process.env.OUT_YET_DIST ?? new URL('../../dist', import.meta.url).pathname;
export const CLI = process.env.OUT_YET_CLI ?? new URL('../../target/debug/out-yet', import.meta.url).pathname;
export const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves on a free port of the loopback address; `answer(request, response)` does the rest. */
export async function serve(answer) {
  const server = createServer(answer);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  server.origin = `http://127.0.0.1:${server.address().port}`;
  return server;
}

/** The built site, as any static host with CORS serves it. */
async function serveDist() {
  return serve(async (request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    const file = normalize(path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = await readFile(join(DIST, file));
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'cache-control': /-\w{16}\./.test(file) ? 'max-age=31536000, immutable' : 'no-store',
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      });
      response.end(body);
    } catch {
      response.writeHead(404, { 'access-control-allow-origin': '*' });
      response.end('not found');
    }
  });
}

/**
 * One browser, the site and a stranger's host.
 *
 * `site` and `host` are origins. `html(body, headers)` is the address of a stranger's page with that body; `on(path,
 * answer)` has the host answer a path by hand. `flags` are more of the browser's.
 */
export async function start(flags = []) {
  const browser = await chromium.launch({
    executablePath: process.env.OUT_YET_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', ...flags,
    ],
  });
  const dist = await serveDist();
  const pages = new Map();
  const host = await serve((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    const answer = pages.get(path);
    if (answer) return answer(request, response);
    response.writeHead(404, { 'access-control-allow-origin': '*' });
    return response.end('not found');
  });
  let count = 0;
  return {
    browser,
    site: dist.origin,
    host: host.origin,
    embed: `${dist.origin}/v1/embed.js`,
    status: (id) => `${dist.origin}/status/${id}.out-yet.json`,
    on: (path, answer) => pages.set(path, answer),
    /** A stranger's page. */
    html(body, headers = {}) {
      const path = `/page-${count += 1}`;
      pages.set(path, (request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
        response.end(`<!doctype html><html lang="en"><title>A stranger’s page</title><body>${body}</body></html>`);
      });
      return host.origin + path;
    },
    /** A document on the stranger's host. */
    json(text, headers = {}, code = 200) {
      const path = `/document-${count += 1}.out-yet.json`;
      pages.set(path, (request, response) => {
        response.writeHead(code, { 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers });
        response.end(text);
      });
      return host.origin + path;
    },
    async stop() {
      await browser.close();
      for (const server of [dist, host]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** Opens a page and notes all that went wrong in it. */
export async function open(world, url, options = {}) {
  const context = await world.browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.faults = []; // uncaught errors and rejections
  page.warnings = [];
  page.requests = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'warning' && message.text().includes('[out-yet]')) page.warnings.push(message.text());
  });
  page.on('request', (request) => page.requests.push(request.url()));
  if (options.clock) await page.clock.install({ time: options.clock });
  if (options.before) await options.before(page);
  if (url) await page.goto(url, { waitUntil: options.waitUntil ?? 'load' });
  return page;
}

/** Has a page keep each wasm instance that it makes, as `instances`, to count them and to look at their memory. */
export const keepInstances = (page) => page.addInitScript(() => {
  const { instantiate } = WebAssembly;
  window.instances = [];
  WebAssembly.instantiate = async (...values) => {
    const instance = await instantiate(...values);
    window.instances.push(instance);
    return instance;
  };
});

/** What a card says, by its parts; `text` is all of it. */
export function card(page, selector = 'out-yet') {
  const element = page.locator(selector);
  return {
    element,
    answer: element.locator('.answer'),
    qualifier: element.locator('.qualifier'),
    counters: element.locator('.counter'),
    error: element.locator('.error'),
  };
}

/** What the command line prints, with `document` as its standard input; where it fails, that is the error's `stdout`. */
export function cli(document, ...values) {
  return new Promise((done, failed) => {
    const child = execFile(CLI, values, { encoding: 'utf8' }, (error, output, errors) => (error ? failed(Object.assign(new Error(errors || error), { stdout: output })) : done(output)));
    // It may end before it has read all, or any.
    child.stdin.on('error', () => {});
    child.stdin.end(document);
  });
}

/** What `render --to html` makes of a document. */
export const rendered = (document, day, ...options) => cli(document, 'render', '-', '--to', 'html', '--on', day, ...options);

/** The same of one that is published in a folder, as `document.out-yet.json`. */
export async function published(document, day, base, ...options) {
  const folder = await mkdtemp(join(tmpdir(), 'out-yet-'));
  const file = join(folder, 'document.out-yet.json');
  try {
    await writeFile(file, document);
    return await cli('', 'render', file, '--to', 'html', '--on', day, '--base-url', base, ...options);
  } finally {
    await rm(folder, { recursive: true });
  }
}
