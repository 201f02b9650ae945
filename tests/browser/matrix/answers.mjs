// How a host answers: well, badly, slowly, or not at all. Each is `(request, response, file)`; `file` is what it would have sent.

const CORS = { 'access-control-allow-origin': '*' };

/** What a host has and how it sends it, with other headers than usual where they are given. */
export const sends = (body, headers = {}, code = 200) => (request, response, file) => {
  response.writeHead(code, { ...CORS, 'content-type': file?.type ?? 'application/json', ...file?.cache, ...headers });
  response.end(typeof body === 'function' ? body(file.body) : body ?? file.body);
};

export const status = (code, body = 'not found') => sends(body, { 'content-type': 'text/html', 'cache-control': 'no-store' }, code);
export const typed = (type) => sends(undefined, { 'content-type': type });
export const page = sends('<!doctype html><p>Not here', { 'content-type': 'text/html' });
export const truncated = sends((body) => body.subarray(0, body.length / 2));
export const refused = (request) => request.socket.destroy();

/** One bit of the file is another. */
export const flipped = (place) => sends((body) => {
  const copy = Buffer.from(body);
  copy[Math.floor(place * (copy.length - 1))] ^= 1;
  return copy;
});

export const withoutCors = (request, response, file) => {
  response.writeHead(200, { 'content-type': file?.type ?? 'application/json' });
  response.end(file?.body ?? '{}');
};

/** No byte comes, not even of the headers; `release` sends what is there after all. */
export function hanging(body) {
  const waiting = [];
  return Object.assign((request, response, file) => waiting.push(() => sends(body)(request, response, file)), {
    release() { for (const send of waiting.splice(0)) send(); },
  });
}

/** The headers come, and then nothing. */
export const stalling = (request, response, file) => {
  response.writeHead(200, { ...CORS, 'content-type': file?.type ?? 'application/json' });
  response.write(' ');
};

/** A kilobyte a second. */
export const slow = (request, response, file) => {
  response.writeHead(200, { ...CORS, 'content-type': file.type });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(file.body.subarray(sent, sent += 102));
    if (sent >= file.body.length) response.end();
  }, 100);
  response.on('close', () => clearInterval(timer));
};

/** It says that there is more than comes. */
export const torn = (request, response) => {
  response.writeHead(200, { ...CORS, 'content-length': '9999' });
  response.write('{ "version": 1,');
  setTimeout(() => response.destroy(), 50);
};

/** About 100 Mbit a second: WebKit takes in all that comes until somebody reads it, and here that would be all there is time for. */
export const endless = (request, response) => {
  response.writeHead(200, CORS);
  const more = setInterval(() => { if (!response.writableNeedDrain) response.write('x'.repeat(65_536)); }, 5);
  response.on('close', () => clearInterval(more));
};

export const redirect = (to) => (request, response) => {
  response.writeHead(302, { ...CORS, location: typeof to === 'function' ? to(request) : to });
  response.end();
};
