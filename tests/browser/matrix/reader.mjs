// T1 and N1: the reader’s clock is wrong; what a whole visit asks for and leaves; a document that means harm.

import assert from 'node:assert/strict';
import { answered, forget, report } from '../invariants.mjs';
import { sends } from './answers.mjs';
import { cardOf, eventually, scriptOf } from './row.mjs';
import { OUT } from './world.mjs';

const MISTAKE = 'Couldn’t check: the status document has a mistake in it.';
const PROMISED = JSON.stringify({
  version: 1,
  subject: 'It',
  launch: { date: '2026-06-01' },
  promises: [{ said: '2026-06-01', who: 'A spokesperson', quote: 'this month', due: '2026-06' }],
  verified: '2026-06-10',
});
const KNOWN = OUT.replace('"verified":"2026-01-01"', '"verified":"2026-01-05"');

const textOf = (page) => page.evaluate(() => document.querySelector('out-yet').shadowRoot.querySelector('.card').textContent);

/** Whatever the clock says, it is what the document says, and no count is negative. */
const clock = (name, time, document, answer) => ({
  id: `T1 a clock ${name}: ${answer}`,
  clock: time,
  document,
  expects: { answer },
  async then({ page }) {
    const text = await textOf(page);
    assert.doesNotMatch(text, /[-−–]\d/, 'no negative number');
    assert.doesNotMatch(text, /NaN|Infinity|undefined/);
  },
});

/** It is set while the page is open, and the browser tells that it has come online. */
const jump = (name, time, document, answer) => ({
  id: `T1 a clock that is set ${name}: ${answer}`,
  clock: '2026-06-12T12:00:00Z',
  document,
  expects: { answer },
  async then(scene) {
    const { page } = scene;
    await page.playwright.clock.setSystemTime(time);
    await page.evaluate(() => { dispatchEvent(new Event('online')); });
    await page.evaluate(() => { document.querySelector('out-yet').setAttribute('theme', 'dark'); });
    await forget(page);
    await answered(page, { answer });
    assert.doesNotMatch(await textOf(page), /[-−–]\d/, 'no negative number');
  },
});

const clocks = [
  clock('ten years slow', '2016-06-12T12:00:00Z', PROMISED, 'No'),
  clock('ten years slow', '2016-06-12T12:00:00Z', KNOWN, 'Yes'),
  clock('a day slow', '2026-06-09T12:00:00Z', PROMISED, 'No'),
  clock('a day fast', '2026-06-11T12:00:00Z', PROMISED, 'No'),
  clock('ten years fast', '2036-06-12T12:00:00Z', PROMISED, 'No'),
  clock('ten years fast', '2036-06-12T12:00:00Z', KNOWN, 'Yes'),
  jump('back by ten years', '2016-06-12T12:00:00Z', KNOWN, 'Yes'),
  jump('back by ten years', '2016-06-12T12:00:00Z', PROMISED, 'No'),
  jump('ahead by ten years', '2036-06-12T12:00:00Z', PROMISED, 'No'),
];

/** Everything of a visit, and the moments at which a card looks again. */
const visit = {
  id: 'N1 a whole visit: every request, and nothing stored',
  clock: '2026-06-01T12:00:00Z',
  // The page’s own policy would tell the whole address, and it has a cookie that goes to all ports of its host.
  head: '<meta name="referrer" content="unsafe-url"><script>document.cookie = "reader=1";</script>',
  before({ copy, document }) {
    const cookie = { 'set-cookie': 'tracked=1; path=/' };
    for (const name of ['embed.js', 'glue', 'wasm']) copy.faults[name] = sends(undefined, cookie);
    document.answer = sends(OUT, cookie);
  },
  async run({ page, host, copy, document }) {
    const { playwright } = page;
    const requests = [];
    playwright.on('request', (request) => requests.push(request.url()));
    playwright.on('websocket', (socket) => requests.push(socket.url()));
    await page.goto(host.url);
    await answered(page);
    await page.evaluate(() => { document.querySelector('out-yet').shadowRoot.querySelector('summary').click(); });
    await page.evaluate(() => { document.querySelector('out-yet').asOf = '2026-01-01'; });
    await page.until(() => document.querySelector('out-yet').shadowRoot.querySelector('.answer').textContent === 'No');
    await page.evaluate(() => { document.querySelector('out-yet').removeAttribute('as-of'); });
    await page.until(() => document.querySelector('out-yet').shadowRoot.querySelector('.answer').textContent === 'Yes');
    const moments = () => page.evaluate(() => {
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      dispatchEvent(new Event('online'));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await moments();
    await forget(page);
    await answered(page);
    assert.equal(document.requests.length, 1, 'within the hour it is asked for once');
    await playwright.clock.fastForward('26:00:00');
    await moments();
    await eventually(() => document.requests.length === 2, 'a day later it is asked for again');
    await answered(page);
    await page.evaluate(() => { document.querySelector('out-yet').remove(); });
    await playwright.clock.fastForward('26:00:00');
    await moments();

    const asked = [...host.requests, ...copy.requests, ...document.requests];
    assert.deepEqual(copy.requests.map(({ name }) => name).sort(), ['embed.js', 'glue', 'wasm']);
    assert.equal(document.requests.length, 2, 'nothing is asked for once the card is gone');
    const others = requests.filter((url) => ![host.url, copy.embed, document.url].includes(url) && !/\/(recorder\.js|favicon\.ico|out-yet-[0-9a-f]+\.(js(#\d+)?|wasm))$/.test(url));
    assert.deepEqual(others, []);
    assert.equal(new Set(requests).size <= 6, true, `${requests}`);
    for (const { name, headers } of asked) {
      if (name === 'page') continue;
      assert.equal(headers.cookie, undefined, `${name}: no cookie`);
      // Of the script tag itself, the page’s own policy has to say it.
      if (name !== 'embed.js') assert.equal(headers.referer?.includes(host.url) ?? false, false, `${name}: no page address`);
    }
    const left = await page.evaluate(async () => ({
      cookie: document.cookie,
      storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    assert.deepEqual(left, { cookie: 'reader=1', storage: [], databases: [], caches: [], workers: 0 });
    const cookies = await playwright.context().cookies();
    assert.deepEqual(cookies.map(({ name }) => name), ['reader'], 'no cookie is kept of those that the hosts send');
    const { faults, warnings, errors } = await report(page);
    assert.deepEqual({ faults, warnings, errors }, { faults: [], warnings: [], errors: [] });
    return `${copy.requests.length} + ${document.requests.length} requests`;
  },
};

/** Every text is HTML. */
const HARM = '<img src=x onerror=\'document.title="harmed"\'><script>document.title="harmed"</script>{{7*7}}';
const link = { url: 'https://source.example/?a=%22%3E%3Cscript%3E', title: HARM, publisher: HARM };
const HARMFUL = JSON.stringify({
  version: 1,
  subject: HARM,
  by: HARM,
  question: HARM,
  criterion: HARM,
  page: 'https://page.example/',
  launch: { what: HARM, date: '2026-01-01', sources: [link] },
  promises: [{ said: '2026-01-01', who: HARM, quote: HARM, due: '2026-01', sources: [link] }],
  reports: [{ said: '2026-01-01', who: HARM, summary: HARM, sources: [link] }],
  access: [{ date: '2026-01-02', stage: 'general', scope: HARM, note: HARM, sources: [link] }],
  peers: [{ subject: HARM, by: HARM, launched: '2026-01-01', out: '2026-01-01', sources: [link] }],
  verified: '2026-01-05',
});

const harm = [
  {
    id: 'N2 a document whose texts are HTML',
    engines: 'all',
    document: HARMFUL,
    expects: { answer: 'Yes' },
    async then({ page }) {
      const found = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('out-yet');
        return {
          elements: shadowRoot.querySelectorAll('script, img, iframe, object, embed, form, input, [style], [onerror], [src]').length,
          shows: shadowRoot.querySelector('.question').textContent.includes('<img'),
          links: [...shadowRoot.querySelectorAll('a')].map((node) => [node.protocol, node.rel, node.referrerPolicy].join(' ')),
          texts: [...shadowRoot.querySelectorAll('blockquote, .question')].every((node) => node.matches('bdi') || node.querySelector('bdi')),
        };
      });
      assert.deepEqual({ ...found, links: [...new Set(found.links)].sort() }, {
        elements: 0,
        shows: true,
        links: ['http: noopener noreferrer no-referrer', 'https: noopener noreferrer no-referrer'], // the document’s own address is one
        texts: true,
      });
      return `${found.links.length} links`;
    },
  },
  {
    id: 'N2 a text that turns the direction of what follows',
    engines: 'all',
    document: OUT.replace('"It"', '"It \\u202e"'),
    expects: { code: 'json-schema', text: MISTAKE },
  },
  ...['javascript:document.title="harmed"', 'data:text/html,harmed', 'vbscript:harmed'].map((url) => ({
    id: `N2 a source at ${url.split(':')[0]}:`,
    engines: 'all',
    document: HARMFUL.replace('https://source.example/?a=%22%3E%3Cscript%3E', url.replaceAll('"', '\\"')),
    expects: { code: 'json-schema', text: MISTAKE },
  })),
];

export const reader = [...clocks, visit, ...harm];
