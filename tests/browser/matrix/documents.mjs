// D: the document is missing, is something else, cannot be read, is too large, or comes late or never.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { answered, recovered, settled } from '../invariants.mjs';
import {
  endless, hanging, page, redirect, refused, sends, stalling, status, torn, withoutCors,
} from './answers.mjs';
import { cardOf, eventually, scriptOf } from './row.mjs';
import { OUT } from './world.mjs';

const MISTAKE = 'Couldn’t check: the status document has a mistake in it.';
const NEWER = 'Couldn’t check: the status document is newer than this card.';
const failing = (id, document, code, text) => ({ id, engines: 'all', document, expects: { code, text } });
const at = (url) => (scene) => `${scriptOf(scene)}${cardOf({ document: { url } })}`;

/** A page’s event, as the browser’s own would come. */
const online = ({ page }) => page.evaluate(() => { dispatchEvent(new Event('online')); });

/** Waits until the host of the document is rid of it. */
async function ended({ document }) {
  await eventually(() => document.ended === 1, 'the request is ended');
}

const missing = [
  failing('D1 missing', status(404), 'json-http'),
  failing('D1 forbidden, with a document in the body', sends(OUT, {}, 403), 'json-http'),
  failing('D1 an error of the host', status(500), 'json-http'),
  failing('D1 empty', '', 'json-syntax', MISTAKE),
  failing('D1 nothing, by its status', (request, response) => { response.writeHead(204, { 'access-control-allow-origin': '*' }); response.end(); }, 'json-syntax', MISTAKE),
  failing('D1 a page instead', page, 'json-syntax', MISTAKE),
  failing('D1 cut off', OUT.slice(0, 60), 'json-syntax', MISTAKE),
  failing('D1 against the rules', OUT.replace('2026-01-02', '2026-02-30'), 'json-schema', MISTAKE),
  failing('D1 of a later version', '{ "version": 2 }', 'json-version', NEWER),
  { id: 'D1 not named', engines: 'all', body: at(''), expects: { code: 'src' } },
  { id: 'D1 of another scheme', engines: 'all', body: at('data:application/json,{}'), expects: { code: 'src' } },
  { id: 'D1 with a user name in its address', engines: 'all', body: at('https://user@example.com/it.json'), expects: { code: 'src' } },
];

const unreachable = [
  failing('D2 without CORS', withoutCors, 'json-network'),
  { id: 'D2 a name that is no host', engines: 'all', body: at('http://nowhere.invalid/it.json'), expects: { code: 'json-network' } },
  failing('D2 a host that hangs up', refused, 'json-network'),
  failing('D2 cut off in flight', torn, 'json-network'),
  failing('D2 a redirect to itself', redirect(({ url }) => url), 'json-network'),
  {
    id: 'D2 a redirect to another host that lets itself be read',
    engines: 'all',
    before({ world, document }) { document.answer = redirect(world.document().url.replace('127.0.0.1', 'localhost')); },
    expects: { answer: 'Yes' },
  },
  {
    id: 'D2 a redirect to another host that does not',
    engines: 'all',
    before({ world, document }) { document.answer = redirect(world.document(withoutCors).url.replace('127.0.0.1', 'localhost')); },
    expects: { code: 'json-network' },
  },
];

const large = [
  failing('D3 a little too large', `${OUT}${' '.repeat(256 * 1024)}`, 'json-size'),
  failing('D3 20 MB', 'x'.repeat(20_000_000), 'json-size'),
  failing('D3 a small file that is large once unpacked', sends(gzipSync(Buffer.alloc(100_000_000, ' ')), { 'content-encoding': 'gzip' }), 'json-size'),
  { ...failing('D3 without an end', endless, 'json-size'), then: ended },
  failing('D3 hangs after its headers', stalling, 'json-timeout'),
  {
    id: 'D3 hangs, and comes after all',
    engines: 'all',
    before({ document }) { document.answer = hanging(); },
    expects: { code: 'json-timeout' },
    async then({ page, document }) {
      document.answer.release();
      await recovered(page, { code: 'json-timeout' });
    },
  },
];

async function goingAndComing(scene) {
  scene.document.answer = status(404);
  await scene.page.playwright.clock.fastForward('26:00:00');
  await online(scene);
  await settled(scene.page, { code: 'json-http', keeps: { answer: 'Yes', day: 'As of 1 June 2026' } });
  scene.document.answer = sends(OUT);
  await online(scene);
  await recovered(scene.page, { code: 'json-http' });
}

const again = [
  {
    id: 'D5 missing, and there when the browser comes online',
    engines: 'all',
    before({ document }) { document.answer = status(503); },
    expects: { code: 'json-http' },
    async then(scene) {
      scene.document.answer = sends(OUT);
      await online(scene);
      await recovered(scene.page, { code: 'json-http' });
      assert.equal(scene.document.requests.length, 2);
    },
  },
  {
    id: 'D5 missing each time: it is said once',
    engines: 'all',
    document: status(404),
    expects: { code: 'json-http' },
    async then(scene) {
      await online(scene);
      await eventually(() => scene.document.requests.length === 2, 'it is asked for again');
      await settled(scene.page, { code: 'json-http', source: scene.host.source });
    },
  },
  {
    id: 'D5 not modified: the answer stays',
    clock: '2026-06-01T12:00:00Z',
    before({ document }) {
      document.answer = (request, response) => {
        const isKnown = request.headers['if-none-match'] === '"1"';
        response.writeHead(isKnown ? 304 : 200, { 'access-control-allow-origin': '*', etag: '"1"', 'cache-control': 'max-age=0' });
        response.end(isKnown ? undefined : OUT);
      };
    },
    expects: { answer: 'Yes' },
    async then(scene) {
      await scene.page.playwright.clock.fastForward('02:00:00');
      await online(scene);
      await eventually(() => scene.document.requests.length === 2, 'it is asked for again');
      assert.equal(scene.document.requests[1]?.headers['if-none-match'], '"1"');
      await answered(scene.page, { source: scene.host.source });
    },
  },
  {
    id: 'D5 there, then missing, then there: the answer stays with its day, and comes up to date',
    clock: '2026-06-01T12:00:00Z',
    expects: { answer: 'Yes' },
    then: goingAndComing,
  },
  {
    id: 'D5 the same of a card whose `as-of` is no day',
    clock: '2026-06-01T12:00:00Z',
    body: (scene) => `${scriptOf(scene)}<main></main>${cardOf(scene, ' as-of="soon"')}`,
    expects: { answer: 'Yes' },
    then: goingAndComing,
  },
  {
    id: 'D5 there, then hangs: the answer gets its day in time, and comes up to date',
    clock: '2026-06-01T12:00:00Z',
    expects: { answer: 'Yes' },
    async then(scene) {
      scene.document.answer = hanging();
      await scene.page.playwright.clock.fastForward('26:00:00');
      await online(scene);
      await eventually(() => scene.document.requests.length === 2, 'it is asked for again');
      await scene.page.playwright.clock.fastForward('00:10');
      await settled(scene.page, { code: 'json-timeout', keeps: { answer: 'Yes', day: 'As of 1 June 2026' } });
      scene.document.answer.release();
      await recovered(scene.page, { code: 'json-timeout' });
      assert.equal(scene.document.requests.length, 2);
    },
  },
];

export const documents = [...missing, ...unreachable, ...large, ...again];
