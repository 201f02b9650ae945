// Firefox, by Puppeteer over WebDriver BiDi.

import puppeteer from 'puppeteer-core';
import { call, leave, travel, until } from './evaluate.mjs';

const program = process.env.OUT_YET_FIREFOX;
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
    return {
      version: await browser.version(),
      page: (options) => open(browser, options?.zone ?? zone),
      close: () => browser.close(),
    };
  },
};

let last = Promise.resolve();

/** One after the other: Firefox does not make a window while it closes another. */
const inTurn = (work) => {
  last = last.catch(() => {}).then(work);
  return last;
};

async function open(browser, zone) {
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
