// T2 and T3: the reader’s day changes while the page is open, asleep, or left.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { answered, forget, report } from '../invariants.mjs';
import { clock, pass, sleep } from './clock.mjs';
import { eventually } from './row.mjs';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Out on a day. */
const out = (day) => JSON.stringify({
  version: 1, subject: 'It', verified: '2026-01-01', launch: { date: '2026-01-01' }, access: [{ date: day, stage: 'general' }],
});

const given = async ({ page, host }) => {
  await page.goto(host.url);
  await answered(page, { answer: 'No', source: host.source });
};

const answer = (page) => page.evaluate(() => document.querySelector('out-yet').shadowRoot.querySelector('.answer').textContent);

/** That it has become a Yes, which is told once as a change. */
async function turned(page) {
  const turned = (found) => found.cards[0].answers[0] === 'Yes' && found.events.some(({ name }) => name === 'change');
  let found = await report(page);
  for (const end = Date.now() + 10 * SECOND; Date.now() < end && !turned(found); found = await report(page)) await wait(50);
  assert.deepEqual(found.cards[0].answers, ['Yes']);
  assert.deepEqual(found.cards[0].days, []);
  assert.deepEqual(found.events.map(({ name }) => name), ['load', 'load', 'change']);
  assert.deepEqual([found.faults, found.warnings, found.errors, found.changes], [[], [], [], []]);
}

/** It is a No until midnight, and then a Yes. `start` is the reader’s local time, and midnight comes `hours` and forty minutes later. */
const midnight = (id, zone, start, day, hours = 0) => ({
  id: `T2 midnight, ${id}`,
  engines: 'all',
  zone,
  document: out(day),
  head: clock(start),
  async run(scene) {
    const { page } = scene;
    await given(scene);
    await pass(page, hours * HOUR + 39 * MINUTE);
    assert.equal(await answer(page), 'No', 'a minute before');
    await pass(page, MINUTE + SECOND);
    await turned(page);
    return 'No → Yes';
  },
});

const evening = [2026, 5, 30, 23, 20]; // so that looking at the clock twice an hour is too late
const midnights = [
  midnight('on Kiritimati', 'Pacific/Kiritimati', evening, '2026-07-01'),
  midnight('in Kathmandu', 'Asia/Kathmandu', evening, '2026-07-01'),
  midnight('in Berlin', 'Europe/Berlin', evening, '2026-07-01'),
  midnight('in New York', 'America/New_York', evening, '2026-07-01'),
  midnight('on Samoa', 'Pacific/Pago_Pago', evening, '2026-07-01'),
  midnight('on Lord Howe', 'Australia/Lord_Howe', evening, '2026-07-01'),
  midnight('the year’s last', 'Europe/Berlin', [2026, 11, 31, 23, 20], '2027-01-01'),
  midnight('a leap day’s', 'Europe/Berlin', [2028, 1, 28, 23, 20], '2028-02-29'),
  midnight('after a day of 23 hours', 'Europe/Berlin', [2026, 2, 29, 0, 20], '2026-03-30', 22),
  midnight('after a day of 25 hours', 'Europe/Berlin', [2026, 9, 25, 0, 20], '2026-10-26', 24),
  midnight('that is left out, in Cairo', 'Africa/Cairo', [2026, 3, 23, 23, 20], '2026-04-24'),
];

/** The computer sleeps for 26 hours, from the evening before; `wake` is what tells the page. */
const asleep = (id, wake) => ({
  id: `T2 asleep for 26 hours, ${id}`,
  engines: 'all',
  document: out('2026-07-02'),
  head: clock([2026, 6, 1, 10, 0]),
  async run(scene) {
    const { page, document } = scene;
    await given(scene);
    await sleep(page, 26 * HOUR);
    await wake(page);
    await turned(page);
    return `No → Yes, ${document.requests.length} requests`;
  },
});

const nightLong = {
  id: 'T2 in the background for 26 hours: it wakes twice an hour at most',
  engines: 'all',
  document: out('2026-07-02'),
  // What other pages of the tests do to this one’s window is not to be seen in it.
  head: `${clock([2026, 6, 1, 10, 0])}<script>addEventListener('visibilitychange', (event) => event.stopImmediatePropagation());</script>`,
  async run(scene) {
    const { page, document } = scene;
    await given(scene);
    const rung = await pass(page, 26 * HOUR);
    await turned(page);
    assert.ok(rung <= 2 * 26 + 3, `${rung} timers`); // at midnight there is one more, and its card is rendered
    await eventually(() => document.requests.length >= 2, 'the document is fetched again at midnight');
    assert.equal(document.requests.length, 2, 'and not else');
    return `${rung} timers`;
  },
};

const cached = {
  id: 'T3 left for 26 hours and come back to, from the back/forward cache',
  engines: 'all',
  document: out('2026-07-02'),
  head: `${clock([2026, 6, 1, 10, 0])}<script>addEventListener('pageshow', ({ persisted }) => {
    if (persisted) playwrightClock.sleep(${26 * HOUR});
    playwrightClock.isRestored = persisted;
  });</script>`,
  async run(scene) {
    const { world, page, host, document } = scene;
    await page.goto(host.url);
    await answered(page, { answer: 'No' });
    await page.goto(world.page({ body: '<p>Another page.</p>' }).url);
    await page.back();
    await page.until(() => window.playwrightClock?.isRestored); // nothing of the card keeps the page out of the cache
    await forget(page);
    await turned(page);
    await eventually(() => document.requests.length >= 2, 'the document is fetched again');
    assert.equal(document.requests.length, 2);
    return 'No → Yes';
  },
};

export const time = [
  ...midnights,
  asleep('and shown again', (page) => page.evaluate(() => { document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); })),
  asleep('and online again', (page) => page.evaluate(() => { dispatchEvent(new Event('online')); })),
  asleep('and told by nothing', (page) => pass(page, 31 * MINUTE)),
  nightLong,
  cached,
];
