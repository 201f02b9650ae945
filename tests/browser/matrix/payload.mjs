// L4 and L5: WebAssembly is off, or the card’s own files do not come, come as something else, or come late.

import { answered, recovered } from '../invariants.mjs';
import {
  flipped, hanging, page, refused, sends, slow, stalling, status, truncated, typed, withoutCors,
} from './answers.mjs';
import { cardOf, scriptOf } from './row.mjs';

const failing = (id, faults, code, more) => ({ id, faults, expects: { code }, ...more });
const fine = (id, faults) => ({ id, faults, expects: { answer: 'Yes' } });

/** The same of the glue and of the wasm. */
const both = (name, answer, code) => ['glue', 'wasm'].map((file) => failing(`L5 ${file} ${name}`, { [file]: answer }, code));

const everywhere = (rows) => rows.map((row) => ({ ...row, engines: 'all' }));

/** It comes after the card has said that it could not check. */
const late = (name) => ({
  ...failing(`L5 ${name} hangs, and comes after all`, {}, 'wasm-timeout'),
  before({ copy }) { copy.faults[name] = hanging(); },
  async then({ copy, page }) {
    copy.faults[name].release();
    await recovered(page, { code: 'wasm-timeout' });
  },
});

/** It does not come, and does once the browser comes online. */
const recovering = (name) => ({
  ...failing(`L5 ${name} missing, and there when the browser comes online`, {}, 'wasm-http'),
  before({ copy }) { copy.faults[name] = status(503); },
  async then({ copy, page }) {
    delete copy.faults[name];
    await page.evaluate(() => { dispatchEvent(new Event('online')); });
    await recovered(page, { code: 'wasm-http' });
  },
});

/** The document came in time, but with nobody to read it, and is asked for again. */
const unread = {
  ...failing('L5 wasm missing, and there once the document has been ended unread', {}, 'wasm-http'),
  engines: 'chromium',
  clock: '2026-06-01T12:00:00Z',
  before({ copy }) { copy.faults.wasm = status(503); },
  async then({ copy, page, document }) {
    delete copy.faults.wasm;
    await page.playwright.clock.fastForward('00:31');
    await page.evaluate(() => { dispatchEvent(new Event('online')); });
    await recovered(page, { code: 'wasm-http' });
    return `wasm-http → Yes, ${document.requests.length} documents`;
  },
};

/** The words of a language: without them the card is in English, and once they come in its language. */
const german = (scene) => scriptOf(scene) + cardOf(scene, ' lang="de"');
const inEnglish = (name, answer, engines = 'all') => ({
  id: `L5 words of a language ${name}`, engines, body: german, faults: { words: answer }, expects: { answer: 'Yes' },
});
const words = [
  { id: 'L5 words of a language, as they should be', engines: 'all', body: german, expects: { answer: 'Ja' } },
  inEnglish('missing', status(404)),
  inEnglish('with a bit flipped', flipped(0.5)),
  inEnglish('truncated', truncated, 'chromium'),
  inEnglish('without CORS', withoutCors, 'chromium'),
  inEnglish('from a host that hangs up', refused, 'chromium'),
  inEnglish('hangs after its headers', stalling),
  {
    ...inEnglish('hangs, and comes after all', undefined),
    before({ copy }) { copy.faults.words = hanging(); },
    async then({ copy, page }) {
      copy.faults.words.release();
      await answered(page, { answer: 'Ja' });
      return 'Yes → Ja';
    },
  },
];

export const payload = [
  ...words,
  {
    id: 'L4 no WebAssembly',
    engines: 'all',
    head: '<script>delete window.WebAssembly;</script>',
    expects: { code: 'no-wasm' },
  },
  ...everywhere(both('missing', status(404), 'wasm-http')),
  ...both('an error of the host', status(500), 'wasm-http'),
  ...both('a page instead', page, 'wasm-http'),
  ...both('truncated', truncated, 'wasm-http'),
  ...both('without CORS', withoutCors, 'wasm-http'),
  ...both('from a host that hangs up', refused, 'wasm-http'),
  ...both('hangs after its headers', stalling, 'wasm-timeout'),
  ...both('at a kilobyte a second', slow, 'wasm-timeout'),
  ...everywhere([0, 0.3, 0.6, 1].flatMap((place) => both(`with a bit flipped ${place * 100} % of the way`, flipped(place), 'wasm-http'))),
  failing('L5 glue of another type', { glue: typed('text/plain') }, 'wasm-http'),
  fine('L5 wasm of another type', { wasm: typed('text/html') }),
  fine('L5 wasm of no type', { wasm: typed('application/octet-stream') }),
  fine('L5 both with a charset', { wasm: typed('application/wasm; charset=utf-8'), glue: typed('text/javascript; charset=utf-8') }),
  ...['glue', 'wasm'].flatMap((name) => [late(name), recovering(name)]),
  unread,
];
