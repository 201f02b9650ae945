// H1: what a page’s style sheet says of everything must not reach into a card.

import assert from 'node:assert/strict';
import { answered } from '../invariants.mjs';
import { cardOf, scriptOf } from './row.mjs';

/**
 * The page’s sheet goes, and the card may not look otherwise than with it: each thing in it has the place, size and text that
 * it had, but for what `changes` says. `size` is by how much its letters are smaller.
 */
const SHEETS = {
  'all: revert': { css: '* { all: revert !important }' },
  'all: unset': { css: 'body *, body *::before, body *::after { all: unset !important }' },
  'display: none': { css: '* { display: none !important } html, body, main { display: block !important } out-yet { display: none !important }' },
  'invisible': { css: 'out-yet, out-yet * { visibility: hidden !important; opacity: 0 !important } body { visibility: hidden }' },
  'every letter otherwise': {
    css: `* { text-transform: uppercase !important; letter-spacing: 0.5em !important; word-spacing: 2em !important; font-variant: small-caps !important;
      font-style: italic !important; font-weight: 900 !important; text-shadow: 0 0 9px red !important; font-feature-settings: "smcp" !important }`,
  },
  'every line otherwise': {
    css: `* { line-height: 5 !important; text-indent: 5em !important; text-align: right !important; text-align-last: center !important; white-space: pre !important;
      word-break: break-all !important; hyphens: auto !important; text-decoration: line-through !important }`,
  },
  'transparent letters': { css: '* { color: transparent !important; -webkit-text-fill-color: transparent !important; background: #000 !important }' },
  'not to be touched': { css: '* { pointer-events: none !important; cursor: none !important; user-select: none !important }' },
  'root 62.5 %': { css: 'html { font-size: 62.5% } body { font-size: 1.6rem }' },
  'tiny root': { css: 'html { font-size: 62.5% }', size: 0.625 },
  'right to left': { css: 'html { direction: rtl } * { direction: rtl !important }', mirrored: true },
  'every link, paragraph and heading': {
    css: `a { display: block !important; padding: 2em !important; color: #fff !important; background: #fff !important; pointer-events: none }
      p, h2, h3, ul, li, time, strong, summary, details, blockquote, figure, svg, table, div { display: none !important; margin: 9em !important; font-size: 3em !important }`,
  },
  'the names that a card has': {
    css: '.card, .question, .answer, .qualifier, .counter, .footer, .error, .yes, .no, [class], [part] { display: none !important; content: "No" }',
  },
  'a reset': { css: '*, *::before, *::after { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline; box-sizing: border-box; list-style: none; quotes: none }' },
  'nothing that is not defined': { css: ':not(:defined) { display: none !important }' },
  'everything moves': { css: '*, *::before, *::after { transition: all 3s !important; animation: spin 1s infinite !important } @keyframes spin { to { color: red } }' },
};

/** What a reader sees of a card whose history is open. Places are those in it. */
const seen = () => {
  const card = document.querySelector('out-yet');
  const { shadowRoot } = card;
  shadowRoot.querySelector('details').open = true;
  const frame = card.getBoundingClientRect();
  const things = [...shadowRoot.querySelectorAll('.card, .card *')].map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return {
      name: `${node.localName}.${node.getAttribute('class') ?? ''}`,
      box: [x - frame.x, y - frame.y, width, height],
      style: ['display', 'visibility', 'opacity', 'color', 'backgroundColor', 'fontWeight', 'fontStyle', 'textTransform', 'textShadow', 'textDecorationLine', 'webkitTextFillColor', 'fontVariantCaps', 'whiteSpace']
        .map((name) => `${name}: ${style[name]}`).join('; '),
    };
  });
  card.scrollIntoView();
  const range = document.createRange();
  range.selectNodeContents(shadowRoot.querySelector('.answer'));
  const { x, y, width, height } = range.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  let opacity = 1;
  for (let node = card; node; node = node.parentElement) opacity *= getComputedStyle(node).opacity;
  window.scrollTo(0, 0);
  return { things, width: frame.width, hit: hit?.localName, opacity, answer: [width, height] };
};

const row = ([name, { css, size = 1, mirrored = false }]) => ({
  id: `H1 ${name}`,
  engines: 'all',
  head: `<style>${css}</style>`,
  body: (scene) => `${scriptOf(scene)}<main style="display: block !important; width: 640px !important">${cardOf(scene)}</main>`,
  async run({ page, host }) {
    await page.resize(800, 900);
    await page.goto(host.url);
    const time = await answered(page, { source: host.source });
    const hostile = await page.evaluate(seen);
    await page.evaluate(() => { document.styleSheets[0].disabled = true; });
    const plain = await page.evaluate(seen);

    assert.equal(hostile.hit, 'out-yet', 'the answer can be pointed at');
    assert.equal(hostile.things.length, plain.things.length);
    assert.equal(hostile.opacity, 1, 'nothing around it is see-through');
    const isNear = (one, other) => Math.abs(one - other) <= 1;
    const isSame = ([x, y, width, height], [xOther, yOther, widthOther, heightOther]) => (
      [isNear(y, yOther), isNear(width, widthOther), isNear(height, heightOther), mirrored || isNear(x, xOther)].every(Boolean)
    );
    for (const [index, { name, box, style }] of hostile.things.entries()) {
      const other = plain.things[index];
      assert.equal(style, other.style, name);
      if (size === 1) assert.ok(isSame(box, other.box), `${name} is at ${box}, and was at ${other.box}`);
    }
    if (size !== 1) assert.ok(isNear(hostile.answer[1], plain.answer[1] * size), `${hostile.answer} of ${plain.answer}`);
    return `Yes ${time} ms`;
  },
});

/** Ways of laying out a page in which things are as wide as what is in them; in a card that has no width of its own. */
const LAYOUTS = {
  'in a row': 'display: flex; gap: 1em',
  'in a centred column': 'display: flex; flex-direction: column; align-items: center',
  'in a grid': 'display: grid; justify-items: start',
  'floating': 'float: left',
  'shrunk': 'display: inline-block',
  'in a table': 'display: table',
  'in a narrow row': 'display: flex; width: 280px',
  'in columns': 'columns: 2',
};

const laidOut = ([name, css]) => ({
  id: `H1 ${name}`,
  engines: 'all',
  body: (scene) => `${scriptOf(scene)}<main style="${css}"><p>Words.</p>${cardOf(scene)}</main>`,
  async run({ page, host }) {
    await page.resize(800, 900);
    await page.goto(host.url);
    const time = await answered(page, { source: host.source });
    const { left, right, width } = await page.evaluate(() => document.querySelector('out-yet').getBoundingClientRect().toJSON());
    assert.ok(width >= 200, `it is ${width} px wide`);
    assert.ok(left >= 0 && right <= 800, `it is on the page, from ${left} to ${right}`);
    return `Yes ${time} ms`;
  },
});

export const hostileStyles = [...Object.entries(SHEETS).map(row), ...Object.entries(LAYOUTS).map(laidOut)];
