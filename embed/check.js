import init, { findings } from "./out-yet-check.js";

const LARGEST = 256 * 1024; // bytes of a document: of a larger one, one more is enough to know it
const END = 30_000; // ms until a request that hangs is ended
let ready; // Promise of the instance, one for all calls

/**
 * Everything that is wrong with a status document, and what a careful editor would want to know, in the words and in
 * the order of `out-yet check --format json`.
 *
 * `text` is the document, a string or bytes; `today` the day that counts as today, like `2026-06-04`; without it, the
 * reader's. The first call loads the program. A promise is rejected with a `TypeError` for a `text` of another type, a
 * `RangeError` for a `today` that is no day, and an error where the program could not be loaded; the next call tries
 * again.
 *
 *     await check('{ "version": 1, "subject": "S", "verified": "2026-02-30" }')
 *     // [{ level: 'error', path: 'launch', … }, { level: 'error', path: 'verified', line: 1, column: 45, … }]
 */
export async function check(text, { today = localDay() } = {}) {
  const document = bytesOf(text);
  ready ??= load();
  let json;
  try {
    await ready;
    json = typeof today === 'string' ? findings(document, today) : undefined;
  } catch (error) {
    // After a trap too: nothing is known of an instance then.
    ready = undefined;
    throw error;
  }
  if (json === undefined) throw new RangeError('today: expected a day, like "2026-06-04"');
  return JSON.parse(json).map(({ level, path, message, hint, line, column, end_line: endLine, end_column: endColumn }) => (
    { level, path, message, hint, line, column, endLine, endColumn }
  ));
}

async function load() {
  const address = new URL('__WASM__', import.meta.url);
  const options = { integrity: '__INTEGRITY__', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(END) };
  await init({ module_or_path: (await fetch(address, options)).arrayBuffer() });
}

/** A copy, which nobody changes while the program is loaded. */
function bytesOf(text) {
  if (typeof text === 'string') return new TextEncoder().encode(text.slice(0, LARGEST + 1));
  // Of what is no buffer there is no view.
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(text) ? text : new DataView(text);
  return new Uint8Array(buffer, byteOffset, Math.min(byteLength, LARGEST + 1)).slice();
}

function localDay() {
  const now = new Date();
  const digits = (number, width) => String(number).padStart(width, '0');
  return [digits(now.getFullYear(), 4), digits(now.getMonth() + 1, 2), digits(now.getDate(), 2)].join('-');
}
