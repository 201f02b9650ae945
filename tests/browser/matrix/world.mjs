// What the rows of the matrix play in: copies of the built site, each with faults of its own, a host of documents, and a
// stranger’s pages, on three origins.

import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { DIST, serve, TYPES } from '../harness.mjs';
import { recorder } from '../invariants.mjs';
import { sends } from './answers.mjs';

export const WORDS = '<p>The author’s own words.</p>';

/** Where a page’s host waits before it sends the rest. */
export const PAUSE = '<!-- and then -->';

/** Out since 2 January 2026. */
export const OUT = JSON.stringify({
  version: 1, subject: 'It', verified: '2026-01-01', launch: { date: '2026-01-01' }, access: [{ date: '2026-01-02', stage: 'general' }],
});

const PAYLOAD = /^\/v1\/out-yet-(?:[0-9a-f]{16}\.(js|wasm)|[a-z]+-\w{16}\.(txt))$/;

/** What a row calls a file of the site. */
function nameOf(path) {
  const [, program, words] = PAYLOAD.exec(path) ?? [];
  return { js: 'glue', wasm: 'wasm', txt: 'words' }[program ?? words] ?? path.slice(path.lastIndexOf('/') + 1);
}

export async function start() {
  const copies = [];
  const documents = [];
  const pages = [];
  const numbered = (list, url) => {
    const [, index, path] = /^\/(\d+)(\/[^?#]*)/.exec(url) ?? [];
    return [list[index], path];
  };
  const nothing = (response) => {
    response.writeHead(404);
    response.end();
  };

  const site = await serve(async (request, response) => {
    const [copy, path = '/'] = numbered(copies, request.url);
    if (!copy) return nothing(response);
    const name = nameOf(path);
    copy.requests.push({ name, headers: request.headers, url: request.url });
    const body = await readFile(join(DIST, normalize(path))).catch(() => null);
    if (!body) return nothing(response);
    return (copy.faults[name] ?? sends())(request, response, {
      body,
      type: TYPES[extname(path)],
      cache: { 'cache-control': PAYLOAD.test(path) ? 'max-age=31536000, immutable' : 'no-store' },
    });
  });
  const shelf = await serve((request, response) => {
    const [document] = numbered(documents, request.url);
    if (!document) return nothing(response);
    document.requests.push({ name: 'document', headers: request.headers, url: request.url });
    document.open += 1;
    document.most = Math.max(document.most, document.open);
    response.on('close', () => {
      document.open -= 1;
      if (!response.writableFinished) document.ended += 1;
    });
    return document.answer(request, response, { body: Buffer.from(OUT), type: 'application/json' });
  });
  const host = await serve((request, response) => {
    if (request.url === '/recorder.js') return sends(recorder, { 'content-type': 'text/javascript; charset=utf-8' })(request, response);
    const [page] = numbered(pages, request.url);
    if (!page) return nothing(response);
    page.requests.push({ name: 'page', headers: request.headers, url: request.url });
    const [beginning, ...rest] = page.source.split(PAUSE);
    if (rest.length) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
      response.write(beginning);
      setTimeout(() => response.end(PAUSE + rest.join('')), 1_500);
      return undefined;
    }
    return sends(page.source, { 'content-type': 'text/html; charset=utf-8', ...page.headers })(request, response);
  });

  return {
    site: site.origin,
    host: host.origin,
    shelf: shelf.origin,
    /** A copy of the site; `faults` says how it answers for `glue`, `wasm` or a file by its name. */
    copy(faults = {}) {
      const base = `${site.origin}/${copies.length}/`;
      const copy = { base, embed: `${base}v1/embed.js`, faults, requests: [] };
      copies.push(copy);
      return copy;
    },
    /** A document on its own host: a text, or how that host answers. */
    document(answer = OUT) {
      const document = {
        url: `${shelf.origin}/${documents.length}/it.out-yet.json`,
        answer: typeof answer === 'function' ? answer : sends(answer),
        requests: [], open: 0, most: 0, ended: 0,
      };
      documents.push(document);
      return document;
    },
    /** A stranger’s page, which begins with the recorder. */
    page({ head = '', body, headers = {}, nonce, isRecorded = true }) {
      const script = `<script${nonce ? ` nonce="${nonce}"` : ''} src="${host.origin}/recorder.js"></script>`;
      const page = {
        url: `${host.origin}/${pages.length}/`,
        source: `<!doctype html><html lang="en"><head><title>A stranger’s page</title>${head}${isRecorded ? script : ''}</head><body>${body}</body></html>`,
        headers,
        requests: [],
      };
      pages.push(page);
      return page;
    },
    stop() {
      for (const server of [site, shelf, host]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
