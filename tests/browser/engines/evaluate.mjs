// What all engines do alike.

/** The text of an expression that calls it. */
export const call = (work, values) => (typeof work === 'function' ? `(${work})(...${JSON.stringify(values)})` : work);

const PAUSE = 50; // ms
const LONGEST = 10_000; // ms
const LOADS = 30_000; // ms that a page may take

/** Evaluates until the result is something. */
export async function until(page, work, ...values) {
  const end = Date.now() + LONGEST;
  for (;;) {
    const result = await page.evaluate(work, ...values);
    if (result) return result;
    if (Date.now() > end) throw new Error(`${page.name}: waited in vain for ${call(work, values)}`);
    await new Promise((next) => { setTimeout(next, PAUSE); });
  }
}

let count = 0;

/** Goes through the history. */
export const travel = (page, steps, options) => leave(page, (steps) => history.go(steps), steps, options);

/**
 * Has the page go elsewhere, and waits until another document has begun, or is loaded. Drivers of their own wait in vain for
 * the `load` of one that comes out of the back/forward cache.
 */
export async function leave(page, go, value, { until: state = 'load' } = {}) {
  const mark = count += 1;
  await page.evaluate(`(() => {
    Object.defineProperty(document, 'webdriver-left', { value: ${mark}, configurable: true });
    setTimeout(() => (${go})(${JSON.stringify(value)}));
  })()`);
  const isThere = (mark, isLoaded) => document['webdriver-left'] !== mark && (!isLoaded || document.readyState === 'complete');
  for (const end = Date.now() + LOADS; !await page.evaluate(isThere, mark, state === 'load').catch(() => false);) {
    if (Date.now() > end) throw new Error(`${page.name}: ${value} did not load`);
    await new Promise((next) => { setTimeout(next, PAUSE); });
  }
}
