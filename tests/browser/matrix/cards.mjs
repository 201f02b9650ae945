// C: what a card says and does where nothing fails, in every engine. Chromium has the tests of card.test.mjs and
// static.test.mjs besides.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { rendered } from '../harness.mjs';
import { answered, forget } from '../invariants.mjs';
import { clock } from './clock.mjs';
import { cardOf, scriptOf } from './row.mjs';

const MUSE = await readFile(new URL('../../../status/muse-spark-api.out-yet.json', import.meta.url), 'utf8');
const HOSTILE = await readFile(new URL('../../data/hostile.out-yet.json', import.meta.url), 'utf8');
const DAY = '2026-06-04';
const EARLIER = JSON.stringify({ ...JSON.parse(MUSE), verified: '2026-06-03' }); // a clock before that day would not count
const NOON = clock([2026, 5, 4, 12]);

/** The text that is to be seen of each part. */
const parts = (names) => {
  const { shadowRoot } = document.querySelector('out-yet');
  const seen = (node) => node.innerText.replace(/\s+/g, ' ').trim();
  return names.map((name) => [...shadowRoot.querySelectorAll(name)].map(seen));
};
const SAID = ['.question', '.answer', '.qualifier', '.counter'];

/** Changes attributes, and waits until the card has told. */
const change = (page, attributes) => page.evaluate((attributes) => new Promise((done) => {
  const card = document.querySelector('out-yet');
  card.addEventListener('out-yet-load', ({ detail }) => done(detail), { once: true });
  Object.assign(card, attributes);
}), attributes);

const says = {
  id: 'C it says what is known of today, and names its sources',
  engines: 'all',
  document: MUSE,
  async run({ page, host }) {
    await page.goto(host.url);
    const time = await answered(page, { source: host.source });
    assert.deepEqual(await page.evaluate(parts, SAID), [
      ['Is the Muse Spark API out yet?'],
      ['Yes'],
      ['Public preview · expanded global access · since 5 August 2026; first out 9 July 2026'],
      ['92 days after Muse Spark launched on 8 April 2026', '9 days late (promised by the end of June 2026)'],
    ]);
    return `Yes ${time} ms`;
  },
};

const since = (count) => `${count} days since Muse Spark launched on 8 April 2026`;
const took = '92 days after Muse Spark launched on 8 April 2026';
const PARTNERS = 'Selected partners only · since 8 April 2026';
const DAYS = [
  ['2026-04-07', 'No', 'Not launched', 'Muse Spark has not launched yet', 'No date was ever promised'],
  ['2026-04-08', 'No', PARTNERS, 'Today Muse Spark launched', 'No date was ever promised'],
  ['2026-04-20', 'No', PARTNERS, since(12), '10 days since “will be coming soon”'],
  ['2026-06-04', 'No', PARTNERS, since(57), '26 days left (promised by the end of June 2026)'],
  ['2026-06-30', 'No', PARTNERS, since(83), 'Due today (promised by the end of June 2026)'],
  ['2026-07-01', 'No', PARTNERS, since(84), '1 day overdue (promised by the end of June 2026)'],
  ['2026-07-09', 'Yes', 'Public preview · United States · since 9 July 2026', took, '9 days late (promised by the end of June 2026)'],
];

const days = {
  id: 'C it answers for each day that it is asked for',
  engines: 'all',
  document: MUSE,
  async run({ page, host, document }) {
    await page.goto(host.url);
    await answered(page);
    for (const [day, answer, qualifier, ...counters] of DAYS) {
      const detail = await change(page, { asOf: day });
      assert.deepEqual([detail.as_of, detail.answer], [day, answer.toLowerCase()]);
      assert.deepEqual(await page.evaluate(parts, ['.answer', '.qualifier', '.counter']), [[answer], [qualifier], counters], day);
      assert.match((await page.evaluate(parts, ['.as-of']))[0][0], /^As of \d+ \w+ 2026$/);
    }
    assert.equal(document.requests.length, 1, 'the document is fetched once');
    return `${DAYS.length} days`;
  },
};

const languages = {
  id: 'C dates are written as the language says, and the day of writing is told',
  engines: 'all',
  document: MUSE,
  async run({ page, host }) {
    await page.goto(host.url);
    await answered(page);
    await change(page, { asOf: DAY, written: '2026-05-04' });
    const written = () => document.querySelector('out-yet').shadowRoot.querySelector('.written').innerText.replace(/\s+/g, ' ');
    assert.equal(await page.evaluate(written), 'When this was written, 4 May 2026: No on day 26 after the launch');
    await page.evaluate(() => { document.querySelector('out-yet').lang = 'en-US'; });
    await page.until(`(${written})() === 'When this was written, May 4, 2026: No on day 26 after the launch'`);
    return 'en, en-US';
  },
};

const history = {
  id: 'C the history opens, with its chart',
  engines: 'all',
  document: MUSE,
  async run({ page, host }) {
    await page.goto(host.url);
    await answered(page);
    const seen = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('out-yet');
      const heights = () => ['.chart', '.events li', '.drawn svg line', '.events a'].map((name) => shadowRoot.querySelector(name)?.getBoundingClientRect().height ?? -1);
      const closed = shadowRoot.querySelector('details').open;
      shadowRoot.querySelector('summary').click();
      const lines = [...shadowRoot.querySelectorAll('.drawn svg line')].map((line) => line.getBoundingClientRect().width);
      return { closed, open: shadowRoot.querySelector('details').open, heights: heights(), widest: Math.max(...lines), drawn: shadowRoot.querySelector('.drawn').getBoundingClientRect().width };
    });
    assert.deepEqual([seen.closed, seen.open], [false, true]);
    const [chart, event, , link] = seen.heights;
    assert.ok(chart > 100 && event > 20 && link > 10, JSON.stringify(seen.heights));
    assert.ok(seen.widest > seen.drawn / 2 && seen.widest <= seen.drawn, 'lines lie in the width of the chart');
    return `chart ${Math.round(chart)} px`;
  },
};

const links = {
  id: 'C links lead to web pages only, and tell them nothing',
  engines: 'all',
  document: HOSTILE,
  async run({ page, host }) {
    await page.goto(host.url);
    await page.until(() => document.querySelector('out-yet').shadowRoot?.querySelector('.answer')?.textContent);
    const seen = await page.evaluate(() => [...document.querySelector('out-yet').shadowRoot.querySelectorAll('a')].map(({ protocol, rel, referrerPolicy }) => [protocol, rel, referrerPolicy]));
    assert.ok(seen.length > 0);
    for (const [protocol, rel, policy] of seen) {
      assert.match(protocol, /^https?:$/);
      for (const word of ['noopener', 'noreferrer']) assert.ok(rel.split(' ').includes(word), rel);
      assert.equal(policy, 'no-referrer');
    }
    return `${seen.length} links`;
  },
};

/** The box of each thing that is to be seen of the card, but the words of the day. */
const boxes = () => [...document.querySelector('out-yet').shadowRoot.querySelectorAll('.card, .card *')].filter((node) => node.checkVisibility() && !node.closest('.as-of')).map((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return { name: `${node.localName}.${node.getAttribute('class') ?? ''}`, box: [x, y, width, height].map(Math.round) };
});

const takenOver = {
  id: 'C what a server rendered is there without the script, and taken over without a move',
  engines: 'all',
  document: MUSE,
  head: NOON,
  body: async () => (await rendered(EARLIER, DAY)).trim(),
  async run({ page, host, copy }) {
    await page.goto(host.url);
    assert.deepEqual(await page.evaluate(parts, ['.answer', '.as-of']), [['No'], ['As of 4 June 2026']]);
    const before = await page.evaluate(boxes);
    await page.evaluate((src) => { document.body.append(Object.assign(document.createElement('script'), { src })); }, copy.embed);
    await forget(page);
    const time = await answered(page, { answer: 'No' });
    assert.deepEqual(await page.evaluate(parts, ['.answer', '.as-of']), [['No'], []], 'today is no day to be named');
    const after = await page.evaluate(boxes);
    assert.equal(after.length, before.length);
    for (const [index, { name, box }] of after.entries()) {
      assert.ok(box.every((value, at) => Math.abs(value - before[index].box[at]) <= 1), `${name} is at ${box}, and was at ${before[index].box}`);
    }
    return `No ${time} ms`;
  },
};

const themes = {
  id: 'C the themes, and the page’s own',
  engines: 'all',
  document: MUSE,
  body: (scene) => `<main>${scriptOf(scene)}${cardOf(scene)}</main>`,
  async run({ page, host }) {
    await page.goto(host.url);
    await answered(page);
    const ground = () => getComputedStyle(document.querySelector('out-yet').shadowRoot.querySelector('.card')).backgroundColor;
    const [light, dark] = ['rgb(255, 255, 255)', 'rgb(23, 25, 30)'];
    assert.equal(await page.evaluate(ground), light);
    const set = (theme, scheme) => page.evaluate(([theme, scheme]) => {
      document.querySelector('out-yet').theme = theme;
      document.querySelector('main').style.colorScheme = scheme;
    }, [theme, scheme]);
    for (const [theme, scheme, expected] of [['dark', '', dark], ['auto', 'dark', dark], ['light', 'dark', light], ['auto', 'light', light]]) {
      await set(theme, scheme);
      assert.equal(await page.evaluate(ground), expected, `${theme} on a page that is ${scheme || 'neither'}`);
    }
    return 'light, dark';
  },
};

const frame = {
  id: 'C a frame gets the height of its card',
  engines: 'all',
  document: MUSE,
  async run({ world, page, copy, document }) {
    const src = `${copy.base}embed.html?src=${encodeURIComponent(document.url)}`;
    const host = world.page({ body: `<iframe src="${src}" width="640" height="150" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe><script async src="${copy.base}v1/frame.js"></script>` });
    await page.goto(host.url);
    const height = await page.until(() => {
      const { clientHeight } = window.document.querySelector('iframe');
      return clientHeight > 400 && clientHeight;
    });
    assert.ok(height < 800, `${height} px`);
    return `${height} px`;
  },
};

const check = {
  id: 'C check in a page finds what is wrong',
  engines: 'all',
  async run({ page, host, copy }) {
    await page.goto(host.url);
    const found = await page.evaluate(async (module) => {
      const { check } = await import(module);
      return check('{ "version": 1, "subject": "S", "verified": "2026-02-30" }', { today: '2026-06-04' });
    }, `${copy.base}v1/check.mjs`);
    assert.deepEqual(found.filter(({ level }) => level === 'error').map(({ path }) => path), ['launch', 'verified']);
    return `${found.length} findings`;
  },
};

/** In a sentence, in the languages with the most, the least and the other letters. */
const layouts = {
  id: 'C a line and a badge stand in a sentence, in three languages',
  engines: 'all',
  document: MUSE,
  body: (scene) => `${scriptOf(scene)}${['en', 'ja', 'ar'].map((lang) => `<p>A ${cardOf(scene, ` lang="${lang}" layout="line" as-of="2026-07-09"`, 'line')}; `
    + `${cardOf(scene, ` lang="${lang}" layout="badge" as-of="2026-07-09"`, 'badge')}.</p>`).join('')}`,
  async run({ page, host }) {
    await page.goto(host.url);
    await page.until(() => [...document.querySelectorAll('out-yet')].every(({ shadowRoot }) => shadowRoot.querySelector('.line, .badge')));
    const seen = await page.evaluate(() => [...document.querySelectorAll('out-yet')].map(({ shadowRoot }) => {
      const root = shadowRoot.querySelector('.line, .badge');
      return [root.lang, getComputedStyle(root).direction, root.textContent.replace(/\s+/g, ' '), shadowRoot.querySelectorAll('a').length];
    }));
    assert.deepEqual(seen.slice(0, 2), [
      ['en-GB', 'ltr', 'As of 9 July 2026: The Muse Spark API has been out since 9 July 2026, 92 days after Muse Spark launched', 1],
      ['en-GB', 'ltr', 'Muse Spark API As of 9 July 2026: Yes, since 9 July 2026', 1],
    ]);
    assert.deepEqual(seen.map(([lang, direction]) => `${lang} ${direction}`), ['en-GB ltr', 'en-GB ltr', 'ja ltr', 'ja ltr', 'ar rtl', 'ar rtl']);
    assert.ok(seen.every(([,, text]) => text.includes('Muse Spark') && !/[{}*|]/.test(text)));
    const heights = await page.evaluate(() => [...document.querySelectorAll('p')].map((node) => [node.getBoundingClientRect().height, parseFloat(getComputedStyle(node).fontSize)]));
    for (const [height, size] of heights) assert.ok(height < 8 * size, `${height} px: it flows`);
    return `${seen.length} in text`;
  },
};

export const cards = [says, days, layouts, languages, history, links, takenOver, themes, frame, check];
