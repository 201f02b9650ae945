// The one kind of server for all that race: brotli, cache headers, connections that stay open.

import { createServer } from 'node:http';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const YEAR = 'public, max-age=31536000, immutable';
const SHORT = 'public, max-age=300';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** Serves `{ body, cache, type }` by their paths, each compressed once, on a free port of the loopback address. */
export async function serve(files) {
  const kept = new Map();
  for (const [path, { body, isLasting, type = TYPES[extname(path)] ?? TYPES['.html'] }] of Object.entries(files)) {
    kept.set(path, { bytes: brotliCompressSync(body), cache: isLasting ? YEAR : SHORT, type });
  }
  const server = createServer((request, response) => {
    const file = kept.get(new URL(request.url, 'http://host').pathname);
    const headers = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
    if (!file || !/\bbr\b/.test(request.headers['accept-encoding'])) {
      response.writeHead(file ? 406 : 404, headers);
      response.end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'cache-control': file.cache,
      'content-encoding': 'br',
      'content-length': file.bytes.length,
      'content-type': file.type,
      'x-content-type-options': 'nosniff',
    });
    response.end(file.bytes);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
