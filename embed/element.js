// The class of <out-yet>: life in the page, loading, faults. What the card says is decided in Rust.

const NAME = 'out-yet';
const LARGEST = 256 * 1024; // bytes of a document
const PATIENCE = 9_000; // ms until a card says that it could not check; an answer that comes later still replaces it
const END = 30_000; // ms until a request that hangs is ended
const FRESH = 3_600_000; // ms until a document may be fetched again
const COULD_NOT_CHECK = 'Couldn’t check just now.';
const PLAIN = ':host{display:block!important}:host([hidden]){display:none!important}';

const fault = (code, detail = '') => ({ code, detail });
const warn = (code, detail) => console.warn(`[${NAME}] ${code}: ${detail}`);
const isFault = (error) => typeof error?.code === 'string'; // a DOMException's is a number

/**
 * Defines <out-yet>, unless the page has it already.
 *
 * `base` is the absolute URL of the folder in which `glue` and `wasm` lie.
 */
export function define(base, { glue, wasm }) {
  // Browsers that are too old for it keep the author's words.
  if (customElements.get(NAME) || !('adoptedStyleSheets' in document)) return;

  const cards = new Set(); // those in the page
  const documents = new Map(); // by URL
  const plain = sheet(PLAIN);
  let styles; // one sheet for all cards
  let stylesText = '';
  let compiled; // Promise of the module, which a fresh instance is made from
  let engine; // Promise of the glue with its instance
  let traps = 0;
  let starts = 0;
  const waits = new WeakMap(); // the patience with a promise, by the promise: one for all who wait for it
  let updateAll; // has every card show what is true now

  // ---- the engine: one wasm instance for all cards ----

  function start() {
    engine ??= load().catch((error) => {
      engine = compiled = undefined;
      throw error;
    });
    return engine;
  }

  async function load() {
    if (traps > 1) throw fault('trap');
    if (typeof WebAssembly !== 'object') throw fault('no-wasm');
    compiled ??= compile();
    // The fragment makes a module of its own of the same file, for a fresh instance or where the last import failed.
    // An import cannot be ended, but need not be waited for.
    const end = () => new Promise((_, reject) => setTimeout(reject, END, 'timeout'));
    const [module, exports] = await Promise.all([compiled, Promise.race([import(`${base + glue}#${starts += 1}`), end()]).catch(missing)]);
    exports.onTrap(trapped);
    await exports.default({ module_or_path: module }).catch((error) => {
      throw fault('wasm-bytes', error);
    });
    styles ??= sheet(stylesText = exports.styles);
    return exports;
  }

  async function compile() {
    const response = await request(base + wasm, { signal: AbortSignal.timeout(END) }).catch(missing);
    if (!response.ok) missing(`HTTP ${response.status}`);
    const bytes = await response.arrayBuffer().catch(missing);
    try {
      return await WebAssembly.compile(bytes);
    } catch (error) {
      // The smallest module there is fails too where the page's policy forbids WebAssembly.
      const isAllowed = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).catch(() => null);
      throw fault(isAllowed ? 'wasm-bytes' : 'wasm-csp', error);
    }
  }

  function missing(why) {
    throw fault('wasm-http', `${base}: ${why}`);
  }

  function trapped(error) {
    traps += 1;
    engine = undefined;
    warn('trap', error);
    updateAll();
  }

  // ---- documents: one request at a time for each URL, whatever the number of cards ----

  class Source {
    users = new Set();
    #fetched = 0;
    #pending; // AbortController of the request in flight
    #good; // blob: the last that could be read
    #read; // { exports, blob, document: Promise }

    constructor(url, text) {
      this.url = url;
      if (url) {
        this.fetch();
        return;
      }
      const blob = new Blob([text]);
      measure(blob.size);
      this.blob = Promise.resolve(blob);
    }

    fetch(cache) {
      const pending = new AbortController();
      this.#pending = pending;
      this.#fetched = Date.now();
      this.blob = download(this.url, cache, pending);
      this.blob
        .catch(() => { this.#fetched = 0; })
        .then(() => {
          if (this.#pending !== pending) return;
          this.#pending = undefined;
          if (this.#good) updateAll();
        });
    }

    /** Fetches it again if that failed, or was more than an hour ago. */
    refresh() {
      if (!this.#pending && Date.now() - this.#fetched > FRESH) this.fetch('no-cache');
    }

    /** The document in an instance: the latest; or the last good one, while it is fetched again or with the fault of that. */
    async in(exports) {
      if (this.#pending && this.#good) return { document: await this.#parse(exports, this.#good) };
      try {
        const { blob } = this;
        const document = await this.#parse(exports, await patient(blob, 'json-timeout'));
        this.#good = await blob;
        return { document, isLatest: true };
      } catch (fault) {
        if (!this.#good) throw fault;
        return { document: await this.#parse(exports, this.#good), fault };
      }
    }

    #parse(exports, blob) {
      if (this.#read?.exports !== exports || this.#read.blob !== blob) {
        this.#read = { exports, blob, document: exports.read(new Response(blob)) };
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
      throw fault('src', src ?? 'none');
    }
    url.hash = '';
    if (!documents.has(url.href)) documents.set(url.href, new Source(url.href));
    return documents.get(url.href);
  }

  /** The promise, as long as patience with it lasts; what comes later is shown all the same. */
  function patient(promise, code) {
    if (!waits.has(promise)) waits.set(promise, wait(promise, code));
    return waits.get(promise);
  }

  function wait(promise, code) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(fault(code));
        promise.then(() => {
          waits.delete(promise);
          updateAll();
        }, () => {});
      }, PATIENCE);
      promise.then(resolve, reject).then(() => clearTimeout(timer));
    });
  }

  // ---- moments at which the answer may have changed ----

  let moments; // AbortController of the listeners
  let stopDays;

  function watch() {
    if (moments) return;
    moments = new AbortController();
    const { signal } = moments;
    document.addEventListener('visibilitychange', () => document.hidden || refresh(), { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && refresh(), { signal });
    addEventListener('online', refresh, { signal });
  }

  function unwatch() {
    moments.abort();
    moments = undefined;
    stopDays?.();
    stopDays = undefined;
  }

  function refresh() {
    for (const source of documents.values()) source.refresh();
    updateAll();
  }

  // ---- the element ----

  class OutYet extends HTMLElement {
    static observedAttributes = ['lang', ...Object.keys(PROPERTIES).map(attributeOf)];

    /** What can be chosen, for those who build something with it. */
    static choices = { ...PROPERTIES, lang: LANGUAGES };

    /** The style sheet of the cards, as text; empty until one has answered. */
    static get styles() { return stylesText; }

    static #near = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) target.#want();
    }, { rootMargin: '400px' });

    static {
      updateAll = () => {
        for (const card of cards) card.#update();
      };
    }

    #internals = this.attachInternals();
    #shadow = this.#internals.shadowRoot ?? this.attachShadow({ mode: 'open' });
    #children = new MutationObserver(() => this.#update()); // for a document in the page
    #wanted = false; // near enough to the reader, or eager
    #queued = false; // for an update
    #turn = 0; // of the updates; only the latest may show anything
    #source;
    #from; // what #source was made from
    #view; // { exports, view, root }
    #shown; // { asked, standing, day }: what was asked, what is shown, and the day of the last good answer
    #fault; // the sentence that says it could not check

    constructor() {
      super();
      this.#shadow.adoptedStyleSheets = [plain];
      if (!this.#shadow.firstChild) this.#shadow.append(create('slot'));
    }

    connectedCallback() {
      // Properties that were set before the element was defined.
      for (const name in PROPERTIES) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      cards.add(this);
      watch();
      this.#children.observe(this, { childList: true, characterData: true, subtree: true });
      if (this.#wanted || this.loading === 'eager') this.#want();
      else OutYet.#near.observe(this);
      this.#update();
    }

    /** What is shown, as the events tell it; null while there is nothing. */
    get standing() { return this.#shown?.standing ?? null; }

    /** The answer that is shown and its day, as a plain sentence; empty while there is none. */
    get summary() { return (this.#shown && this.#view.view.summary()) ?? ''; }

    /** A card that was only moved is connected again by the end of the moment. */
    async disconnectedCallback() {
      await null;
      if (this.isConnected || !cards.delete(this)) return;
      if (!cards.size) unwatch();
      OutYet.#near.unobserve(this);
      this.#children.disconnect();
      this.#turn += 1;
      this.#wanted = false;
      this.#leave();
      this.#clear();
    }

    attributeChangedCallback(name) {
      if (this.isConnected && name === 'loading' && this.loading === 'eager') this.#want();
      else this.#update();
    }

    #want() {
      OutYet.#near.unobserve(this);
      this.#wanted = true;
      this.#update();
    }

    /** Shows what is true now, after all the changes of this moment. */
    async #update() {
      if (this.#queued) return;
      this.#queued = true;
      await null;
      this.#queued = false;
      if (!this.isConnected) return;
      if (!isParsed(this)) {
        document.addEventListener('DOMContentLoaded', () => this.#update(), { once: true });
        return;
      }
      const turn = ++this.#turn;
      try {
        await this.#show(() => turn === this.#turn);
      } catch (error) {
        // What stays of the last answer stays as it is, so its day is said.
        if (turn === this.#turn) this.#fail(isFault(error) ? error : fault('trap', error), this.#shown?.day);
      }
    }

    async #show(isCurrent) {
      const source = this.#use();
      if (!source) return;
      // All three are requested at once: the glue, the wasm and the document.
      const [exports] = await Promise.all([
        patient(start(), 'wasm-timeout'),
        this.#shown ?? patient(source.blob, 'json-timeout'),
      ]);
      const read = await source.in(exports);
      if (!isCurrent()) return;

      const isNew = this.#view?.exports !== exports;
      const shown = isNew ? { exports, view: new exports.View(), root: create('div') } : this.#view;
      const asked = this.getAttribute('as-of');
      const standing = shown.view.show(
        shown.root,
        read.document,
        asked ?? (read.isLatest || !(read.fault ?? this.#fault) ? undefined : this.#shown?.day), // the last good one keeps its day
        this.written,
        exports.languageOf(this),
        this.headingLevel,
        source.url || undefined,
      );
      stopDays ??= exports.onNewDay(refresh);
      const focused = await exports.rendered(shown, this.#shadow, isCurrent);
      if (!isCurrent()) {
        if (isNew) shown.view.remove();
        return;
      }
      if (!standing || !shown.root.firstChild) throw fault('trap', 'nothing was rendered');
      if (isNew) {
        this.#view = shown;
        this.#shadow.adoptedStyleSheets = [plain, styles];
        this.#shadow.replaceChildren(shown.root, this.#fault ?? '');
        focused?.focus({ preventScroll: true });
      }
      const before = this.#shown;
      this.#shown = { asked, standing, day: read.isLatest ? standing.as_of : before?.day };
      if (read.isLatest) this.#recover();
      this.#state(this.#fault && 'error', standing.answer);
      if (read.fault) this.#fail(read.fault);
      if (before?.asked !== asked || before.standing.as_of !== standing.as_of) this.#tell('load', standing);
      if (before?.asked === asked && before.standing.answer !== standing.answer) this.#tell('change', standing);
    }

    /** The source that the children or else the attribute name now; none as long as it is not wanted. */
    #use() {
      // A parser that finds the element defined leaves the card that a server rendered among its children.
      const rendered = this.querySelector('template[shadowrootmode]');
      if (rendered && this.#from === undefined) {
        this.#shadow.replaceChildren(rendered.content);
        rendered.remove();
      }
      const inline = this.querySelector(':scope > script[type="application/json"]');
      const from = inline ? `#${inline.textContent}` : this.getAttribute('src');
      if (this.#from !== from) {
        // What is shown, or was said, of another document says nothing of this one.
        this.#leave();
        if (this.#from && !this.#view) this.#clear(); // what a server rendered
        this.#shown = undefined;
        this.#recover();
        this.#state();
        this.#from = from;
      }
      if (!this.#source && this.#wanted) {
        this.#source = inline ? new Source('', inline.textContent) : sourceAt(from, this.baseURI);
        this.#source.users.add(this);
      }
      return this.#source;
    }

    #leave() {
      this.#source?.leave(this);
      this.#source = undefined;
    }

    /** Back to the author's fallback. */
    #clear() {
      this.#view?.view.remove();
      this.#view = this.#shown = this.#fault = undefined;
      this.#shadow.adoptedStyleSheets = [plain];
      this.#shadow.replaceChildren(create('slot'));
      this.#state();
    }

    #recover() {
      this.#fault?.remove();
      this.#fault = undefined;
    }

    /** Says once that it could not check; what was there stays. */
    #fail({ code, detail, text = COULD_NOT_CHECK }, day = '') {
      if (this.#view && !this.#shown) this.#clear();
      this.#state('error', this.#shown?.standing.answer);
      if (this.#fault) return;
      this.#fault = create('p', { className: 'error', part: 'error', role: 'status', lang: 'en', dir: 'ltr' });
      this.#fault.textContent = `${text} ${day}`;
      this.#shadow.append(this.#fault);
      warn(code, detail);
      this.#tell('error', { code });
    }

    #state(...names) {
      try {
        this.#internals.states.clear();
        for (const name of names) if (name) this.#internals.states.add(name);
      } catch { /* A browser without custom states: only the page's own style misses them. */ }
    }

    #tell(event, detail) {
      this.dispatchEvent(new CustomEvent(`${NAME}-${event}`, { bubbles: true, composed: true, detail }));
    }
  }

  for (const [name, choices] of Object.entries(PROPERTIES)) {
    const attribute = attributeOf(name);
    Object.defineProperty(OutYet.prototype, name, {
      enumerable: true,
      get() {
        const value = this.getAttribute(attribute) ?? '';
        return choices.length ? choices.find((choice) => `${choice}` === value) ?? choices[0] : value;
      },
      set(value) {
        if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }

  customElements.define(NAME, OutYet);
}

/** The properties, with what can be chosen for each, the default first; any text where there is nothing to choose from. */
const PROPERTIES = {
  src: [],
  layout: ['card'],
  theme: ['auto', 'light', 'dark'],
  asOf: [],
  written: [],
  loading: ['lazy', 'eager'],
  headingLevel: [3, 2, 4, 5, 6],
};

/** The languages that the card has words in; `lang` is every element's own property. */
const LANGUAGES = ['en'];

const attributeOf = (property) => property.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);

function sheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

const create = (tag, properties) => Object.assign(document.createElement(tag), properties);

/** Whether the parser is past the element, so that its children are all there. */
function isParsed(element) {
  if (document.readyState !== 'loading') return true;
  for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
  return false;
}

function request(url, options) {
  return fetch(url, { referrerPolicy: 'no-referrer', ...options });
}

function measure(size) {
  if (size > LARGEST) throw fault('json-size', `over ${LARGEST}`);
}

/** A document as a blob, read no further than its size may be. */
async function download(url, cache, controller) {
  const timer = setTimeout(() => controller.abort(), END);
  try {
    const response = await request(url, { cache, credentials: 'omit', signal: controller.signal });
    if (!response.ok) throw fault('json-http', `${url}: HTTP ${response.status}`);
    const chunks = [];
    let length = 0;
    for (const reader = response.body.getReader();;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(chunks);
      chunks.push(value);
      measure(length += value.length);
    }
  } catch (error) {
    controller.abort();
    throw isFault(error) ? error : fault('json-network', `${url}: ${error} (no CORS?)`);
  } finally {
    clearTimeout(timer);
  }
}
