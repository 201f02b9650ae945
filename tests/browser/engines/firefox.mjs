// Firefox, by Puppeteer over WebDriver BiDi.

import puppeteer from 'puppeteer-core';
import { call, leave, travel, until } from './evaluate.mjs';

const program = process.env.OUT_YET_FIREFOX;
const PATIENCE = 20_000; // ms in which it makes or closes a window, or else has stopped for good
const PREFERENCES = {
  'intl.accept_languages': 'en-GB, en',
};

export const firefox = {
  name: 'Firefox',
  program,
  async launch({ zone = 'Europe/Berlin', preferences = {} } = {}) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: program,
      headless: true,
      extraPrefsFirefox: { ...PREFERENCES, ...preferences },
      env: { ...process.env, TZ: zone },
    });
    let hasStopped = false;
    let last = Promise.resolve();
    /** One after the other: Firefox does not make a window while it closes another. What waits for one in vain ends all. */
    const inTurn = (work) => {
      last = last.catch(() => {}).then(() => new Promise((done, fail) => {
        const timer = setTimeout(() => {
          hasStopped = true;
          browser.process().kill('SIGKILL');
          fail(new Error('Firefox has stopped'));
        }, PATIENCE);
        work().then(done, fail).finally(() => clearTimeout(timer));
      }));
      return last;
    };
    return {
      version: await browser.version(),
      get hasStopped() { return hasStopped; },
      page: (options) => open(browser, inTurn, options?.zone ?? zone),
      close: () => browser.close(),
    };
  },
};

async function open(browser, inTurn, zone) {
  const [context, page] = await inTurn(async () => {
    const context = await browser.createBrowserContext();
    return [context, await context.newPage()];
  });
  await page.emulateTimezone(zone);
  const self = {
    name: firefox.name,
    goto: (url, options) => leave(self, (url) => location.assign(url), url, options),
    evaluate: (work, ...values) => page.evaluate(call(work, values)),
    until: (work, ...values) => until(self, work, ...values),
    reload: () => travel(self, 0),
    back: () => travel(self, -1),
    forward: () => travel(self, 1),
    offline: (isOffline) => page.setOfflineMode(isOffline),
    screenshot: () => page.screenshot(),
    resize: (width, height) => page.setViewport({ width, height }),
    close: () => inTurn(() => context.close()),
  };
  return self;
}
