// One row of the matrix in one browser.
//
// A row is data: its `id`; the `engines` it runs in, `'all'` or else Chromium; what the copy of the site does wrong
// (`faults`), how the host of the `document` answers, or its text; the page’s `head`, `body` (as `(scene) => html`) and `headers`; what is
// done to it (`act`); the time `zone` of its reader; the `clock` that its reader has, which only Chromium’s can be given; what it `expects`: a `code` told once, an `answer`, or with neither that the script never ran; and
// what comes after (`then`). `run` does all of it by hand. `figure` is what the table shows besides.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { answered, settled, unstarted } from '../invariants.mjs';
import { WORDS } from './world.mjs';

export const scriptOf = ({ copy }, attributes = 'async crossorigin') => `<script ${attributes} src="${copy.embed}"></script>`;
export const cardOf = ({ document }, attributes = '', inside = WORDS) => `<out-yet src="${document.url}" loading="eager"${attributes}>${inside}</out-yet>`;
const plain = (scene) => `${scriptOf(scene)}<main><p id="neighbour">A neighbour.</p></main>${cardOf(scene)}`;

const given = (value, scene) => (typeof value === 'function' ? value(scene) : value);

/** Sets the scene of a row. */
async function stage(world, row) {
  const copy = world.copy(row.faults);
  const document = world.document(row.document);
  const scene = { world, copy, document };
  scene.host = world.page({
    head: given(row.head, scene), body: await given(row.body ?? plain, scene), headers: given(row.headers, scene), nonce: row.nonce,
  });
  return scene;
}

/** What was asked of a copy, each once: without a cache, as in WebKitGTK’s driver, the loader’s two ways to the glue are two requests. */
export const askedOf = ({ requests }) => [...new Set(requests.map(({ name }) => name))].sort();

/** Waits until something holds that the pages cannot know, five seconds at most. */
export async function eventually(isTrue, message) {
  for (const end = Date.now() + 5_000; !isTrue();) {
    if (Date.now() > end) assert.fail(message);
    await sleep(30);
  }
}

/** Performs it, and returns its figure. */
export async function perform(row, world, browser) {
  const page = await browser.page({ zone: row.zone });
  try {
    const scene = { ...await stage(world, row), page };
    await row.before?.(scene);
    if (row.clock) await page.playwright.clock.install({ time: row.clock });
    if (row.run) return await row.run(scene);
    await page.goto(scene.host.url, { until: 'commit' });
    await row.act?.(scene);
    const expects = { source: row.act ? undefined : scene.host.source, ...given(row.expects, scene) };
    const expect = expects.code ? settled : expects.answer ? answered : unstarted;
    const time = await expect(page, expects);
    const more = await row.then?.(scene);
    return more ?? (time === undefined ? 'words' : `${expects.code ?? expects.answer} ${time} ms`);
  } finally {
    await page.close();
  }
}
