// The class of <out-yet>: life in the page, loading, faults. What the card says is decided in Rust.

const NAME = 'out-yet';
const LARGEST = 256 * 1024; // bytes of a document
const PATIENCE = 9_000; // ms until a card says that it could not check; an answer that comes later still replaces it
const END = 30_000; // ms until a request that hangs is ended
const FRESH = 3_600_000; // ms until a document may be fetched again
const TICK = 1_800_000; // ms at most until the clock is looked at again: timers stand still while a computer sleeps
const COULD_NOT_CHECK = 'Couldn’t check just now.';
const PLAIN = ':host{display:block}:host([hidden]){display:none}';
const ATTRIBUTES = ['src', 'layout', 'theme', 'lang', 'as-of', 'written', 'loading', 'heading-level'];

const fault = (code, detail = '') => ({ code, detail });
const isFault = (error) => typeof error?.code === 'string'; // a DOMException's is a number

/**
 * Defines <out-yet>, unless the page has it already.
 *
 * `base` is the absolute URL of the folder in which `glue` and `wasm` lie.
 */
export function define(base, { glue, wasm }) {
  if (customElements.get(NAME)) return;

  const cards = new Set(); // those in the page
  const documents = new Map(); // by URL
  const plain = sheet(PLAIN);
  let styles; // one sheet for all cards
  let compiled; // Promise of the module, which a fresh instance is made from
  let engine; // Promise of the glue with its instance
  let traps = 0;

  // ---- the engine: one wasm instance for all cards ----

  function start() {
    if (traps > 1) return Promise.reject(fault('trap', 'twice'));
    engine ??= load().catch((error) => {
      engine = compiled = undefined;
      throw error;
    });
    return engine;
  }

  async function load() {
    if (typeof WebAssembly !== 'object') throw fault('no-wasm');
    compiled ??= compile();
    // The fragment makes a module of its own for the fresh instance, from the same file.
    const imported = import(`${base}${glue}${traps ? `#${traps}` : ''}`).catch((error) => {
      throw fault('wasm-http', `${base}${glue}: ${error.message}`);
    });
    const [module, exports] = await Promise.all([compiled, imported]);
    exports.onTrap(trapped);
    exports.initSync({ module });
    styles ??= sheet(exports.styles);
    return exports;
  }

  async function compile() {
    const url = base + wasm;
    let bytes;
    try {
      const response = await request(url, { signal: AbortSignal.timeout(END) });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      bytes = await response.arrayBuffer();
    } catch (error) {
      throw fault('wasm-http', `${url}: ${error.message}`);
    }
    try {
      return await WebAssembly.compile(bytes);
    } catch (error) {
      // The smallest module there is fails too where the page's policy forbids WebAssembly.
      const allowed = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).catch(() => null);
      throw fault(allowed ? 'wasm-bytes' : 'wasm-csp', error.message);
    }
  }

  function trapped(error) {
    traps += 1;
    engine = undefined;
    console.warn(`[out-yet] trap: ${error}`);
    updateAll();
  }

  // ---- documents: one request at a time for each URL, whatever the number of cards ----

  class Source {
    users = new Set();
    #fetched = 0;
    #pending; // AbortController of the request in flight
    #good; // bytes: the last that could be read
    #read; // { exports, bytes, document: Promise }

    constructor(url, text) {
      this.url = url;
      if (url) this.fetch('default');
      else this.bytes = Promise.resolve(measured(new TextEncoder().encode(text)));
    }

    fetch(cache) {
      const pending = new AbortController();
      this.#pending = pending;
      this.#fetched = Date.now();
      this.bytes = download(this.url, cache, pending);
      this.bytes
        .catch(() => { this.#fetched = 0; })
        .then(() => { if (this.#pending === pending) this.#pending = undefined; });
    }

    /** Fetches it again if that failed, or was more than an hour ago. */
    refresh() {
      if (!this.#pending && Date.now() - this.#fetched > FRESH) this.fetch('no-cache');
    }

    /** The document in an instance; with the fault, where it is only the last good one. */
    async in(exports) {
      try {
        const bytes = await patient(this.bytes, 'json-timeout');
        const document = await this.#parse(exports, bytes);
        this.#good = bytes;
        return { document };
      } catch (fault) {
        if (!this.#good) throw fault;
        return { document: await this.#parse(exports, this.#good), fault };
      }
    }

    #parse(exports, bytes) {
      if (this.#read?.exports !== exports || this.#read.bytes !== bytes) {
        this.#read = { exports, bytes, document: exports.read(new Response(bytes)) };
      }
      return this.#read.document;
    }

    leave(card) {
      this.users.delete(card);
      if (this.users.size) return;
      this.#pending?.abort();
      if (documents.get(this.url) === this) documents.delete(this.url);
      this.#read?.document.then((document) => document?.free(), () => {});
    }
  }

  function sourceAt(src, baseURI) {
    let url;
    try {
      url = new URL(src, baseURI);
    } catch { /* told below */ }
    if (!src || !/^https?:$/.test(url?.protocol) || url.username || url.password) {
      throw fault('src', src ? `not a web address: ${src}` : 'neither src nor a document in the page');
    }
    url.hash = '';
    if (!documents.has(url.href)) documents.set(url.href, new Source(url.href));
    return documents.get(url.href);
  }

  /** The promise, as long as patience lasts; what comes later is shown all the same. */
  function patient(promise, code) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(fault(code, `nothing after ${PATIENCE / 1000} s`));
        promise.then(updateAll, () => {});
      }, PATIENCE);
      promise.then(resolve, reject).then(() => clearTimeout(timer));
    });
  }

  // ---- moments at which the answer may have changed ----

  let moments; // AbortController of the listeners
  let timer;
  let day;

  const today = () => new Date().toDateString();

  function watch() {
    if (moments) return;
    moments = new AbortController();
    const { signal } = moments;
    day = today();
    document.addEventListener('visibilitychange', () => document.hidden || refresh(), { signal });
    addEventListener('pageshow', refresh, { signal });
    addEventListener('online', refresh, { signal });
    tick();
  }

  function unwatch() {
    moments?.abort();
    moments = undefined;
    clearTimeout(timer);
  }

  function tick() {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    timer = setTimeout(() => {
      if (day !== today()) refresh();
      tick();
    }, Math.min(midnight - now + 50, TICK));
  }

  function refresh() {
    day = today();
    for (const source of documents.values()) source.refresh();
    updateAll();
  }

  function updateAll() {
    for (const card of cards) card.update();
  }

  // ---- the element ----

  const cardOf = new WeakMap(); // by element

  const near = typeof IntersectionObserver === 'function' && new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) cardOf.get(target)?.want();
  }, { rootMargin: '400px' });

  class Card {
    #element;
    #shadow;
    #internals;
    #source;
    #from; // what #source was made from
    #view; // { exports, view, root }
    #turn = 0;
    #queued = false;
    #wanted = false;
    #shown; // { key, standing }
    #fault = '';
    #inline; // MutationObserver of a document in the page

    constructor(element) {
      this.#element = element;
      this.#internals = element.attachInternals?.();
      this.#shadow = this.#internals?.shadowRoot ?? element.attachShadow({ mode: 'open' });
      if (!this.#shadow.firstChild) this.#shadow.append(fallback());
      this.#shadow.adoptedStyleSheets = [plain];
      cardOf.set(element, this);
    }

    connect() {
      cards.add(this);
      watch();
      if (this.#element.getAttribute('loading') === 'eager' || !near) this.want();
      else if (!this.#wanted) near.observe(this.#element);
      if (!this.#inline) {
        this.#inline = new MutationObserver(() => this.update());
        this.#inline.observe(this.#element, { childList: true, characterData: true, subtree: true });
      }
    }

    /** A card that is only moved is connected again by then. */
    async disconnect() {
      await null;
      if (this.#element.isConnected) return;
      cards.delete(this);
      if (!cards.size) unwatch();
      near?.unobserve?.(this.#element);
      this.#inline?.disconnect();
      this.#inline = undefined;
      this.#leave();
      this.#turn += 1;
      this.#wanted = this.#queued = false;
      this.#clear();
    }

    /** Back to the author's fallback. */
    #clear() {
      this.#view?.view.remove();
      this.#view = this.#shown = undefined;
      this.#fault = '';
      this.#shadow.replaceChildren(fallback());
    }

    want() {
      near?.unobserve?.(this.#element);
      this.#wanted = true;
      this.update();
    }

    /** Shows what is true now, after all the changes of this moment. */
    async update() {
      if (this.#queued || !this.#wanted) return;
      this.#queued = true;
      await null;
      if (!this.#queued) return;
      this.#queued = false;
      if (!this.#element.isConnected) return;
      if (!isParsed(this.#element)) {
        document.addEventListener('DOMContentLoaded', () => this.update(), { once: true });
        return;
      }
      const turn = ++this.#turn;
      try {
        await this.#show(() => turn === this.#turn && this.#element.isConnected);
      } catch (error) {
        if (turn === this.#turn) this.#fail(isFault(error) ? error : fault('trap', String(error)));
      }
    }

    async #show(isCurrent) {
      const source = this.#use();
      // All three are requested at once: the glue, the wasm and the document.
      const [exports] = await Promise.all([
        patient(start(), 'wasm-timeout'),
        this.#shown ? null : patient(source.bytes, 'json-timeout'),
      ]);
      const read = await source.in(exports);
      if (!isCurrent()) return;

      const element = this.#element;
      const isNew = this.#view?.exports !== exports;
      const shown = isNew ? { exports, view: new exports.View(), root: document.createElement('div') } : this.#view;
      const asked = element.getAttribute('as-of');
      const standing = shown.view.show(
        shown.root,
        read.document,
        // The last good answer keeps its day.
        asked ?? (read.fault && this.#shown?.standing.as_of),
        element.getAttribute('written'),
        languageOf(element),
        headingLevelOf(element),
        source.url,
      );
      await rendered(shown.root);
      // After a trap there is nothing; the fresh instance shows the card.
      if (!standing || !shown.root.firstChild) return;
      if (!isCurrent()) {
        if (isNew) shown.view.remove();
        return;
      }
      if (isNew) {
        this.#view = shown;
        this.#shadow.adoptedStyleSheets = [plain, styles];
        this.#shadow.replaceChildren(shown.root);
        this.#fault = '';
      }
      const before = this.#shown;
      this.#shown = { asked, standing };
      if (read.fault) {
        this.#fail(read.fault);
      } else {
        this.#fault = '';
        this.#shadow.querySelector(':scope > .error')?.remove();
        this.#state(standing.answer);
      }
      if (!before || before.asked !== asked) this.#tell('load', standing);
      else if (before.standing.answer !== standing.answer) this.#tell('change', standing);
    }

    /** The source that the children or else the attribute name now. */
    #use() {
      const inline = this.#element.querySelector(':scope > script[type="application/json"]');
      const from = inline ? `#${inline.textContent}` : this.#element.getAttribute('src');
      if (!this.#source || this.#from !== from) {
        this.#leave();
        this.#shown = undefined;
        this.#source = inline ? new Source(undefined, inline.textContent) : sourceAt(from, this.#element.baseURI);
        this.#source.users.add(this);
        this.#from = from;
      }
      return this.#source;
    }

    #leave() {
      this.#source?.leave(this);
      this.#source = undefined;
    }

    /** Says once that it could not check; what was there stays. */
    #fail({ code, detail, text = COULD_NOT_CHECK }) {
      // What is shown of another document is no answer for this one.
      if (!this.#shown && this.#view) this.#clear();
      this.#state('error', this.#shown?.standing.answer);
      if (this.#fault) return;
      this.#fault = code;
      const note = document.createElement('p');
      note.className = 'error';
      note.part = 'error';
      note.lang = 'en';
      note.textContent = text;
      this.#shadow.append(note);
      console.warn(`[out-yet] ${code}: ${detail}`);
      this.#tell('error', { code });
    }

    #state(...names) {
      try {
        const { states } = this.#internals;
        states.clear();
        for (const name of names) if (name) states.add(name);
      } catch { /* A browser without custom states: only host styles miss them. */ }
    }

    #tell(event, detail) {
      this.#element.dispatchEvent(
        new CustomEvent(`${NAME}-${event}`, { bubbles: true, composed: true, detail }),
      );
    }
  }

  class OutYet extends HTMLElement {
    static observedAttributes = ATTRIBUTES;

    #card = new Card(this);

    connectedCallback() {
      // Properties that were set before the element was defined.
      for (const [name] of PROPERTIES) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      this.#card.connect();
    }

    disconnectedCallback() {
      this.#card.disconnect();
    }

    attributeChangedCallback(name) {
      if (name === 'loading' && this.isConnected && this.loading === 'eager') this.#card.want();
      else this.#card.update();
    }
  }

  for (const [name, attribute, read = (value) => value ?? ''] of PROPERTIES) {
    Object.defineProperty(OutYet.prototype, name, {
      configurable: true,
      enumerable: true,
      get() { return read(this.getAttribute(attribute)); },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }

  customElements.define(NAME, OutYet);
}

const oneOf = (first, ...others) => (value) => (others.includes(value) ? value : first);
const headingLevel = (value) => (/^[2-6]$/.test(value) ? Number(value) : 3);

/** Property, attribute, and how the one is read from the other; `lang` is every element's own. */
const PROPERTIES = [
  ['src', 'src'],
  ['layout', 'layout', oneOf('card', 'line', 'badge')],
  ['theme', 'theme', oneOf('auto', 'light', 'dark')],
  ['asOf', 'as-of'],
  ['written', 'written'],
  ['loading', 'loading', oneOf('lazy', 'eager')],
  ['headingLevel', 'heading-level', headingLevel],
];

function sheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

const fallback = () => document.createElement('slot');

const headingLevelOf = (element) => headingLevel(element.getAttribute('heading-level'));

/** The nearest `lang`, through the shadow roots around the element. */
function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const near = node.closest('[lang]');
    if (near) return near.lang;
  }
  return 'en';
}

/** Whether the parser is past the element, so that its children are all there. */
function isParsed(element) {
  if (document.readyState !== 'loading') return true;
  for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
  return false;
}

/** Yew renders in a microtask, or a little later when there is much to do. */
async function rendered(root) {
  await null;
  for (let tries = 0; !root.firstChild && tries < 20; tries++) await new Promise((next) => setTimeout(next));
}

function request(url, options) {
  return fetch(url, { mode: 'cors', referrerPolicy: 'no-referrer', ...options });
}

function measured(bytes) {
  if (bytes.length > LARGEST) throw fault('json-size', `more than ${LARGEST} bytes`);
  return bytes;
}

/** The bytes of a document, read no further than its size may be. */
async function download(url, cache, controller) {
  const timer = setTimeout(() => controller.abort(), END);
  try {
    const response = await request(url, { cache, credentials: 'omit', signal: controller.signal });
    if (!response.ok) throw fault('json-http', `HTTP ${response.status} from ${url}`);
    const chunks = [];
    let length = 0;
    for (const reader = response.body.getReader();;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      chunks.push(value);
      length += value.length;
      measured({ length });
    }
  } catch (error) {
    controller.abort();
    throw isFault(error) ? error : fault('json-network', `${error.message} (offline, blocked, or no CORS header): ${url}`);
  } finally {
    clearTimeout(timer);
  }
}
