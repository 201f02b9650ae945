// WebKitGTK: its own WebDriver with its MiniBrowser, on a display that nobody sees.
//
// The protocol is spoken here, for of the clients in the registry one brings 17 MB of programs along and the other a hundred
// packages, and all that is needed are these few requests.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { call, leave, travel, until } from './evaluate.mjs';

const program = process.env.OUT_YET_WEBKIT; // its driver, WebKitWebDriver
const PATIENCE = 60_000; // ms with one request to the driver
const PAUSE = 30; // ms

const ENVIRONMENT = {
  ...process.env,
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // it opens the tests’ own pages only, and with one cannot be started as root
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  GSK_RENDERER: 'cairo',
  GDK_BACKEND: 'x11',
};

const sleep = (time) => new Promise((next) => { setTimeout(next, time); });

export const webkit = {
  name: 'WebKitGTK',
  program,
  async launch({ zone = 'Europe/Berlin' } = {}) {
    const display = await startDisplay();
    const sessions = new Set();
    const idle = [];
    const start = async (zone) => {
      const session = await startSession(display.name, zone);
      sessions.add(session);
      return session;
    };
    return {
      // A window for each page that is open, in a browser of its own: what lies behind another window is not rendered.
      async page({ zone: other } = {}) {
        // A browser has but one zone for all its life.
        if (other) return open(await start(other), (session) => session.end());
        return open(idle.pop() ?? await start(zone), (session) => idle.push(session));
      },
      async close() {
        await Promise.all([...sessions].map((session) => session.end()));
        display.kill();
      },
    };
  },
};

async function startDisplay() {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const ended = once(display, 'exit').then(() => { throw new Error('Xvfb did not start'); });
  const [number] = await Promise.race([once(display.stdio[3], 'data'), ended]);
  ended.catch(() => {});
  display.name = `:${String(number).trim()}`;
  return display;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** One driver, which has one browser. */
async function startSession(display, zone) {
  const port = await freePort();
  const driver = spawn('dbus-run-session', ['--', program, `--port=${port}`], {
    detached: true, // a group of its own, with the bus and the browser
    env: { ...ENVIRONMENT, DISPLAY: display, TZ: zone },
    stdio: 'ignore',
  });
  const request = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`WebKitGTK: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; tries < 200 && !await request('GET', '/status').catch(() => null); tries += 1) await sleep(PAUSE);
  const { sessionId } = await request('POST', '/session', {
    // Without a strategy each request waits for the page to have loaded, which some never have.
    capabilities: { alwaysMatch: { pageLoadStrategy: 'none' } },
  });
  const session = (method, path, body) => request(method, `/session/${sessionId}${path}`, body);
  await session('POST', '/timeouts', { script: PATIENCE });
  return Object.assign(session, {
    async end() {
      if (driver.exitCode !== null || driver.signalCode !== null) return;
      await session('DELETE', '').catch(() => {});
      process.kill(-driver.pid);
      await once(driver, 'exit');
    },
  });
}

async function open(session, release) {
  const evaluate = async (work, ...values) => {
    // The driver knows scripts, not expressions; and it waits for no promise of a synchronous one.
    const script = `const done = arguments[0]; (async () => (${call(work, values)}))().then((value) => done({ value }), (error) => done({ error: String(error) }))`;
    const { value, error } = await session('POST', '/execute/async', { script, args: [] });
    if (error) throw new Error(error);
    return value;
  };
  const self = {
    name: webkit.name,
    goto: (url, options) => leave(self, (url) => location.assign(url), url, options),
    evaluate,
    until: (work, ...values) => until(self, work, ...values),
    reload: () => travel(self, 0),
    back: () => travel(self, -1),
    forward: () => travel(self, 1),
    resize: (width, height) => session('POST', '/window/rect', { width, height }),
    /** The next page gets a window, and thus a session history, of its own, and nothing that this one has stored. */
    async close() {
      await evaluate(() => { try { localStorage.clear(); } catch { /* a page that has none */ } });
      await session('DELETE', '/cookie');
      const { handle } = await session('POST', '/window/new', { type: 'window' });
      await session('DELETE', '/window');
      await session('POST', '/window', { handle });
      await release(session);
    },
  };
  return self;
}
