// Appended to the generated glue: how a card that has its program and its document goes on.

const LARGEST = 256 * 1024; // bytes of a document
const PATIENCE = 9_000; // ms until a card says that it could not check, as in element.js
const LANGUAGE_PATIENCE = 3_000; // ms until it answers in English, if its language has not come
const AGAIN = 60_000; // ms until a language that could not be had is asked for again

/** The properties, with what can be chosen for each, the default first; any text where there is nothing to choose from. */
const CHOICES = {
  src: [],
  layout: ['card', 'line', 'badge'],
  theme: ['auto', 'light', 'dark'],
  asOf: [],
  written: [],
  loading: ['lazy', 'eager'],
  headingLevel: [3, 2, 4, 5, 6],
};

/** The languages that the card has words in besides English, by their subtags: the integrity of each one’s file. */
const LANGUAGES = __LANGUAGES__;

// The first formatter takes a browser long to make: it has the time while the wasm is on its way.
setTimeout(() => {
  try {
    new Intl.DateTimeFormat('en-GB', { __proto__: null, timeZone: 'UTC' }).format(0);
  } catch { /* The card will tell. */ }
});

let request, languageOf, updateAll, refresh, patient, fail, state, tell; // the loader's
const languages = { __proto__: null }; // those that were asked for, by subtag: promises that the wasm knows them
const sheets = new WeakMap(); // by page: one style sheet for all its cards
let isWatching = false; // for a new day

/**
 * Makes this module's instance of the wasm in `bytes`. `trapped` is told when it stops; the other functions are the
 * loader's, to be used here too. Throws `{ code, detail }`.
 */
export async function start(bytes, trapped, ...loaders) {
  [request, languageOf, updateAll, refresh, patient, fail, state, tell] = loaders;
  if (typeof WebAssembly !== 'object') throw { code: 'no-wasm', detail: 'off' };
  onTrap = trapped;
  try {
    cachedTextDecoder = new TextDecoder('utf-8', { __proto__: null, ignoreBOM: true });
    cachedTextEncoder = new TextEncoder();
    const module = await WebAssembly.compile(bytes);
    __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
  } catch (error) {
    // Where the page's policy forbids WebAssembly, the smallest module there is has no instance either.
    const isAllowed = await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).catch(() => null);
    throw { code: isAllowed ? 'wasm-bytes' : 'wasm-csp', detail: error };
  }
}

/**
 * Shows in a card what its document says. Does nothing more once it is not `isCurrent`, and throws
 * `{ code, detail, text }` where there is nothing to show.
 */
export async function update(card, isCurrent) {
  if (!isCurrent()) return;
  complete(card.element.constructor);
  const source = card.source ??= { __proto__: null, users: new Set([card]), blob: new Blob([card.inline]) };
  const lang = tagOf(card.element);
  const learning = learned(lang);
  let read;
  try {
    read = await latest(source);
  } catch (fault) {
    await learning;
    throw inWords(fault, lang);
  }
  await learning;
  // Each card begins a task of its own: the page stays quick where there are many.
  if (!card.view) await new Promise((next) => { setTimeout(next); });
  if (!isCurrent()) return;

  const { element } = card;
  const isNew = !(card.view instanceof View);
  const view = isNew ? new View() : card.view;
  const root = isNew ? Document.prototype.createElement.call(document, 'div') : card.root;
  const asked = element.getAttribute('as-of');
  const standing = view.show(
    root,
    read.document,
    asked,
    read.isLatest || !(read.fault ?? card.error) ? undefined : card.shown?.day, // the last good one keeps its day
    element.written,
    lang,
    element.layout,
    element.headingLevel,
    source.url,
  );
  if (!standing) {
    tellTrap();
    await new Promise((next) => { setTimeout(next, 5); }); // By then another turn has begun.
  }
  if (!isCurrent()) return;
  if (!standing || !root.firstChild) throw { code: 'trap', detail: 'nothing was rendered' };
  watchDays();
  dress(card);
  if (isNew) replace(card, view, root);

  const before = card.shown;
  const isLastGood = read.isLatest && (asked?.trim() !== standing.as_of || !before);
  card.shown = { asked, standing, day: isLastGood ? standing.as_of : before?.day, summary: () => view.summary() };
  if (read.isLatest) {
    card.error?.remove();
    card.error = undefined;
  }
  state(card, card.error && 'error', standing.answer);
  if (read.fault) fail(card, inWords(read.fault, lang));
  if (before?.asked !== asked || before.standing.as_of !== standing.as_of) tell(card, 'load', standing);
  if (before?.asked === asked && before.standing.answer !== standing.answer) tell(card, 'change', standing);
}

/** Gives the element's class what it tells those who build something with it. */
function complete(element) {
  // A page may have put a class of its own before it.
  while (!Object.hasOwn(element.prototype, 'src')) element = Object.getPrototypeOf(element);
  if (element.choices) return;
  element.choices = { ...CHOICES, lang: ['en', ...Object.keys(LANGUAGES)] };
  element.styles = styles;
  for (const [name, choices] of Object.entries(CHOICES)) {
    if (!choices.length) continue;
    const property = { __proto__: null, ...Object.getOwnPropertyDescriptor(element.prototype, name) };
    const { get } = property;
    property.get = function () {
      const value = get.call(this);
      return choices.find((choice) => `${choice}` === value) ?? choices[0];
    };
    Object.defineProperty(element.prototype, name, property);
  }
}

/** The first view of a card, or one of a fresh instance, takes the place of what stands there. */
function replace(card, view, root) {
  const { shadow, error } = card;
  const history = root.querySelector('details');
  if (history) history.open = shadow.querySelector('[open]');
  const focusable = (root) => [...root.querySelectorAll('a,summary')];
  const focused = focusable(shadow).indexOf(shadow.activeElement);
  shadow.replaceChildren(root, error ?? '');
  focusable(root)[focused]?.focus({ preventScroll: true });
  Object.assign(card, { view, root });
}

/** Gives a card the style sheet of the page that it is in, for that of one is refused in another. */
function dress({ shadow }) {
  const { ownerDocument } = shadow;
  try {
    let sheet = sheets.get(ownerDocument);
    if (!sheet) {
      // An image of this name would stand before the window in `document`.
      const { CSSStyleSheet } = ownerDocument === document ? self : ownerDocument.defaultView;
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      sheets.set(ownerDocument, sheet);
    }
    if (shadow.adoptedStyleSheets[0] !== sheet) shadow.adoptedStyleSheets = [sheet];
  } catch { /* What has no window is not seen. */ }
}

/** The document of a source: the latest; or the last good one, while it is fetched again or with the fault of that. */
async function latest(source) {
  const { good } = source;
  if (source.response !== source.downloaded) download(source);
  if (source.pending && good && !source.hasFailed) return { document: await parsed(source, good), isLatest: false, fault: undefined };
  try {
    const blob = await source.blob;
    measure(blob.size);
    const document = await parsed(source, blob);
    source.good = blob;
    return { document, isLatest: true, fault: undefined };
  } catch (fault) {
    if (!good) throw fault;
    return { document: await parsed(source, good), isLatest: false, fault };
  }
}

/** Has `blob` be what the source's request answers. */
function download(source) {
  const isOver = source.pending?.signal.aborted; // before anybody could read it
  const loading = measured(source);
  source.downloaded = source.response;
  // What the program took to get here counts too, unless the clock was changed.
  const passed = Date.now() - source.fetched;
  const time = passed > 0 && passed < PATIENCE ? PATIENCE - passed : PATIENCE;
  source.blob = patient(loading, 'json-timeout', () => { source.blob = loading; }, time);
  source.hasFailed = false;
  // Whoever asks is told. While a good one is shown nobody does, until that can no longer stand for the latest.
  source.blob.catch(() => {
    source.hasFailed = true;
    if (source.good && source.pending) updateAll();
  });
  loading.catch(() => { source.fetched = 0; }).then(() => {
    source.pending = undefined;
    if (isOver) refresh();
    else if (source.good) updateAll();
  });
}

/** A document as a blob, read no further than its size may be. */
async function measured({ url, response, pending }) {
  try {
    const { ok, status, body } = await response;
    if (!ok) throw { code: 'json-http', detail: `${url}: HTTP ${status}` };
    const chunks = [];
    let length = 0;
    for (const reader = body.getReader();;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(chunks);
      chunks.push(value);
      length += value.length;
      measure(length);
    }
  } catch (error) {
    pending?.abort();
    throw error.detail ? error : { code: 'json-network', detail: `${url}: ${error} (no CORS?)` };
  }
}

/** What is larger does not reach the wasm, which never gives memory back. */
function measure(size) {
  if (size > LARGEST) throw { code: 'json-size', detail: `over ${LARGEST}` };
}

/** Once for all its cards, as long as neither the document nor the instance changes. */
function parsed(source, blob) {
  if (source.blobRead !== blob || source.reader !== read) {
    const document = read(new Response(blob));
    Object.assign(source, { blobRead: blob, reader: read, document, free: () => document.then((it) => it?.free(), () => {}) });
  }
  return source.document;
}

/**
 * The tag of the words for an element, and of their dates and numbers: its language’s, with the region where it has one. In
 * another script than that of the words these are not written either.
 */
function tagOf(element) {
  try {
    const asked = new Intl.Locale(languageOf(element));
    const own = new Intl.Locale(asked.language).maximize();
    return asked.maximize().script === own.script ? asked.baseName : asked.language;
  } catch {
    return 'en';
  }
}

/** Has the wasm know the language of a tag, as long as patience lasts; without it, the card is in English. */
async function learned(tag) {
  const [code] = tag.split('-');
  const integrity = LANGUAGES[code];
  if (!integrity) return;
  const language = languages[code] ??= ask(code, integrity);
  if (!language.isLate) await patient(language, code, undefined, LANGUAGE_PATIENCE).catch(() => { language.isLate = true; });
}

function ask(code, integrity) {
  const name = integrity.replace(/\W/g, '').slice(6, 22);
  const asked = request(new URL(`out-yet-${code}-${name}.txt`, import.meta.url), { integrity }).then(async (response) => {
    const text = await response.text();
    if (!response.ok) throw text;
    learn(code, text);
    asked.isKnown = true;
  });
  asked.catch(() => setTimeout(() => { languages[code] = undefined; }, AGAIN));
  return asked;
}

/** A fault with what the card says of it, where there is more to say than that it could not check. */
function inWords(fault, tag) {
  const text = typeof fault.code === 'string' ? told(fault.code, tag) : undefined;
  const [code] = tag.split('-');
  return text ? { ...fault, text, lang: languages[code]?.isKnown ? code : 'en' } : fault;
}

/** Has all cards show another day once it begins, as long as there are cards. */
function watchDays() {
  if (isWatching) return;
  const LONGEST = 1_800_000; // ms: timers stand still while a computer sleeps, so the clock is looked at again
  const today = () => new Date().toDateString();
  let day = today();
  const wait = () => {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    setTimeout(() => {
      isWatching = day === today() || refresh() > 0;
      day = today();
      if (isWatching) wait();
    }, Math.min(midnight - now + 50, LONGEST));
  };
  isWatching = true;
  wait();
}
