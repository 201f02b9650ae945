// The class of <out-yet>: life in the page, loading, faults. What a card does once its program is there stands in shown.js,
// which is loaded with it, and what it says is decided in Rust.

export const NAME = 'out-yet';
const PATIENCE = 9_000; // ms until a card says that it could not check; an answer that comes later still replaces it
const END = 30_000; // ms until a request that hangs is ended
const FRESH = 3_600_000; // ms until a document may be fetched again
const COULD_NOT_CHECK = __COULD_NOT_CHECK__; // in each language, by its subtag
const PLAIN = ':host{display:block!important}:host(:is([layout=line],[layout=badge])){display:inline!important}:host([hidden]){display:none!important}';

const fault = (code, detail) => ({ code, detail });
const warn = (code, detail) => self.console?.warn?.(`[${NAME}] ${code}: ${detail}`);

/**
 * Defines <out-yet>, unless the page has it already.
 *
 * `address` is the absolute URL of its two files without `.js` and `.wasm`, `glue` and `wasm` are their integrity, `nonce` is
 * that of the page's policy for scripts.
 */
export function define(address, { glue, wasm, nonce = '' }) {
  // Browsers that are too old for it keep the author's words.
  if (customElements.get(NAME) || !document.adoptedStyleSheets) return;

  const cards = new Map(); // those in the page, by their elements
  const sources = new Map(); // by URL
  const plain = sheet(PLAIN);
  let program; // Promise of the glue with its instance
  let policy; // of Trusted Types, where the browser has them
  let traps = 0;
  let starts = 0;

  // ---- the program: one wasm instance for all cards ----

  function start() {
    if (!program) {
      const loading = load();
      program = patient(loading, 'wasm-timeout', () => { program = loading; });
      loading.catch(() => { program = undefined; });
    }
    return program;
  }

  async function load() {
    if (traps > 1) throw fault('trap', traps);
    const [exports, bytes] = await Promise.all([glueFrom(), bytesOf('.wasm', wasm)]).catch((error) => {
      throw fault('wasm-http', `${address}: ${error}`);
    });
    // The last are for shown.js to use.
    await exports.start(bytes, trapped, request, languageOf, updateAll, refresh, patient, fail, state, tell);
    return exports;
  }

  /** An import has no integrity of its own, but the module is then the one that a script element has loaded with it. */
  async function glueFrom() {
    await bytesOf('.js', glue); // From the cache the script is there at once: while one is loaded, the page's `load` waits.
    // The fragment makes a module of its own of the same file, for a fresh instance or where the last import failed.
    const url = `${address}.js#${starts += 1}`;
    const script = create('script', { type: 'module', crossOrigin: '', referrerPolicy: 'no-referrer', integrity: glue, nonce });
    policy ??= self.trustedTypes?.createPolicy(NAME, { createScriptURL: (url) => url });
    script.src = policy?.createScriptURL(url) ?? url;
    const { type } = await new Promise((done) => {
      script.onload = script.onerror = done;
      setTimeout(done, END, script); // An import cannot be ended, but need not be waited for.
      // In another document it would be another module, and this one would be imported without integrity.
      cards.forEach(({ shadow }) => shadow.ownerDocument === document && shadow.append(script));
    });
    script.remove();
    if (type !== 'load') throw '.js';
    return import(url);
  }

  async function bytesOf(extension, integrity) {
    return (await request(address + extension, { integrity })).arrayBuffer();
  }

  function trapped(error) {
    traps += 1;
    program = undefined;
    warn('trap', error);
    updateAll();
  }

  /** The promise, as long as patience with it lasts; of what comes later `late` takes note, and it is shown all the same. */
  function patient(promise, code, late, time = PATIENCE) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject({ code, detail: `${time} ms` });
        promise.then(late).then(updateAll, () => {});
      }, time);
      promise.then(resolve, reject).then(() => clearTimeout(timer));
    });
  }

  // ---- moments at which the answer may have changed ----

  /** Has every card show what is true now. */
  const updateAll = () => cards.forEach(update);

  /** The same, and fetches again what failed or is more than an hour old. Returns how many cards there are. */
  function refresh() {
    for (const source of sources.values()) {
      if (!source.pending && Date.now() - source.fetched > FRESH) fetchAgain(source, 'no-cache');
    }
    updateAll();
    return cards.size;
  }

  addEventListener('DOMContentLoaded', updateAll);
  addEventListener('visibilitychange', () => document.hidden || refresh());
  addEventListener('pageshow', ({ persisted }) => persisted && refresh());
  addEventListener('online', refresh);

  // ---- documents: one request at a time for each URL, whatever the number of cards ----

  /** Has a card use the document at `src`, and no other. */
  function use(card, src) {
    let url;
    try {
      url = new URL(src, card.element.baseURI);
    } catch { /* told below */ }
    if (!src || !/^https?:/.test(url) || url.username || url.password) {
      throw fault('src', src);
    }
    url.hash = '';
    const source = sources.get(url.href) ?? { __proto__: null, url: url.href, users: new Set() };
    if (card.source !== source) leave(card);
    sources.set(url.href, source);
    card.source = source;
    source.users.add(card);
    if (!source.response) fetchAgain(source);
  }

  /** What comes of it is read by shown.js, which then forgets `pending`. */
  function fetchAgain(source, cache) {
    const pending = source.pending = new AbortController();
    source.fetched = Date.now();
    // Without cookies, which other origins get none of anyway; but only this is what a page can preload from them.
    const credentials = source.url.startsWith(`${self.origin}/`) ? 'omit' : 'same-origin';
    source.response = request(source.url, { cache, credentials }, pending);
    source.response.catch(() => {
      source.fetched = 0;
      source.pending = undefined;
    });
  }

  function leave(card) {
    const { source } = card;
    card.source = undefined;
    if (!source?.users.delete(card) || source.users.size) return;
    source.pending?.abort();
    source.free?.();
    sources.delete(source.url);
  }

  // ---- a card ----

  /** Shows what is true now, after all the changes of this moment. */
  async function update(card) {
    if (card.isQueued) return;
    card.isQueued = true;
    await null;
    card.isQueued = false;
    const { element, shadow } = card;
    if (!element.isConnected) return;
    // The parser has to be past it, so that its children are all there.
    if (document.readyState === 'loading' && !element.nextSibling) return;
    // A parser that finds the element defined leaves the card that a server rendered among its children.
    const rendered = element.querySelector('[shadowrootmode]');
    if (rendered && !card.view) {
      shadow.replaceChildren(rendered.content);
      rendered.remove();
    }
    card.inline = element.querySelector(':scope > script[type="application/json"]')?.textContent;
    const from = card.inline ?? element.getAttribute('src');
    if (card.from !== from) {
      // What is shown, or was said, of another document says nothing of this one.
      leave(card);
      state(card);
      card.error?.remove();
      card.error = card.shown = undefined;
      if (card.from && !card.view) clear(card); // what a server rendered
      card.from = from;
    }
    if (!card.isWanted) return;
    const turn = card.turn = {};
    const isCurrent = () => card.turn === turn;
    try {
      // All three are requested at once: the document, the glue and the wasm.
      if (card.inline === undefined) use(card, from);
      await (await start()).update(card, isCurrent);
    } catch (error) {
      // What stays of the last answer stays as it is, so its day is said.
      if (!isCurrent()) return;
      const isFault = typeof error?.code === 'string'; // a DOMException's is a number
      fail(card, isFault ? error : fault('trap', error), card.shown?.day);
    }
  }

  function want(card) {
    near.unobserve(card.element);
    card.isWanted = true;
    update(card);
  }

  /** Back to the author's fallback. */
  function clear(card) {
    card.view?.free();
    card.view = card.shown = card.error = undefined;
    card.shadow.replaceChildren(create('slot'));
    state(card);
    try {
      card.shadow.adoptedStyleSheets = [plain];
    } catch { /* It was moved to another document, where the sheets of this one are refused. */ }
  }

  /** Says once that it could not check; what was there stays. */
  function fail(card, { code, detail, text, lang = languageOf(card.element) }, day = '') {
    if (card.view && !card.shown) clear(card);
    state(card, 'error', card.shown?.standing.answer);
    if (card.error) return;
    lang = lang.toLowerCase().split('-')[0];
    if (!COULD_NOT_CHECK[lang]) lang = 'en';
    let said = (text ?? COULD_NOT_CHECK[lang]) + (day && ` ${day}`);
    if (/line|badge/.test(card.element.layout)) said = `(${said.replace(/[.。।]$/, '')})`; // in a sentence
    card.error = create('span', { className: 'error', part: 'error', lang, dir: 'auto', role: 'status', textContent: ` ${said}` });
    card.shadow.append(card.error);
    warn(code, detail);
    tell(card, 'error', { code });
  }

  function state({ states }, ...names) {
    try {
      states.clear();
      for (const name of names) if (name) states.add(name);
    } catch { /* A browser without custom states: only the page's own style misses them. */ }
  }

  function tell({ element }, event, detail) {
    element.dispatchEvent(new CustomEvent(`${NAME}-${event}`, { bubbles: true, composed: true, detail }));
  }

  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting && cards.has(target)) want(cards.get(target));
  }, { __proto__: null, rootMargin: '400px' });

  class OutYet extends HTMLElement {
    static observedAttributes = ATTRIBUTES;

    /**
     * What shown.js is given of a card. `isWanted`: near enough to the reader, or eager. `from`: the document's text or else
     * its address; `inline`: its text. `turn`: of the updates; only the latest may show anything. `view`, a view of the
     * program, is what stands there, `shown` what it says: what was asked, the standing, and the day of the last good answer;
     * `error` is the sentence that says it could not check.
     */
    #card = { __proto__: null, element: this };
    #children = new MutationObserver(() => update(this.#card)); // for a document in the page

    constructor() {
      super();
      const internals = this.attachInternals();
      const shadow = internals.shadowRoot ?? this.shadowRoot ?? this.attachShadow({ __proto__: null, mode: 'open' });
      this.#card.shadow = shadow;
      this.#card.states = internals.states;
      shadow.adoptedStyleSheets = [plain];
      if (!shadow.firstChild) clear(this.#card);
    }

    connectedCallback() {
      // Properties that were set before the element was defined.
      for (const name of ATTRIBUTES.map(propertyOf)) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      cards.set(this, this.#card);
      this.#children.observe(this, { childList: true, characterData: true, subtree: true });
      near.observe(this);
      this.attributeChangedCallback();
    }

    /** What is shown, as the events tell it; null while there is nothing. */
    get standing() { return this.#card.shown?.standing ?? null; }

    /** The answer that is shown and its day, as a plain sentence; empty while there is none. */
    get summary() { return this.#card.shown?.summary() ?? ''; }

    /** A card that was only moved is connected again by the end of the moment. */
    async disconnectedCallback() {
      await null;
      if (this.isConnected || !cards.delete(this)) return;
      near.unobserve(this);
      this.#children.disconnect();
      this.#card.turn = this.#card.isWanted = undefined;
      leave(this.#card);
      clear(this.#card);
    }

    attributeChangedCallback() {
      if (this.loading === 'eager' && cards.has(this)) want(this.#card);
      else update(this.#card);
    }
  }

  // Until the program is there, which knows what can be chosen, a property is what its attribute says.
  for (const attribute of ATTRIBUTES) {
    Object.defineProperty(OutYet.prototype, propertyOf(attribute), {
      __proto__: null,
      configurable: true,
      get() { return this.getAttribute(attribute) ?? ''; },
      set(value) {
        if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }

  customElements.define(NAME, OutYet);
}

export const ATTRIBUTES = 'src layout theme lang as-of written loading heading-level'.split(' ');
export const propertyOf = (attribute) => attribute.replace(/-(.)/, (_, letter) => letter.toUpperCase());

function sheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

export const create = (tag, properties) => Object.assign(Document.prototype.createElement.call(document, tag), properties);

/** The nearest `lang`, through the shadow roots around an element. */
function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const near = node.closest('[lang]');
    if (near) return near.getAttribute('lang');
  }
  return 'en';
}

/** A request that sends nothing of the page, and is ended where it hangs. */
async function request(url, options, controller = new AbortController()) {
  setTimeout(() => controller.abort(), END);
  return fetch(url, { referrerPolicy: 'no-referrer', signal: controller.signal, ...options });
}
