// Pages that show states of the card as the gallery does, in fonts that are the same on every machine.

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { open } from './harness.mjs';

const PACKAGES = new URL('../../node_modules/@fontsource-variable/', import.meta.url);
const FONTS = {
  inter: ['index', 'wght-italic'],
  'source-serif-4': ['index', 'wght-italic'],
  'jetbrains-mono': ['index'],
  nunito: ['index'],
  'noto-sans-jp': ['index'],
  'noto-sans-sc': ['index'],
  'noto-sans-arabic': ['index'],
  'noto-sans-devanagari': ['index'],
};
const SHEETS = Object.entries(FONTS).flatMap(([name, sheets]) => sheets.map((sheet) => `${name}/${sheet}.css`));
const TYPES = { '.css': 'text/css', '.woff2': 'font/woff2' };

/** The specimens that a page is asked for, as the page itself makes them. */
const SCRIPT = (site) => `
  import { specimen } from '${site}/site/gallery/specimen.js';
  window.show = (wanted) => document.querySelector('main').replaceChildren(...wanted.map(({ name, state, layouts, attributes, theme }) => {
    const place = document.createElement('div');
    place.id = name;
    place.className = theme ?? '';
    place.append(specimen(state, layouts, { loading: 'eager', ...attributes }));
    return place;
  }));`;

const STYLE = `
  html { color-scheme: light dark; background: Canvas; color: CanvasText; }
  body { margin: 0; font: 16px/1.5 'Inter Variable', 'Noto Sans Arabic Variable', 'Noto Sans Devanagari Variable', 'Noto Sans JP Variable'; }
  :lang(zh) { font-family: 'Inter Variable', 'Noto Sans SC Variable'; }
  main > div { padding: 8px; }
  [hidden] { display: none; }`;

/**
 * A page with specimens: each `{ name, state, layouts, attributes, theme }`, in an element whose id is the name. All their
 * cards have answered, or failed, and all fonts are there.
 */
export async function specimens(world, wanted, { lang = 'en', dir = 'ltr', isOpen, ...options } = {}) {
  const page = await open(world, null, options);
  await page.route('**/fonts/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/fonts/', '');
    route.fulfill({ body: await readFile(new URL(path, PACKAGES)), contentType: TYPES[extname(path)] });
  });
  await page.goto(world.html(`
    ${SHEETS.map((sheet) => `<link rel="stylesheet" href="/fonts/${sheet}">`).join('')}
    <link rel="stylesheet" href="${world.site}/site/gallery/gallery.css">
    <style>${STYLE}</style>
    <script async crossorigin src="${world.embed}"></script>
    <script type="module">${SCRIPT(world.site)}</script>
    <main></main>`));
  await page.evaluate(({ lang, dir, wanted }) => {
    Object.assign(document.documentElement, { lang, dir });
    window.show(wanted);
  }, { lang, dir, wanted });
  await settled(page, isOpen);
  return page;
}

/** Waits until every card of a page has answered or failed, with its history open if that is wanted, and every font is there. */
export async function settled(page, isOpen = false) {
  await page.evaluate(() => { for (const card of document.querySelectorAll('out-yet')) card.setAttribute('loading', 'eager'); });
  await page.waitForFunction(() => [...document.querySelectorAll('out-yet')].every((card) => card.matches(':state(yes), :state(no), :state(error)')));
  await page.evaluate(async (isOpen) => {
    for (const { shadowRoot } of document.querySelectorAll('out-yet')) {
      for (const details of shadowRoot.querySelectorAll('details')) details.open = isOpen;
    }
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    await document.fonts.ready;
  }, isOpen);
}

/** Has the cards of a page take the text spacing of WCAG 1.4.12, as a reader's own style would, which reaches into them. */
export const spaceOut = (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    *, :host { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  const roots = [document, ...[...document.querySelectorAll('out-yet')].map(({ shadowRoot }) => shadowRoot)];
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
});

/** The fonts in which a page draws its texts and that no package brought. */
export async function machineFonts(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const elements = (node) => [node, ...[...node.children ?? [], ...node.shadowRoots ?? []].flatMap(elements)].filter(({ nodeType }) => nodeType === 1);
  const found = new Set();
  for (const { nodeId } of elements(root)) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName, isCustomFont } of fonts) if (!isCustomFont) found.add(familyName);
  }
  return [...found];
}
