// The matrix of faults: what can go wrong around a card, row by row, in every engine that is there.
//
// Each row asserts the invariants of `invariants.mjs`. The table at the end has a line for each.

import { after, before, describe, test } from 'node:test';
import { engines } from './engines.mjs';
import { cards } from './matrix/cards.mjs';
import { documents } from './matrix/documents.mjs';
import { hostileScripts } from './matrix/hostile-scripts.mjs';
import { hostileStyles } from './matrix/hostile-styles.mjs';
import { life } from './matrix/life.mjs';
import { payload } from './matrix/payload.mjs';
import { pollution } from './matrix/pollution.mjs';
import { perform } from './matrix/row.mjs';
import { policies } from './matrix/policies.mjs';
import { reach } from './matrix/reach.mjs';
import { reader } from './matrix/reader.mjs';
import { script } from './matrix/script.mjs';
import { time } from './matrix/time.mjs';
import { traps } from './matrix/traps.mjs';
import { start } from './matrix/world.mjs';

const AT_ONCE = 4; // pages of one engine; most of their time is waiting
const rows = [
  ...script, ...policies, ...payload, ...documents, ...life, ...traps, ...reader,
  ...hostileStyles, ...hostileScripts, ...pollution, ...time, ...reach, ...cards,
];
const table = [];

let world;
before(async () => { world = await start(); });
after(() => {
  world.stop();
  const width = (column) => Math.max(...table.map((line) => line[column].length));
  const widths = [0, 1, 2].map(width);
  for (const line of table) console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
});

for (const engine of engines) {
  describe(engine.name, { concurrency: AT_ONCE }, () => {
    let browser; // a promise of it
    before(() => { browser = engine.launch(); });
    after(async () => (await browser).close());
    /** A browser that makes no windows any more is started anew, once for each row that it took along. */
    const performed = async (row) => {
      const used = browser;
      try {
        return await perform(row, world, await used);
      } catch (error) {
        if (!(await used).hasStopped) throw error;
        console.log(`${engine.name} had stopped, and was started again for “${row.id}”`);
        if (browser === used) browser = engine.launch();
        return perform(row, world, await browser);
      }
    };
    for (const row of rows) {
      if (row.engines !== 'all' && engine.name !== 'Chromium') continue;
      test(row.id, { timeout: row.timeout ?? 90_000 }, async () => {
        let line = [row.id, engine.name, '', 'FAILED'];
        try {
          line = [row.id, engine.name, `${await performed(row)}`, 'passed'];
        } finally {
          table.push(line);
        }
      });
    }
  });
}
