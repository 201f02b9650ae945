// Chromium, by Playwright.

import { chromium as browserType } from 'playwright-core';
import { call, travel, until } from './evaluate.mjs';

const program = process.env.OUT_YET_CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const chromium = {
  name: 'Chromium',
  program,
  async launch({ zone = 'Europe/Berlin', args = [] } = {}) {
    const browser = await browserType.launch({
      executablePath: program,
      args: [...ARGUMENTS, ...args],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    return {
      version: browser.version(),
      page: (options) => open(browser, { ...options, zone: options?.zone ?? zone }),
      close: () => browser.close(),
    };
  },
};

async function open(browser, { zone, javaScript = true }) {
  const context = await browser.newContext({ timezoneId: zone, locale: 'en-GB', javaScriptEnabled: javaScript });
  const page = await context.newPage();
  const self = {
    name: chromium.name,
    playwright: page, // for rows that only Chromium can do
    goto: (url, { until = 'load' } = {}) => page.goto(url, { waitUntil: until }),
    evaluate: (work, ...values) => page.evaluate(call(work, values)),
    until: (work, ...values) => until(self, work, ...values),
    reload: () => travel(self, 0),
    back: () => travel(self, -1),
    forward: () => travel(self, 1),
    offline: (isOffline) => context.setOffline(isOffline),
    screenshot: () => page.screenshot(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    close: () => context.close(),
  };
  return self;
}
