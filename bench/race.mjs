// The card against others of its kind, in one run: each visit is of a browser that has never seen the page, on slow 4G and
// with a processor four times slower. Prints a table for each set-up, in Markdown, and what became of the aims.
//
//     cargo xtask bench race [--runs 7] [--json FILE] [--setup above] [--only plain]

import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { aims } from './race/aims.mjs';
import { askers, BACKENDS, contenders, files } from './race/contenders.mjs';
import { SETUPS, pageOf } from './race/setups.mjs';
import { serve } from './race/server.mjs';
import { medians, table } from './race/table.mjs';
import { VIEWPORT, visit } from './race/visit.mjs';

const { values: { runs, json, setup, only } } = parseArgs({ options: {
  runs: { type: 'string', default: '7' }, // at least seven, for figures to show
  json: { type: 'string' },
  setup: { type: 'string', multiple: true, default: Object.keys(SETUPS) },
  only: { type: 'string', multiple: true }, // contenders, by their keys; else all
} });
const DIST = process.env.OUT_YET_DIST ?? new URL('../dist', import.meta.url).pathname;
const CLI = process.env.OUT_YET_CLI ?? new URL('../target/debug/out-yet', import.meta.url).pathname;

const browser = await chromium.launch({
  executablePath: process.env.OUT_YET_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
});

/** The height of a card in `em`. */
async function measure(html) {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(pageOf({ head: '', card: () => html, count: 1 }))}`);
  const height = await page.locator('.race > *').evaluate((card) => card.offsetHeight / parseFloat(getComputedStyle(card).fontSize));
  await page.close();
  return height;
}

const backend = await serve(BACKENDS);
const copy = await serve({ ...await files(DIST), ...await askers(backend.origin) });
const all = await contenders({ dist: DIST, cli: CLI, copy: copy.origin, measure });
const racing = all.filter(({ key }) => !only || only.includes(key));
const entries = setup.flatMap((name) => racing.flatMap((contender) => SETUPS[name].ways(contender).map((way) => (
  { ...way, setup: name, path: `/${name}-${way.key}.html`, visits: [] }
))));
const article = await serve(Object.fromEntries(entries.map((entry) => [entry.path, { body: pageOf(entry) }])));

const begun = loadavg()[0];
try {
  // Round robin: what slows the machine for a while slows all of them.
  for (let run = 0; run < Number(runs); run += 1) {
    for (const entry of entries) {
      entry.visits.push(await visit(browser, article.origin + entry.path, entry));
      if (process.stderr.isTTY) process.stderr.write(`\rround ${run + 1} of ${runs}: ${entry.setup}, ${entry.name}\x1b[K`);
    }
  }
} finally {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  await browser.close();
  for (const server of [article, copy, backend]) server.stop();
}

console.log(`Chromium ${browser.version()}, ${availableParallelism()} cores, medians of ${runs} runs, load ${begun.toFixed(1)} to ${loadavg()[0].toFixed(1)}.`);
const results = setup.map((name) => ({ name, rows: entries.filter((entry) => entry.setup === name).map((entry) => ({ ...entry, ...medians(entry.visits) })) }));
for (const { name, rows } of results) console.log(`\n### ${SETUPS[name].title}\n\n${table(rows)}`);
console.log(`\n### The aims\n\n${aims(Object.fromEntries(results.map(({ name, rows }) => [name, rows])))}`);
if (json) await writeFile(json, JSON.stringify(results.map(({ name, rows }) => ({ name, rows })), null, 1));
