// The snippets of the embed builder: what an author pastes into an article, for each kind of place.

/** The widest screen, in pixels, on which an article is as narrow as on a phone. */
const NARROW = 480;
const LATE = 10; // seconds after which a card has said at the latest that it could not check

/** Without what begins something in the templates of Hugo, Jekyll, Eleventy, Astro or WordPress: a document may say it. */
const plain = (html) => html.replace(/[{}[\]]/g, (character) => `&#${character.codePointAt(0)};`);

// As browsers write HTML down.
const html = (text) => text.replace(/&/g, '&amp;').replace(/\u00a0/g, '&nbsp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escaped = (text) => plain(html(text));
const quoted = (text) => escaped(text).replace(/"/g, '&quot;');

/** `<name a="b">`; attributes without a value are left out, and those of `true` stand alone. */
function tag(name, attributes) {
  const written = Object.entries(attributes).filter(([, value]) => value);
  return `<${name}${written.map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${quoted(value)}"`)).join('')}>`;
}

/** The script of the copy's latest version, or of the one that is chosen, whose bytes the browser then checks. */
function script({ copy, version }, attributes = {}) {
  const named = version ? { integrity: version.integrity, src: `${version.folder}embed.js` } : { src: `${copy}v1/embed.js` };
  return `${tag('script', { async: true, crossorigin: true, ...named, ...attributes })}</script>`;
}

/**
 * Has the browser ask at once for what the script would ask for only after it has come.
 *
 * They are asked for as the script asks, or they would be fetched twice. What they are is checked when the script asks:
 * browsers do not check it here, and warn of an `integrity`.
 */
function hints({ version: { payload, languages }, attributes: { lang, src } }) {
  return [...payload, languages.get(lang), src].filter(Boolean).map((href) => tag('link', { rel: 'preload', as: 'fetch', crossorigin: true, referrerpolicy: 'no-referrer', href }));
}

/** A string of CSS, without what begins something in HTML or in templates. */
const inCss = (text) => `"${text.replace(/[^\w:/?#@!$&'()*+,;=%.~-]/gu, (character) => `\\${character.codePointAt(0).toString(16)} `)}"`;

/**
 * Keeps free the height of the card until it has come, has failed, or is not to be expected any more; and where no script
 * runs, nothing. In `em`, which the card grows with.
 */
function reservation({ attributes: { src }, reserved: { wide, narrow } }) {
  const waiting = `out-yet[src=${inCss(src)}]:not(:state(yes), :state(no), :state(error))`;
  return `<style>
@media (scripting: enabled) {
  ${waiting} { display: block; margin-block: var(--out-yet-margin, 1.5em); min-height: ${wide}em; animation: out-yet-late 1s ${LATE}s forwards }
  @media (max-width: ${NARROW}px) { ${waiting} { min-height: ${narrow}em } }
  @keyframes out-yet-late { to { min-height: 0 } }
}
</style>`;
}

/** The language of words, and their direction where it is not that of most pages. */
const spoken = (lang) => `lang="${quoted(lang)}"${/^ar\b/.test(lang) ? ' dir="rtl"' : ''}`;

const link = ({ href, text }) => `<a href="${quoted(href)}">${escaped(text)}</a>`;

/** What stands where the card cannot: the answer with its day, its sources, and where to look again. */
const fallback = ({ lang, summary, sources, page }) => (
  `<p ${spoken(lang)}>${escaped(summary)} ${[...sources, page].map(link).join(' · ')}</p>`
);

/** The same in a sentence of an article, to which its full stop is left. */
const clause = ({ lang, line: { before, mark, after } }) => (
  `<span ${spoken(lang)}>${escaped(before)}${link(mark)}${escaped(after)}</span>`
);

/** What stands before an element: what has to be there early, and the script. */
const before = (options) => [
  ...options.isHinted ? hints(options) : [],
  ...options.reserved ? [reservation(options)] : [],
  script(options),
].join('\n');

/** The element alone. In running text it is one line: a line break would be a space before the full stop. */
const element = ({ attributes, answer }) => (answer.line
  ? `${tag('out-yet', attributes)}${clause(answer)}</out-yet>`
  : `${tag('out-yet', attributes)}\n  ${fallback(answer)}\n</out-yet>`);

/** With the card in it already, as `out-yet render --to html` makes it: ASCII, for a page in any encoding. */
function renderedElement({ rendered, attributes, answer }) {
  const template = `<template shadowrootmode="open"><style>${rendered.styles}</style>${plain(rendered.html)}</template>`;
  const lines = [tag('out-yet', { ...attributes, loading: undefined }), template, answer.line ? clause(answer) : fallback(answer), '</out-yet>'];
  return lines.join(answer.line ? '' : '\n').replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}

const ONCE = 'Once in the page, before or after it';
const SENTENCE = 'Within a sentence';

/** The parts of a snippet: a card with what stands before it, or apart from that what goes into a sentence. */
function parts(options, element, around = (html) => html) {
  if (!options.answer.line) return [{ text: around(`${before(options)}\n${element(options)}`) }];
  return [{ name: ONCE, text: around(before(options)) }, { name: SENTENCE, text: element(options) }];
}

const asData = (attributes) => Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`data-${name}`, value]));

function frame({ copy, attributes, answer, height }) {
  const address = new URL('embed.html', copy);
  for (const [name, value] of Object.entries(attributes)) if (value && name !== 'loading') address.searchParams.set(name, value);
  return `${tag('iframe', {
    src: address.href,
    title: answer.page.text,
    width: '100%',
    height: String(height),
    // A frame lets the page show through only where both have one scheme.
    style: `border:0;max-width:40rem${attributes.theme ? `;color-scheme:${attributes.theme}` : ''}`,
    loading: attributes.loading || 'lazy',
    sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
  })}</iframe>
<script async src="${quoted(`${copy}v1/frame.js`)}"></script>
${fallback(answer)}`;
}

/** Words in Markdown, with the signs that would be more than themselves marked. */
const inMarkdown = (text) => text.replace(/[\\`*_[\]<>&{}|~$]/g, '\\$&');

const NO_PICTURE = 'There is no picture of a sentence. This is that of today: it says its day, and stays as it is.';

/** The sentence of the day for places that take pictures, as there is no picture of a sentence. */
const lineInMarkdown = ({ before, mark, after }) => `${inMarkdown(before)}[${inMarkdown(mark.text)}](${mark.href})${inMarkdown(after)}`;

/**
 * The kinds of place, in the order in which they are offered.
 *
 * `make` gets `{ copy, attributes, answer, rendered, height, published }`: the address of the copy's folder; the
 * element's attributes; `{ lang, summary, sources, page, line }`, where links are `{ href, text }`, and of a layout in running
 * text `line` is `{ before, mark, after }`, `mark` being a link; `{ html, styles }` of a card that was rendered; the height in
 * pixels; and the folder of the published outputs, if there is one. And, where the target `takes` them and they were chosen:
 * `version`, as `newest` has it; `isHinted`; and `reserved`, heights in `em`. It returns the parts of the snippet, each
 * `{ text }`, with the `name` of the place where it goes or the `file` where that is not plain.
 *
 * `layouts` are those that there are in such a place, if not all; in place of any other is a card, of which `instead` tells.
 */
export const TARGETS = {
  html: {
    name: 'Script tag',
    about: 'For any page that takes HTML: Ghost’s HTML card, WordPress’s Custom HTML block, Eleventy, Astro, your own. The script is needed once a page.',
    takes: ['version', 'preload', 'height'],
    make: (options) => parts(options, element),
  },
  line: {
    name: 'One line',
    about: 'One script that puts the card where it stands. Prefer two tags where you can: this form shows your sentence only where JavaScript is off.',
    takes: ['version', 'preload'],
    make(options) {
      const { answer, attributes } = options;
      const written = `${script(options, asData(attributes))}<noscript>${answer.line ? clause(answer) : fallback(answer)}</noscript>`;
      const hinted = options.isHinted ? hints(options).join('\n') : '';
      if (hinted && answer.line) return [{ name: ONCE, text: hinted }, { name: SENTENCE, text: written }];
      return [{ text: hinted ? `${hinted}\n${written}` : written }];
    },
  },
  rendered: {
    name: 'With the answer in it',
    about: 'The answer as it stands today, which shows before any script has run and where none may; the script then keeps it true.',
    takes: ['version', 'preload'],
    make: (options) => parts(options, renderedElement),
  },
  frame: {
    name: 'Frame',
    about: 'For places that allow frames but no scripts. The second line lets the frame grow with the card; leave it out where it is refused. The sentence below is for those who see no frame.',
    layouts: ['card'],
    instead: 'A frame stands by itself, so the whole card is in it.',
    make: (options) => [{ text: frame(options) }],
  },
  markdown: {
    name: 'Picture, Markdown',
    about: 'For a README, Substack, Medium: a picture with a link. It shows the answer of the day on which it was made, and says so; your copy makes it anew with each build. It is light and in English, and knows nothing of your article.',
    needs: 'published',
    layouts: ['card', 'badge', 'line'],
    make: ({ answer, published, attributes: { layout } }) => {
      if (layout === 'line') return [{ why: NO_PICTURE }, { text: lineInMarkdown(answer.line) }];
      return [{ text: `[![${inMarkdown(answer.summary)}](${published}${layout === 'badge' ? 'badge.svg' : 'card.png'})](${answer.page.href})` }];
    },
  },
  picture: {
    name: 'Picture, HTML',
    about: 'The same as HTML, sharp at every size, light or dark as the reader’s system is.',
    needs: 'published',
    layouts: ['card', 'badge', 'line'],
    make: ({ answer, published, attributes: { layout } }) => {
      if (layout === 'line') return [{ why: NO_PICTURE }, { text: clause(answer) }];
      const picture = layout === 'badge' ? { src: `${published}badge.svg`, alt: answer.summary } : { src: `${published}card.svg`, alt: answer.summary, width: '640' };
      return [{ text: `<a href="${quoted(answer.page.href)}">${tag('img', picture)}</a>` }];
    },
  },
  hugo: {
    name: 'Hugo',
    about: 'Hugo leaves HTML out of Markdown unless told otherwise. This goes through a shortcode, which you make once (before Hugo 0.146 in layouts/shortcodes/).',
    takes: ['version', 'preload', 'height'],
    make: (options) => [
      { file: 'layouts/_shortcodes/rawhtml.html', text: '{{ .Inner }}' },
      ...parts(options, (options) => (options.answer.line ? `{{< rawhtml >}}${element(options)}{{< /rawhtml >}}` : element(options)), (html) => `{{< rawhtml >}}\n${html}\n{{< /rawhtml >}}`),
    ],
  },
  jekyll: {
    name: 'Jekyll',
    about: 'Jekyll’s Markdown passes HTML through. Leave an empty line before it, and none in it.',
    takes: ['version', 'preload', 'height'],
    make: (options) => parts(options, element, (html) => `<div>\n${html}\n</div>`),
  },
};
