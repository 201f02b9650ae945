// The three engines that the matrix runs in, each behind the same few words.
//
// An engine is `{ name, launch({ zone }) }`; what it launches has `page({ zone })` and `close()`. `zone` is the reader’s time
// zone, by default Berlin’s; Chromium also takes `args`, and Firefox `preferences`; of Firefox, `hasStopped` tells that it
// makes no windows any more, and everything it does has failed. A page has the engine’s `name`, and
//
// - `goto(url)`, until the page’s `load`, or `goto(url, { until: 'commit' })`, only until it has begun;
// - `evaluate(functionOrText, ...values)`, which waits for a promise; values and result are JSON;
// - `until(functionOrText, ...values)`, which asks the same until it is something, for ten seconds at most;
// - `reload()`, `back()`, `forward()`, `resize(width, height)` and `close()`;
// - where the engine can, `offline(isOffline)` and `screenshot()`; in Chromium, `playwright`, its page of Playwright.
//
// Every page has storage, cookies and a cache of its own.

import { chromium } from './engines/chromium.mjs';
import { firefox } from './engines/firefox.mjs';
import { webkit } from './engines/webkit.mjs';

export { chromium, firefox, webkit };

/** Those that are there: `cargo xtask test` finds them, and says which are not. */
export const engines = [chromium, firefox, webkit].filter(({ program }) => program);
