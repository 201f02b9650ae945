// The embed builder of the reader's page: what is chosen, the snippet for each kind of place, and that it shows the card
// where it is pasted.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { HtmlRenderer, Parser } from 'commonmark';
import { cli, DIST, open, published, start } from './harness.mjs';

let world;
before(async () => { world = await start(); });
after(() => world.stop());

const CLOCK = '2026-11-25T12:00:00Z';
const DAY = '2026-11-25';
const IDS = ['gemini-omni-flash-api', 'midjourney-api', 'muse-spark-api'];
const text = (id) => readFile(new URL(`../../status/${id}.out-yet.json`, import.meta.url), 'utf8');
const OTHER = { version: 1, subject: 'Invented API', verified: '2026-11-01', launch: { date: '2026-05-01' } };

/** The builder, once there is a snippet in it, or a sentence that says why not. */
async function builder(path = '', options = {}) {
  const opened = await open(world, `${world.site}/${path}`, {
    clock: CLOCK, permissions: ['clipboard-read', 'clipboard-write'], ...options,
  });
  await opened.locator('.builder .snippets > *').first().waitFor();
  return opened;
}

/** The snippet, once it holds what is expected of it. */
async function snippet(opened, expected = /./) {
  const code = opened.locator('.snippet pre').last();
  await code.filter({ hasText: expected }).waitFor();
  return code.textContent();
}

const chosen = (opened, name) => opened.locator(`.builder [name="${name}"]`);
const target = (opened, name) => opened.locator('.targets label', { hasText: new RegExp(`^${name}$`) });
const query = (opened) => new URL(opened.url()).search;
const clipboard = (opened) => opened.evaluate(() => navigator.clipboard.readText());

/** A stranger's page with a snippet in it, once its card answers. */
async function pasted(html) {
  const opened = await open(world, world.html(html), { clock: CLOCK });
  await opened.waitForFunction(() => document.querySelector('out-yet')?.matches(':state(yes), :state(no)'));
  assert.deepEqual(opened.faults, []);
  return opened;
}

const rendered = (markdown) => new HtmlRenderer({ safe: false }).render(new Parser().parse(`An article.\n\n${markdown}\n\nIt goes on.\n`));

test('from the address of the page to a snippet for Midjourney, dark, written on 1 September 2026, in four actions', async () => {
  const opened = await builder();
  await opened.getByLabel('Subject').selectOption({ label: 'Midjourney API' });
  await opened.getByLabel('Theme').selectOption({ label: 'Dark' });
  await opened.getByLabel('Article written on').fill('2026-09-01');
  await snippet(opened, /midjourney.*written="2026-09-01"/s);
  await opened.getByRole('button', { name: 'Copy' }).click();
  await opened.locator('.snippet [role=status]', { hasText: 'Copied' }).waitFor();
  const copied = await clipboard(opened);
  assert.match(copied, /<out-yet src="[^"]*\/status\/midjourney-api\.out-yet\.json" theme="dark" written="2026-09-01">/);
  assert.match(copied, /<p lang="en-GB">As of 25 November 2026: No, the Midjourney API is not out\. /);
  const article = await pasted(copied);
  assert.match(await article.locator('out-yet [part~=card]').textContent(), /When this was written, 1 September 2026: No on day 1,512 after the launch/);
});

describe('what is chosen', () => {
  test('is what the element has to choose from', async () => {
    const opened = await builder();
    const choices = await opened.evaluate(() => customElements.get('out-yet').choices);
    for (const [name, values] of [
      ['layout', choices.layout], ['theme', choices.theme], ['loading', choices.loading], ['heading-level', choices.headingLevel], ['lang', choices.lang],
    ]) {
      const offered = await chosen(opened, name).locator('option').evaluateAll((options) => options.map((option) => option.value));
      // Languages stand by their names.
      if (name === 'lang') assert.deepEqual(offered.sort(), ['', ...values].sort());
      else assert.deepEqual(offered, ['', ...values.slice(1).map(String)], name);
    }
  });

  test('a layout and a language that come later are offered without a change here', async () => {
    const opened = await open(world, null, { clock: CLOCK });
    await opened.addInitScript(() => customElements.whenDefined('out-yet').then((element) => {
      // The program gives them to the class.
      Object.defineProperty(element, 'choices', {
        configurable: true,
        set(value) {
          value.layout.push('ribbon');
          value.lang.push('nl');
          Object.defineProperty(element, 'choices', { value });
        },
      });
    }));
    await opened.goto(`${world.site}/`);
    await opened.locator('.builder').waitFor();
    assert.deepEqual(await chosen(opened, 'layout').locator('option').allTextContents(), ['Card', 'Line', 'Badge', 'Ribbon']);
    const languages = ['Arabic', 'Chinese', 'Dutch', 'English', 'French', 'German', 'Hindi', 'Japanese', 'Portuguese', 'Spanish'];
    assert.deepEqual(await chosen(opened, 'lang').locator('option').allTextContents(), ['The page’s own', ...languages]);
  });

  test('goes to the preview, the snippet and the address; and back from there', async () => {
    const opened = await builder();
    const preview = opened.locator('.preview out-yet');
    await chosen(opened, 'theme').selectOption('light');
    await chosen(opened, 'lang').selectOption('en');
    await chosen(opened, 'heading-level').selectOption('5');
    await chosen(opened, 'loading').selectOption('eager');
    await chosen(opened, 'written').fill('2026-06-04');
    await target(opened, 'One line').click();
    const line = await snippet(opened, /data-heading-level/);
    assert.match(line, /data-lang="en" data-theme="light" data-written="2026-06-04" data-heading-level="5" data-loading="eager"><\/script><noscript><p /);
    await preview.locator('h5').waitFor();
    assert.match(await preview.locator('[part~=card]').textContent(), /When this was written, 4 June 2026: No on day 57 after the launch/);
    assert.equal(query(opened), '?theme=light&lang=en&heading-level=5&loading=eager&written=2026-06-04&for=line');
    for (const expected of [/^<script async crossorigin src="[^"]*"><\/script>\n<out-yet .*written/s, /<out-yet [^>]*loading="eager">/]) {
      await opened.goBack();
      await snippet(opened, expected);
    }
    const again = await builder(`?theme=light&lang=en&heading-level=5&loading=eager&written=2026-06-04&for=line`);
    assert.equal(await snippet(again), line);
  });

  test('by keyboard alone', async () => {
    const opened = await builder();
    await chosen(opened, 'document').focus();
    await opened.keyboard.type('Midj');
    await opened.keyboard.press('Tab');
    await opened.keyboard.press('Tab');
    assert.equal(await opened.evaluate(() => document.activeElement.name), 'theme');
    await opened.keyboard.type('Dark');
    for (let tries = 0; tries < 12 && await opened.evaluate(() => document.activeElement.name) !== 'for'; tries += 1) await opened.keyboard.press('Tab');
    await opened.keyboard.press('ArrowRight');
    await snippet(opened, /data-src="[^"]*midjourney-api\.out-yet\.json" data-theme="dark"/);
    for (let tries = 0; tries < 8 && await opened.evaluate(() => document.activeElement.textContent) !== 'Copy'; tries += 1) await opened.keyboard.press('Tab');
    await opened.keyboard.press('Enter');
    await opened.locator('.snippet [role=status]', { hasText: 'Copied' }).waitFor();
    assert.match(await clipboard(opened), /data-theme="dark"/);
  });

  test('by touch', async () => {
    const opened = await builder('', { hasTouch: true, isMobile: true, viewport: { width: 320, height: 640 } });
    await target(opened, 'Jekyll').tap();
    await snippet(opened, /^<div>/);
    await opened.getByRole('button', { name: 'Copy' }).tap();
    await opened.locator('.snippet [role=status]', { hasText: 'Copied' }).waitFor();
    assert.match(await clipboard(opened), /^<div>/);
    const { width } = await opened.evaluate(() => document.documentElement.getBoundingClientRect());
    assert.equal(await opened.evaluate(() => document.documentElement.scrollWidth), width, 'nothing is wider than the screen');
  });

  test('what an address asks for and the element does not have is as if it were not there', async () => {
    const opened = await builder('?theme=purple&layout=banner&lang=xx&for=fax&heading-level=9&written=soon');
    assert.match(await snippet(opened), /<out-yet src="[^"]*">/);
    assert.deepEqual(opened.faults, []);
  });
});

describe('the snippet', () => {
  test('has the sentence of the day, with its sources and the page', async () => {
    const opened = await builder();
    const html = await snippet(opened, /As of/);
    assert.match(html, /<p lang="en-GB">As of 25 November 2026: Yes, the Muse Spark API is out\. Public preview · expanded global access · /);
    const links = [...html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, name]) => [href, name]);
    assert.deepEqual(links, [
      ['https://research.meta.ai/blog/introducing-muse-code-and-muse-spark-1-2', 'Meta'],
      ['https://www.reuters.com/technology/meta-repeatedly-pushes-back-new-ai-model-release-developers-wsj-says-2026-06-04/', 'Reuters'],
      ['https://whbl.com/2026/06/03/meta-repeatedly-pushes-back-new-ai-model-release-for-developers-wsj-says/', 'WHBL'],
      [`${world.site}/status/muse-spark-api/`, 'Is the Muse Spark API out yet?'],
    ]);
  });

  for (const [name, kind] of [['Script tag', 'html'], ['One line', 'line'], ['With the answer in it', 'rendered'], ['Jekyll', 'jekyll']]) {
    test(`${name}: shows the card in an empty page, and through Markdown`, async () => {
      const opened = await builder('?theme=dark&written=2026-06-04');
      await target(opened, name).click();
      await opened.waitForURL((url) => url.search.includes(kind) || kind === 'html');
      const html = await snippet(opened, kind === 'rendered' ? /shadowrootmode/ : kind === 'line' ? /data-src/ : kind === 'jekyll' ? /^<div>/ : /^<script/);
      for (const article of [html, rendered(html)]) {
        const shown = await pasted(article);
        const element = shown.locator('out-yet');
        assert.equal(await element.count(), 1);
        assert.equal(await element.getAttribute('theme'), 'dark');
        assert.match(await element.locator('[part~=card]').textContent(), /^Is the Muse Spark API out yet\?TodayYes.*When this was written, 4 June 2026: No on day 57 after the launch/s);
        assert.equal(await shown.locator('body > p', { hasText: 'As of' }).count(), 0, 'the sentence is in the element');
      }
      const without = await open(world, world.html(html), { javaScriptEnabled: false });
      const element = kind === 'rendered' ? without.locator('[part~=card]') : without.locator('body');
      assert.match(await element.innerText(), /As of 25 November 2026(: |\s+)Yes/);
    });
  }

  test('Hugo: the same through the shortcode, which puts in what stands between as it is', async () => {
    const opened = await builder();
    await target(opened, 'Hugo').click();
    const article = await snippet(opened, /rawhtml/);
    const once = opened.locator('.snippet').first();
    assert.match(await once.textContent(), /layouts\/_shortcodes\/rawhtml\.html.*\{\{ \.Inner \}\}/s);
    const inner = /^\{\{< rawhtml >\}\}\n([^]*)\n\{\{< \/rawhtml >\}\}$/.exec(article)[1];
    await pasted(inner);
    await pasted(rendered(inner));
  });

  test('With the answer in it: is what `out-yet render --to html` makes, to the byte', async () => {
    for (const id of IDS) {
      for (const [options, search] of [[[], ''], [['--theme', 'dark', '--written', '2026-09-01'], '&theme=dark&written=2026-09-01']]) {
        const opened = await builder(`?document=${id}&for=rendered${search}`);
        const html = await snippet(opened, /shadowrootmode/);
        const file = await published(await text(id), DAY, `${world.site}/status/`, ...options);
        const expected = file.replaceAll('/document.out-yet.json', `/${id}.out-yet.json`).replaceAll('/status/document/', `/status/${id}/`);
        assert.equal(html, expected.trimEnd(), `${id} ${options}`);
      }
    }
  });

  test('Frame: shows the card in a frame, and the sentence beside it', async () => {
    const opened = await builder('?theme=dark&written=2026-06-04&for=frame');
    const html = await snippet(opened, /<iframe/);
    const article = await open(world, world.html(rendered(html)), { clock: CLOCK });
    await article.frameLocator('iframe').locator('[part~=answer]', { hasText: 'Yes' }).waitFor();
    const shown = await open(world, world.html(html), { clock: CLOCK });
    const frame = shown.frameLocator('iframe');
    await frame.locator('[part~=answer]').waitFor();
    assert.equal(await frame.locator('[part~=answer]').textContent(), 'Yes');
    assert.equal(await frame.locator('out-yet').getAttribute('theme'), 'dark');
    assert.match(await frame.locator('[part~=card]').textContent(), /When this was written, 4 June 2026/);
    assert.match(await shown.locator('body > p').innerText(), /^As of 25 November 2026: Yes/);
    const height = () => shown.locator('iframe').evaluate((node) => node.getBoundingClientRect().height);
    assert.match(html, /style="[^"]*color-scheme:dark"/, 'a dark frame in a light page has no corners of its own');
    await shown.waitForFunction(() => document.querySelector('iframe').style.height);
    const before = await height();
    const [, given] = /height="(\d+)"/.exec(html);
    assert.ok(given >= before && given - before < 12, `${given} px, and ${before} are needed`);
    await target(opened, 'Script tag').click();
    await opened.locator('.preview summary').click();
    await target(opened, 'Frame').click();
    assert.equal(await snippet(opened, /<iframe/), html, 'its height is that of a closed card, however the preview stands');
    await frame.locator('summary').click();
    await shown.waitForFunction((before) => document.querySelector('iframe').getBoundingClientRect().height > before + 100, before);
  });

  test('Picture: the published one, with the sentence for those who do not see it, as Markdown and as HTML', async () => {
    const opened = await builder();
    for (const [name, make] of [['Picture, Markdown', rendered], ['Picture, HTML', (html) => html], ['Picture, HTML', rendered]]) {
      await target(opened, name).click();
      const markup = await snippet(opened, name === 'Picture, HTML' ? /<img/ : /^\[!\[/);
      const shown = await open(world, world.html(make(markup)));
      const picture = shown.locator('a > img');
      assert.equal(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), true, markup);
      assert.match(await picture.getAttribute('alt'), /^As of 25 November 2026: Yes, the Muse Spark API is out\./);
      assert.equal(await shown.locator('a').getAttribute('href'), `${world.site}/status/muse-spark-api/`);
    }
  });

  test('words that mean something in HTML, Markdown, Liquid, Hugo or WordPress stay words', async () => {
    const subject = 'A <b>"]( {% endraw %}{{ site.secret }} {{% figure %}} {{< figure >}} [gallery] {1+1} & API';
    const src = world.json(JSON.stringify({ ...OTHER, subject }));
    const opened = await builder(`?document=${encodeURIComponent(src)}`);
    for (const [name, start] of [['Script tag', /^<script/], ['One line', /data-src/], ['With the answer in it', /shadowrootmode/], ['Jekyll', /^<div>/], ['Hugo', /^\{\{< rawhtml/]]) {
      await target(opened, name).click();
      const made = (await snippet(opened, start)).replace(/^\{\{< rawhtml >\}\}\n|\n\{\{< \/rawhtml >\}\}$/g, '');
      const [style = ''] = /<style>.*<\/style>/.exec(made) ?? [];
      assert.doesNotMatch(made.replace(style, ''), /[{}[\]]/, `${name}: nothing for a template to see`);
      assert.doesNotMatch(style, /\{[{%<]/);
      for (const html of [made, rendered(made)]) {
        const shown = await pasted(html);
        assert.equal(await shown.locator('out-yet [part~=question]').textContent(), `Is the ${subject} out yet?`);
      }
    }
  });

  test('a browser that does not let the page copy has the snippet selected instead', async () => {
    const opened = await builder('', { permissions: [] , before: (page) => page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    }) });
    await opened.getByRole('button', { name: 'Copy' }).click();
    await opened.locator('.snippet [role=status]', { hasText: 'Ctrl+C' }).waitFor();
    assert.equal(await opened.evaluate(() => getSelection().toString().trim()), (await snippet(opened)).trim());
  });
});

describe('how the card comes', () => {
  /** The copy on an origin of its own that is neither the article's nor the builder's, each request counted by its path. */
  function copyOf(html, body = (path) => readFile(join(DIST, path))) {
    const asked = [];
    for (const [, path] of html.matchAll(/(?:href|src)="http:\/\/127\.0\.0\.1:\d+(\/(?:v\d|status)[^"]*\.\w+)"/g)) {
      world.on(path, async (request, response) => {
        asked.push(path);
        const bytes = await body(path);
        const type = { '.js': 'text/javascript', '.wasm': 'application/wasm' }[extname(path)] ?? 'application/json';
        // As hosts are told to have them kept; the script takes the glue from the cache, once it is checked.
        const cache = path.startsWith('/v') ? 'public, max-age=31536000, immutable' : 'no-store';
        response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*', 'cache-control': cache });
        response.end(bytes);
      });
    }
    return { asked, html: html.replaceAll(world.site, world.host.replace('127.0.0.1', 'localhost')) };
  }

  test('a version for good: its bytes alone are taken, and nothing of the latest is asked for', async () => {
    const opened = await builder();
    const version = await chosen(opened, 'version').locator('option').nth(1).getAttribute('value');
    await chosen(opened, 'version').selectOption(version);
    for (const [name, start] of [['Script tag', /^<script async crossorigin integrity=/], ['One line', /data-src/], ['With the answer in it', /shadowrootmode/]]) {
      await target(opened, name).click();
      const html = await snippet(opened, start);
      assert.ok(html.includes(` src="${world.site}/v${version}/embed.js"`), html);
      const shown = await pasted(html);
      assert.ok(shown.requests.some((url) => url.includes(`/v${version}/out-yet-`)));
      assert.deepEqual(shown.requests.filter((url) => url.includes('/v1/')), []);
      const { html: tampered } = copyOf(html, async (path) => [await readFile(join(DIST, path)), path.endsWith('embed.js') ? ' ' : ''].join(''));
      const refused = await open(world, world.html(tampered), { clock: CLOCK });
      assert.equal(await refused.evaluate(() => customElements.get('out-yet')), undefined, 'a script with one more space in it does not run');
    }
  });

  test('what a script asks for again is asked for with the page, and once', async () => {
    const opened = await builder();
    await chosen(opened, 'version').selectOption({ index: 1 });
    await chosen(opened, 'preload').selectOption('early');
    for (const [name, start] of [['Script tag', /^<link.*<out-yet/s], ['One line', /^<link.*data-src/s], ['With the answer in it', /^<link.*shadowrootmode/s]]) {
      await target(opened, name).click();
      const { asked, html } = copyOf(await snippet(opened, start));
      const said = [];
      const before = (page) => page.on('console', (message) => said.push(message.text()));
      const shown = await open(world, world.html(html), { clock: CLOCK, before });
      await shown.waitForFunction(() => document.querySelector('out-yet')?.matches(':state(yes), :state(no)'));
      assert.deepEqual(said.filter((text) => /preload|integrity/i.test(text)), [], `${name}: a hint that is not as the script asks`);
      assert.deepEqual(asked.map((path) => extname(path)).sort(), ['.js', '.js', '.json', '.wasm'], name);
    }
  });

  test('each is offered only where it makes a difference', async () => {
    const opened = await builder('?preload=early&height=reserved');
    assert.doesNotMatch(await snippet(opened, /<style>/), /<link/, 'the files of the latest version change their names');
    const offered = () => opened.locator('.fields select:visible, .fields [type=number]:visible').evaluateAll((fields) => fields.map(({ name }) => name));
    const always = ['layout', 'theme', 'lang', 'heading-level', 'loading'];
    assert.deepEqual(await offered(), [...always, 'version', 'height', 'width']);
    await chosen(opened, 'version').selectOption({ index: 1 });
    assert.deepEqual(await offered(), [...always, 'version', 'preload', 'height', 'width']);
    for (const [name, start, expected] of [['One line', /data-src/, ['version', 'preload']], ['Frame', /<iframe/, []], ['Picture, HTML', /<img/, []]]) {
      await target(opened, name).click();
      assert.doesNotMatch(await snippet(opened, start), /<style>/, name);
      assert.deepEqual(await offered(), [...always, ...expected], name);
    }
  });

  test('a copy that keeps no versions offers none', async () => {
    const opened = await builder('?version=0.1.0&preload=early', { before: (page) => page.route('**/sri.json', (route) => route.fulfill({ status: 404 })) });
    assert.match(await snippet(opened), /^<script async crossorigin src="[^"]*\/v1\/embed\.js">/);
    assert.equal(await chosen(opened, 'version').isVisible(), false);
    assert.deepEqual(opened.faults, []);
  });

  test('of several versions the newest is offered, and none before its release', async () => {
    const { folders } = JSON.parse(await readFile(join(DIST, 'sri.json'), 'utf8'));
    const [own] = Object.values(folders);
    const several = Object.fromEntries(['v0.9.0', 'v1', 'v0.10.0', 'v0.2.10', 'v1.0.0-beta.1'].map((folder) => [folder, { ...own, version: folder.slice(1) }]));
    const opened = await builder('', { before: (page) => page.route('**/sri.json', (route) => route.fulfill({ json: { folders: several } })) });
    assert.deepEqual(await chosen(opened, 'version').locator('option').evaluateAll((options) => options.map(({ value }) => value)), ['', '0.10.0']);
    await chosen(opened, 'version').selectOption('0.10.0');
    await snippet(opened, /\/v0\.10\.0\/embed\.js/);
  });

  describe('the height that is reserved', () => {
    const reserved = async (search = '') => {
      const opened = await builder(`?height=reserved${search}`);
      return snippet(opened, /min-height/);
    };
    const article = (html, font) => `<style>body { max-width: 40rem; margin: 1rem auto; padding: 0 1rem; font: 1rem/1.6 ${font} }</style><p>Before.</p>${html}${'<p>After.</p>'.repeat(12)}`;
    /** A document that comes a moment after the rest, so that the page is painted before. */
    const slowly = (text, code = 200) => {
      const path = `/late-${Math.random()}.out-yet.json`;
      world.on(path, async (request, response) => {
        await new Promise((done) => { setTimeout(done, 1500); });
        response.writeHead(code, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
        response.end(text);
      });
      return world.host + path;
    };
    /** All that has moved, once the frames after the answer are through. */
    const shift = async (page) => {
      await page.waitForTimeout(500);
      return page.evaluate(() => new Promise((done) => {
        // Of a type without entries nothing is told, so the paint is asked for too.
        const observer = new PerformanceObserver((list) => done(list.getEntriesByType('layout-shift').reduce((sum, { value }) => sum + value, 0)));
        for (const type of ['layout-shift', 'paint']) observer.observe({ type, buffered: true });
      }));
    };
    const height = (page) => page.locator('out-yet').evaluate((element) => element.getBoundingClientRect().height);
    const WORDS = 200; // px: what stands in the element is lower, and any card is higher

    for (const [name, viewport] of [['a wide screen', { width: 1200, height: 900 }], ['a phone', { width: 390, height: 800 }]]) {
      test(`nothing moves when the card comes, on ${name}`, async () => {
        const html = await reserved();
        const src = slowly(await text('muse-spark-api'));
        const late = (html) => html.replaceAll(`${world.site}/status/muse-spark-api.out-yet.json`, src);
        const moved = async (html, font) => {
          const shown = await open(world, world.html(article(late(html), font)), { clock: CLOCK, viewport });
          await shown.waitForFunction(() => document.querySelector('out-yet').matches(':state(yes)'));
          return shift(shown);
        };
        const [same, other, without] = [await moved(html, 'system-ui'), await moved(html, 'serif'), await moved(html.replace(/<style>.*?<\/style>/s, ''), 'system-ui')];
        assert.ok(same < 0.002, `${same}`);
        assert.ok(other < 0.02, `in another font hardly anything: ${other}`);
        assert.ok(without > 0.05, `without it something does: ${without}`);
      });
    }

    test('leaves no hole under a card that has become lower, nor where there is none', async () => {
      const html = await reserved();
      const at = (src) => html.replaceAll(`${world.site}/status/muse-spark-api.out-yet.json`, src);
      const shown = await open(world, world.html(at(world.json(JSON.stringify(OTHER)))), { clock: CLOCK });
      await shown.waitForFunction(() => document.querySelector('out-yet').matches(':state(no)'));
      assert.equal(await height(shown), await shown.locator('[part~=card]').evaluate((card) => card.getBoundingClientRect().height));

      const failed = await open(world, world.html(at(world.json('{}', {}, 404))), { clock: CLOCK });
      await failed.locator('out-yet [part~=error]').waitFor();
      assert.ok(await height(failed) < WORDS);

      const blocked = await open(world, world.html(html.replace('/v1/embed.js', '/v1/none.js')), { clock: CLOCK });
      assert.ok(await height(blocked) > WORDS);
      await blocked.evaluate(() => { for (const animation of document.getAnimations()) animation.currentTime = 11_000; });
      assert.ok(await height(blocked) < WORDS, 'it is not waited for any longer');

      const without = await open(world, world.html(html), { javaScriptEnabled: false });
      assert.ok(await without.locator('out-yet').evaluate((element) => element.getBoundingClientRect().height) < WORDS);
    });

    test('is that of the article’s width, and grows with its letters', async () => {
      const html = await reserved('&width=400');
      const [narrow, wide] = [html, await reserved('&width=900')].map((html) => Number(/min-height: ([\d.]+)em/.exec(html)[1]));
      assert.ok(narrow > wide + 3, `${narrow}, ${wide}`);
      const large = await open(world, world.html(`<style>body { width: 500px; font-size: 20px }</style>${html.replace('/v1/', '/none/')}`), { clock: CLOCK });
      assert.equal(Math.round(await height(large)), Math.round(narrow * 20));
    });

    test('is found by any address that a document may have', async () => {
      const src = `${world.json(JSON.stringify(OTHER))}?a={{b}}&c=[d]"</style>\\é 'x`;
      const html = await reserved(`&document=${encodeURIComponent(src)}`);
      const [style] = /<style>.*<\/style>/s.exec(html);
      assert.doesNotMatch(style, /\{[{%<]|[é]/);
      for (const form of [html, rendered(html)]) {
        const shown = await open(world, world.html(form.replace('/v1/', '/none/')), { clock: CLOCK });
        assert.ok(await height(shown) > WORDS, form);
      }
    });
  });
});

describe('in running text', () => {
  const LINE = 'The Muse Spark API has been out since 9 July 2026, 92 days after Muse Spark launched';
  const AS_OF = 'As of 25 November 2026: ';
  const SAID = { line: LINE, badge: 'Muse Spark API Yes, since 9 July 2026' };
  const texts = (opened) => opened.locator('.snippet pre').allTextContents();
  /** An article with the last part of a snippet in a sentence, and the others before it, as Markdown and as HTML. */
  const articles = (parts) => {
    const [sentence, ...others] = parts.filter((text) => text !== '{{ .Inner }}').reverse().map((text) => text.replaceAll(/\{\{< \/?rawhtml >\}\}/g, ''));
    const markdown = `${others.join('\n\n')}\n\nWe asked. ${sentence}. And so on.`;
    return [markdown.replace(/We asked.*/s, '<p>$&</p>'), rendered(markdown)];
  };
  const paragraph = (page) => page.locator('p', { hasText: 'We asked' });

  for (const [layout, said] of Object.entries(SAID)) {
    for (const kind of ['html', 'line', 'rendered', 'hugo', 'jekyll']) {
      test(`a ${layout} goes into a sentence, ${kind}`, async () => {
        const opened = await builder(`?layout=${layout}&written=2026-06-04&heading-level=4&height=reserved&for=${kind}`);
        const last = await snippet(opened, /layout/);
        assert.doesNotMatch(last, /\n/, 'it is one line');
        assert.doesNotMatch(/<(?:out-yet|script) [^>]*layout[^>]*>/.exec(last)[0], /written|heading-level/, 'what makes no difference in it is left out');
        const parts = await texts(opened);
        assert.doesNotMatch(parts.join(), /min-height/);
        for (const article of articles(parts)) {
          const shown = await pasted(article);
          const text = shown.locator(`p > out-yet [part~=${layout}]`);
          assert.equal(await text.textContent(), said);
          const height = await paragraph(shown).evaluate((node) => node.getBoundingClientRect().height);
          assert.ok(height < 60, `it is in the line of the words around it: ${height} px`);
          const without = await open(world, world.html(article), { javaScriptEnabled: false });
          const shadow = without.locator(`out-yet [part~=${layout}]`);
          const dated = { line: AS_OF + LINE, badge: `Muse Spark API ${AS_OF}Yes, since 9 July 2026` };
          if (kind === 'rendered') assert.equal(await shadow.textContent(), dated[layout]);
          else assert.equal(await paragraph(without).innerText(), `We asked. ${AS_OF}${LINE}. And so on.`);
        }
      });
    }
  }

  test('is previewed in a sentence, and what makes no difference there is not offered', async () => {
    const opened = await builder();
    const around = opened.locator('.preview > span:visible');
    const offered = () => opened.locator('.fields :is(select, input):visible').evaluateAll((fields) => fields.map(({ name }) => name));
    assert.equal(await around.count(), 0);
    await chosen(opened, 'layout').selectOption('line');
    await opened.locator('.preview [part~=line]').waitFor();
    assert.equal(await around.count(), 2);
    await snippet(opened, /layout="line"/);
    assert.deepEqual(await offered(), ['layout', 'theme', 'lang', 'loading', 'version']);
    assert.equal(await opened.locator('.preview out-yet').evaluate((card) => card.getClientRects().length > 0 && getComputedStyle(card).display), 'inline');
    await chosen(opened, 'layout').selectOption('');
    await opened.locator('.preview [part~=card]').waitFor();
    assert.equal(await around.count(), 0);
    assert.deepEqual(await offered(), ['layout', 'theme', 'lang', 'written', 'heading-level', 'loading', 'version', 'height']);
  });

  test('what links to the details leads to the page of the document, or else to that of this copy, or to the document', async () => {
    const own = { ...OTHER, page: 'https://example.com/?a=1&b=2' };
    for (const [search, expected] of [
      ['', `${world.site}/status/muse-spark-api/`],
      [`&document=${encodeURIComponent(world.json(JSON.stringify(own)))}`, 'https://example.com/?a=1&amp;b=2'],
    ]) {
      const opened = await builder(`?layout=line${search}`);
      assert.equal(/<a href="([^"]*)"/.exec(await snippet(opened, /layout/))[1], expected);
    }
    const src = world.json(JSON.stringify(OTHER));
    const opened = await builder(`?layout=line&document=${encodeURIComponent(src)}`);
    assert.ok((await snippet(opened, /layout/)).includes(`<a href="${src}">`));
  });

  test('a frame has the whole card, and says so', async () => {
    const opened = await builder('?layout=badge&for=frame');
    const html = await snippet(opened, /<iframe/);
    assert.doesNotMatch(html, /layout/);
    assert.match(html, /<p lang="en-GB">As of/);
    assert.match(await opened.locator('.about').textContent(), /so the whole card is in it/);
    await opened.locator('.preview [part~=card]').waitFor();
    await target(opened, 'Script tag').click();
    await snippet(opened, /layout="badge"/);
  });

  test('a picture of a badge is the published one, and of a line there is a sentence', async () => {
    for (const [kind, make] of [['markdown', rendered], ['picture', (html) => html]]) {
      const badge = await builder(`?layout=badge&for=${kind}`);
      const shown = await open(world, world.html(make(await snippet(badge, /badge\.svg/))));
      assert.equal(await shown.locator('a > img').evaluate((image) => image.complete && image.naturalHeight), 20, 'it is as large as it is');
      const line = await builder(`?layout=line&for=${kind}`);
      const sentence = await open(world, world.html(`<p>${make(await snippet(line)).replaceAll(/^.*<p>An article\.<\/p>|<p>It goes on\.<\/p>/gs, '')}</p>`));
      assert.equal((await sentence.locator('body').innerText()).trim(), AS_OF + LINE);
      assert.equal(await sentence.locator('a').getAttribute('href'), `${world.site}/status/muse-spark-api/`);
      await line.locator('.snippets .none', { hasText: 'no picture of a sentence' }).waitFor();
    }
  });

  test('hints stand apart from the sentence too', async () => {
    const opened = await builder('?layout=line&version=0.1.0&preload=early');
    await snippet(opened, /layout="line"/);
    const [once, sentence] = await texts(opened);
    assert.match(once, /^<link[^]*<script async crossorigin integrity=[^]*<\/script>$/);
    assert.match(sentence, /^<out-yet [^\n]*<\/out-yet>$/);
    const shown = await pasted(`${once}<p>${sentence}.</p>`);
    assert.deepEqual(shown.warnings, []);
  });
});

describe('in a language', () => {
  test('the snippet asks for it, and its sentence is in it', async () => {
    const opened = await builder();
    await opened.getByLabel('Language').selectOption({ label: 'German' });
    const html = await snippet(opened, /lang="de"/);
    assert.match(html, /<out-yet src="[^"]*" lang="de">\n {2}<p lang="de">Stand 25\. November 2026: Ja, Muse Spark API ist verfügbar\. /);
    assert.match(html, /<a href="[^"]*">Muse Spark API: schon verfügbar\?<\/a>/);
    await opened.locator('.preview [part~=answer]', { hasText: 'Ja' }).waitFor();
    assert.equal(query(opened), '?lang=de');
    const shown = await pasted(html);
    await shown.locator('[part~=answer]', { hasText: 'Ja' }).waitFor();
    await chosen(opened, 'layout').selectOption('line');
    assert.match(await snippet(opened, /layout="line"/), / layout="line" lang="de"><span lang="de">Stand 25\. November 2026: Muse Spark API <a href="[^"]*">ist /);
    await opened.getByLabel('Language').selectOption('');
    assert.doesNotMatch(await snippet(opened, /<span lang="en-GB">/), /lang="de"/);
  });

  test('its file is asked for with the page, and once', async () => {
    const opened = await builder('?lang=ja&version=0.1.0&preload=early');
    const html = await snippet(opened, /<link[^]*lang="ja"/);
    assert.equal(html.match(/<link /g).length, 4);
    assert.match(html, /<link rel="preload" as="fetch" crossorigin referrerpolicy="no-referrer" href="[^"]*\/v0\.1\.0\/out-yet-ja-\w+\.txt">/);
    const said = [];
    const shown = await open(world, world.html(html), { clock: CLOCK, before: (page) => page.on('console', (message) => said.push(message.text())) });
    await shown.locator('[part~=answer]', { hasText: 'はい' }).waitFor();
    assert.equal(shown.requests.filter((url) => url.endsWith('.txt')).length, 1);
    assert.deepEqual(said.filter((text) => /preload|integrity/i.test(text)), []);
    await chosen(opened, 'lang').selectOption('en');
    assert.doesNotMatch(await snippet(opened, /lang="en"/), /\.txt/, 'English comes with the rest');
  });

  test('what cannot be had is English in the snippet too', async () => {
    const opened = await builder('?lang=fr', { before: (page) => page.route('**/out-yet-fr-*.txt', (route) => route.abort()) });
    assert.match(await snippet(opened, /lang="fr"/), /<p lang="en-GB">As of 25 November 2026: Yes/);
  });

  test('layouts and languages with the answer in them are what `out-yet render --to html` makes, to the byte', async () => {
    for (const options of [['--lang', 'ar'], ['--layout', 'line'], ['--layout', 'badge', '--theme', 'dark'], ['--layout', 'line', '--lang', 'ja']]) {
      const search = options.map((option, index) => (index % 2 ? `=${option}` : option.replace('--', '&'))).join('');
      const opened = await builder(`?for=rendered${search}`);
      await snippet(opened, /shadowrootmode/);
      const html = (await opened.locator('.snippet pre').allTextContents()).join('\n');
      const file = await published(await text('muse-spark-api'), DAY, `${world.site}/status/`, ...options);
      const expected = file.replaceAll('/document.out-yet.json', '/muse-spark-api.out-yet.json').replaceAll('/status/document/', '/status/muse-spark-api/');
      const at = [...html].findIndex((character, index) => character !== expected[index]);
      assert.equal(html, expected.trimEnd(), `${options}: ${html.slice(at - 60, at + 60)} | ${expected.slice(at - 60, at + 60)}`);
    }
  });
});

describe('another document', () => {
  const give = async (src, options) => {
    const opened = await builder('', options);
    await chosen(opened, 'document').selectOption('other');
    await chosen(opened, 'address').fill(src);
    return opened;
  };
  const findings = (opened) => opened.locator('.findings');

  test('is shown, and its snippet names it', async () => {
    const src = world.json(JSON.stringify(OTHER));
    const opened = await give(src);
    await opened.locator('.preview [part~=question]', { hasText: 'Invented' }).waitFor();
    const html = await snippet(opened, /Invented/);
    assert.ok(html.includes(`<out-yet src="${src}">`), html);
    assert.ok(html.includes(`<a href="${src}">Is the Invented API out yet?</a>`), html);
    assert.equal(new URLSearchParams(query(opened)).get('document'), src);
    await target(opened, 'Picture, Markdown').click();
    await opened.locator('.snippets .none', { hasText: 'out-yet publish' }).waitFor();
  });

  test('its problems are those that `out-yet check` says', async () => {
    const document = JSON.stringify({ ...OTHER, launch: { date: '2026-02-30' }, promises: [{ said: '2026-06-03', qoute: 'soon' }] }, null, 2);
    const said = await cli(document, 'check', '-', '--format', 'json', '--on', DAY).catch((error) => error.stdout);
    const expected = said.trim().split('\n').map((line) => JSON.parse(line));
    assert.ok(expected.length > 2);
    const opened = await give(world.json(document));
    await findings(opened).locator('li').first().waitFor();
    const shown = await findings(opened).locator('li').allInnerTexts();
    assert.equal(shown.length, expected.length);
    for (const [index, { level, path, message, hint, line, column }] of expected.entries()) {
      const words = [level, `line ${line}, column ${column}`, path, message, ...hint ? [hint] : []];
      for (const word of words) assert.ok(shown[index].toLowerCase().includes(word.toLowerCase()), `${shown[index]}\n${word}`);
    }
    await opened.locator('.snippets .none').waitFor();
  });

  test('the snippet of one is not given for another that is still awaited', async () => {
    const slow = '/slow.out-yet.json';
    world.on(slow, async (request, response) => {
      await new Promise((done) => { setTimeout(done, 2000); });
      response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
      response.end(JSON.stringify({ ...OTHER, subject: 'Slow API' }));
    });
    const opened = await give(world.json(JSON.stringify(OTHER)));
    await snippet(opened, /Invented/);
    await chosen(opened, 'address').fill(world.host + slow);
    await opened.locator('.snippets .none', { hasText: 'Asking for the document' }).waitFor();
    assert.equal(await opened.getByRole('button', { name: 'Copy' }).count(), 0);
    await snippet(opened, /Slow API/);
  });

  test('no host is asked for half an address', async () => {
    const src = world.json(JSON.stringify(OTHER));
    const opened = await builder();
    await chosen(opened, 'document').selectOption('other');
    const before = opened.requests.length;
    await chosen(opened, 'address').pressSequentially(src);
    await opened.clock.runFor(1000);
    await snippet(opened, /Invented/);
    const asked = new Set(opened.requests.slice(before).filter((url) => url.startsWith(world.host)));
    assert.deepEqual([...asked], [src]);
  });

  test('where `check` cannot be had, that is said', async () => {
    const src = world.json(JSON.stringify(OTHER));
    const opened = await give(src, { before: (page) => page.route('**/v1/out-yet-check-*.wasm', (route) => route.abort()) });
    await findings(opened).locator('.refused', { hasText: 'could not be found out just now' }).waitFor();
    await snippet(opened, /Invented/);
    assert.deepEqual(opened.faults, []);
  });

  test('a host that sends no CORS header is told from one that is not there', async () => {
    const silent = '/silent.out-yet.json';
    world.on(silent, (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(OTHER));
    });
    const opened = await give(world.host + silent);
    await findings(opened).locator('.refused', { hasText: 'Access-Control-Allow-Origin: *' }).waitFor();
    await chosen(opened, 'address').fill('http://127.0.0.1:9/x.out-yet.json');
    await findings(opened).locator('.refused', { hasText: 'no answer from this host' }).waitFor();
    await chosen(opened, 'address').fill(world.json('{}', {}, 404));
    await findings(opened).locator('.refused', { hasText: 'HTTP 404' }).waitFor();
    await chosen(opened, 'address').fill('not an address');
    await opened.locator('.snippets .none', { hasText: 'address' }).waitFor();
    assert.equal(await findings(opened).innerText(), '');
    assert.deepEqual(opened.faults, []);
  });
});

test('in forced colours it is seen what is chosen', async () => {
  const opened = await builder('', { forcedColors: 'active' });
  const grounds = await opened.locator('.targets span').evaluateAll((names) => names.map((name) => getComputedStyle(name).backgroundColor));
  assert.equal(grounds.filter((ground) => ground === grounds[0]).length, 1);
});

describe('axe', () => {
  const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const [name, options] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['320 px', { viewport: { width: 320, height: 640 } }],
    ['forced colours', { forcedColors: 'active' }],
  ]) {
    test(`finds nothing on the page with a mistaken document in the builder, ${name}`, async () => {
      const src = world.json(JSON.stringify({ ...OTHER, launch: { date: '2026-02-30' } }));
      const opened = await builder(`?on=2026-06-04&document=${encodeURIComponent(src)}&for=hugo`, options);
      await opened.locator('.findings li').first().waitFor();
      await opened.evaluate(await axe);
      const { violations } = await opened.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    });
  }
});
