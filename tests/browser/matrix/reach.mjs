// D5 and D6: no network for a while, and no storage at all.

import assert from 'node:assert/strict';
import { answered, forget, recovered } from '../invariants.mjs';
import { sends } from './answers.mjs';
import { OUT } from './world.mjs';

const offline = {
  id: 'D5 offline, and back',
  engines: 'all',
  async run({ world, page, host }) {
    let isDown = false;
    const other = world.document((request, response, file) => (isDown ? request.socket.destroy() : sends(OUT)(request, response, file)));
    const reach = async (isThere) => {
      isDown = !isThere;
      if (page.offline) await page.offline(!isThere);
      // WebKitGTK’s driver cannot take its network away; there it is the host that is down, and the page is only told.
      else if (isThere) await page.evaluate(() => { dispatchEvent(new Event('online')); });
    };
    await page.goto(host.url);
    await answered(page, { source: host.source });
    await reach(false);
    await page.evaluate((src) => { document.querySelector('out-yet').src = src; }, other.url);
    await forget(page);
    await page.until(() => document.querySelector('out-yet').shadowRoot.querySelector('.error')?.textContent);
    assert.equal(await page.evaluate(() => document.querySelector('out-yet').shadowRoot.querySelectorAll('.answer').length), 0);
    await reach(true);
    await recovered(page, { code: 'json-network' });
    return 'json-network → Yes';
  },
};

const withoutStorage = {
  id: 'D6 storage is blocked, as where a policy puts the page into a sandbox',
  engines: 'all',
  headers: { 'content-security-policy': 'sandbox allow-scripts' },
  async run({ page, host }) {
    await page.goto(host.url);
    const isBlocked = () => { try { return !localStorage; } catch { return true; } };
    assert.equal(await page.evaluate(isBlocked), true);
    return `Yes ${await answered(page, { source: host.source })} ms`;
  },
};

/** What the page keeps of who asks for storage: the recorder asks too. */
const watch = () => {
  const asked = [];
  Object.defineProperty(window, 'asked', { value: asked });
  for (const [object, name] of [[window, 'localStorage'], [window, 'sessionStorage'], [window, 'indexedDB'], [window, 'caches'], [Document.prototype, 'cookie'], [Navigator.prototype, 'storage'], [Navigator.prototype, 'serviceWorker'], [window, 'cookieStore']]) {
    Object.defineProperty(object, name, {
      configurable: true,
      get() {
        if (!/recorder\.js/.test(new Error().stack)) asked.push(name);
        throw new DOMException('No.', 'SecurityError');
      },
      set() { asked.push(name); },
    });
  }
};

const unasked = {
  id: 'D6 nothing asks for storage',
  engines: 'all',
  head: `<script>(${watch})();</script>`,
  async run({ page, host }) {
    await page.goto(host.url);
    const time = await answered(page, { source: host.source });
    await page.evaluate(() => { document.querySelector('out-yet').shadowRoot.querySelector('summary').click(); });
    assert.deepEqual(await page.evaluate(() => window.asked), []);
    return `Yes ${time} ms`;
  },
};

export const reach = [offline, withoutStorage, unasked];
