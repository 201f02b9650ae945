// The command line's sentence, the card that it renders and the browser's card say the same words for a document and a day.
//
// In every language in turn, asserted in Chromium after making all white space one kind of space. What is known to differ of
// dates and numbers stands in `intl.test.mjs`.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { after, before, test } from 'node:test';
import { cli, open, rendered, start } from './harness.mjs';
import { documents as generated } from './generated.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const KNOWN = ['status/muse-spark-api', 'status/gemini-omni-flash-api', 'status/midjourney-api', 'tests/data/withdrawn'];
const LEAST = 600; // documents and days
const OTHERS = ['de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar', 'hi', 'en-US', 'de-AT', 'fr-CA', 'ar-EG'];

/** One kind of space; and Hindi without the comma that only later data of CLDR have before the year. */
const agreed = (text) => text.replace(/\s+/g, ' ').trim().replace(/(\p{Script=Devanagari}), (\d)/gu, '$1 $2');

const known = () => Promise.all(KNOWN.map(async (path) => JSON.parse(await readFile(new URL(`../../${path}.out-yet.json`, import.meta.url), 'utf8'))));

const DAY = 86_400_000;
const number = (day) => Date.parse(day) / DAY;
const day = (number) => new Date(number * DAY).toISOString().slice(0, 10);

/** The first and the last day of a partial date. */
function bounds(date) {
  const [, year, quarter, half, month, of] = /^(\d{4})(?:-Q(\d)|-H(\d)|-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  const months = (first, count) => [Date.UTC(year, first, 1) / DAY, Date.UTC(year, first + count, 1) / DAY - 1];
  if (of) return [number(date), number(date)];
  if (month) return months(month - 1, 1);
  if (quarter) return months((quarter - 1) * 3, 3);
  return half ? months((half - 1) * 6, 6) : months(0, 12);
}

/** Each day on which a document turns, the day before and the day after; and between them every so many days. */
function daysOf(document) {
  const { launch, promises = [], reports = [], access = [], peers = [], verified, stale_after_days: stale = 90 } = document;
  const dates = [
    launch.date, verified, ...promises.flatMap(({ said, due }) => [said, due]), ...reports.map(({ said }) => said),
    ...access.map(({ date }) => date), ...peers.flatMap(({ launched, out }) => [launched, out]),
  ];
  const turns = [...dates.filter(Boolean).flatMap(bounds), number(verified) + stale, number(verified) + stale + 1];
  const days = new Set(turns.flatMap((turn) => [turn - 1, turn, turn + 1]));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  for (let between = first - 40; between < last + 40; between += Math.ceil((last - first + 80) / 5)) days.add(between);
  return [...days].sort((one, other) => one - other).map(day);
}

/** What the command line says of each case, as many at a time as there are processors. */
async function said(cases) {
  const answers = [];
  const rest = cases.entries();
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, async () => {
    for (const [index, { text, on, lang }] of rest) {
      answers[index] = await Promise.all([cli(text, 'answer', '-', '--on', on, '--lang', lang), rendered(text, on, '--lang', lang)]);
    }
  }));
  return answers;
}

/** In the page: the card of each case as the element shows it, and as it was rendered, both: its HTML, and the parts that the sentence is made from. */
async function shown(cases) {
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  const look = (card) => ({
    html: tidy(card.outerHTML),
    outcomes: [...card.querySelectorAll('.outcome')].map((node) => node.textContent),
    sentence: ['.as-of', '.answer', '.qualifier', '.counter'].map((part) => [...card.querySelectorAll(part)].map((node) => tidy(node.textContent))),
  });
  const element = window.document.querySelector('out-yet');
  const inline = element.querySelector('script');
  const looks = [];
  for (const { text, on, lang, html } of cases) {
    const loaded = new Promise((done, failed) => {
      element.addEventListener('out-yet-load', ({ detail }) => (detail.as_of === on ? done() : failed(new Error(`${detail.as_of} for ${on}`))), { once: true });
      element.addEventListener('out-yet-error', ({ detail }) => failed(new Error(`${detail.code}: ${text}`)), { once: true });
    });
    if (inline.textContent !== text) inline.textContent = text;
    element.asOf = on;
    element.lang = lang;
    await loaded;
    const { summary } = element;
    const template = new DOMParser().parseFromString(html, 'text/html').querySelector('out-yet > template');
    looks.push([look(element.shadowRoot.querySelector('.card')), look(template.content.querySelector('.card')), summary]);
  }
  return looks;
}

/** The sentence of `answer`, put together from the parts of a card. */
function sentence({ subject }, [[asOf], [answer], [qualifier], counters]) {
  const verdict = { Yes: 'is out', No: 'is not out' }[answer];
  return [`${asOf}: ${answer}, the ${subject} ${verdict}. ${qualifier}.`, ...counters.map((counter) => `${counter}.`)].join(' ');
}

test('the same words from the command line, rendered and in the browser', async (context) => {
  const documents = [...await known(), ...generated(30)];
  const days = documents.flatMap((document) => daysOf(document).map((on) => ({ document, text: JSON.stringify(document), on })));
  // English all through, for that is what the sentence below is put together in; and every day in another language too.
  const cases = [...days.map((each) => ({ ...each, lang: 'en' })), ...days.map((each, index) => ({ ...each, lang: OTHERS[index % OTHERS.length] }))];
  context.diagnostic(`${documents.length} documents, ${cases.length} documents and days`);
  assert.ok(cases.length >= LEAST, `${cases.length}`);
  const answers = await said(cases);
  const page = await open(world, world.html(`<script async src="${world.embed}"></script>
    <out-yet loading="eager"><script type="application/json">${JSON.stringify({ version: 1, subject: 'It', verified: '2026-01-01', launch: { date: '2026-01-01' } })}</script></out-yet>`));
  await page.locator('out-yet .answer').waitFor();
  const looks = await page.evaluate(shown, cases.map(({ text, on, lang }, index) => ({ text, on, lang, html: answers[index][1] })));
  const seen = new Set();
  for (const [index, { document, text, on, lang }] of cases.entries()) {
    const [inBrowser, onServer, summary] = looks[index];
    const about = `on ${on} in ${lang}: ${text}`;
    assert.equal(agreed(onServer.html), agreed(inBrowser.html), about);
    assert.equal(agreed(answers[index][0]), agreed(summary), about);
    if (lang !== 'en') continue;
    assert.deepEqual(onServer.sentence, inBrowser.sentence, about);
    assert.equal(answers[index][0].replace(/\s+/g, ' ').trim(), sentence(document, inBrowser.sentence).replace(/\s+/g, ' ').trim(), about);
    const [, [answer], [qualifier], counters] = inBrowser.sentence;
    for (const said of [answer, qualifier.split(' · ')[0], ...counters.map((counter) => counter.replace(/[\d,]+/g, '1').split(' ').slice(0, 3).join(' '))]) seen.add(said);
    if (/class="stale"/.test(inBrowser.html)) seen.add('stale');
    for (const outcome of inBrowser.outcomes) seen.add(outcome.split(' ')[0]);
  }
  // The documents are as various as they are meant to be.
  const various = ['Yes', 'No', 'stale', 'Not launched', 'Not available to developers', 'Selected partners only', 'Public preview', 'Generally available',
    'Withdrawn', 'Kept', 'Moved', 'Late', 'Missed,', 'Still', 'No date was', 'No date stands', 'No date has', 'Due today (promised', 'On time (promised'];
  assert.deepEqual(various.filter((words) => !seen.has(words)), []);
  assert.deepEqual([page.faults, page.warnings], [[], []]);
  await page.context().close();
});
