// What is wrong with a document at an address, for its author: whether it can be read at all, whether by other sites, and
// what `out-yet check` would say.

import { build, capital } from './build.js';
import { today } from './days.js';

const LARGEST = 256 * 1024; // bytes of a document; check says of one that has more that it has
const PATIENCE = 9_000; // ms

/** `{ findings, refused }`: what `check` says, and why no other site may read it. */
export async function inspect(src, { check: isChecked }) {
  if (new URL(src).username) return { refused: 'An address with a user name in it is refused: it would be in every article.' };
  let response;
  try {
    response = await get(src);
  } catch (error) {
    return { refused: error.name === 'TimeoutError' ? SLOW : await reason(src) };
  }
  if (!response.ok) return { refused: `The host answers with an error: HTTP ${response.status}.` };
  const isOurs = new URL(src).origin === location.origin;
  const refused = isOurs && !response.headers.get('access-control-allow-origin') ? NO_CORS : undefined;
  if (!isChecked) return { refused };
  try {
    const [{ check }, bytes] = await Promise.all([import('../v1/check.mjs'), read(response)]);
    return { refused, findings: await check(bytes, { today: today() }) };
  } catch (error) {
    return { refused: refused ?? `What “out-yet check” would say could not be found out just now: ${error.message}.` };
  }
}

const NO_CORS = 'The host lets no other site read it: it sends no Access-Control-Allow-Origin header. Have it send '
  + '“Access-Control-Allow-Origin: *” with the document, or put the document on a host that does, such as GitHub Pages. '
  + 'A host may also answer so where there is nothing at the address.';

const SLOW = `The host did not answer within ${PATIENCE / 1000} seconds. Until it does, a card says that it could not check.`;

const get = (src, options) => fetch(src, {
  credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(PATIENCE), ...options,
});

/** Why a request came to nothing. The browser does not tell; an answer that may not be read shows that there is a host. */
async function reason(src) {
  if (location.protocol === 'https:' && src.startsWith('http:')) {
    return 'The document is at an http address, which no page at an https address may read. Give its https address.';
  }
  try {
    await get(src, { mode: 'no-cors' });
    return NO_CORS;
  } catch {
    return 'There is no answer from this host. Is the address right?';
  }
}

/** No more of a body than a document may have, and a byte that tells that there is more. */
async function read(response) {
  const chunks = [];
  let size = 0;
  const reader = response.body.getReader();
  while (size <= LARGEST) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  reader.cancel();
  return new Uint8Array(await new Blob(chunks).arrayBuffer()).slice(0, LARGEST + 1);
}

/** The same as elements of the page. */
export function problems({ refused, findings = [] }) {
  const count = (level, one) => {
    const number = findings.filter((finding) => finding.level === level).length;
    return number ? `${number} ${one}${number > 1 ? 's' : ''}` : `no ${one}s`;
  };
  const finding = ({ level, path, message, hint, line, column }) => build('li', { class: level },
    build('p', {}, build('b', {}, capital(level)), ` line ${line}, column ${column} `, path && build('code', {}, path)),
    build('p', {}, message),
    hint && build('p', { class: 'hint' }, hint));
  return [
    refused && build('p', { class: 'refused' }, refused),
    findings.length > 0 && build('p', {}, `What “out-yet check” says: ${count('error', 'error')}, ${count('warning', 'warning')}.`),
    findings.length > 0 && build('ol', {}, ...findings.map(finding)),
  ].filter(Boolean);
}
