// The class of <out-yet>: life in the page, loading, faults. What comes after the program is there stands in shown.js,
// which is loaded with it, and what the card says is decided in Rust.

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
 * `base` is the absolute URL of the folder in which the files lie, `glue` and `wasm` are the name and the integrity of
 * each, `nonce` is that of the page's policy for scripts.
 */
export function define(base, { glue, wasm, nonce = '' }) {
  // Browsers that are too old for it keep the author's words.
  if (customElements.get(NAME) || !('adoptedStyleSheets' in document)) return;

  const cards = new Set(); // those in the page
  const sources = new Map(); // by URL
  let program; // Promise of the glue with its instance
  let compiled; // the wasm's module, which a fresh instance is made from
  let policy; // of Trusted Types, where the browser has them
  let traps = 0;
  let starts = 0;
  const page = { plain: sheet(PLAIN), refresh }; // what shown.js shares among the cards

  // ---- the program: one wasm instance for all cards ----

  function start(shadow) {
    if (!program) {
      const loading = load(shadow);
      program = patient(loading, 'wasm-timeout', () => { program = loading; });
      loading.catch(() => { program = undefined; });
    }
    return program;
  }

  async function load(shadow) {
    if (traps > 1) throw fault('trap');
    if (typeof WebAssembly !== 'object') throw fault('no-wasm');
    const [exports, module] = await Promise.all([glueFrom(shadow), compiled ?? bytesOf(wasm)]).catch(missing);
    compiled = await exports.start(module, trapped);
    OutYet.styles = exports.styles;
    return exports;
  }

  /** An import has no integrity of its own, but the module is then the one that a script element has loaded with it. */
  async function glueFrom(shadow) {
    await bytesOf(glue); // From the cache the script is there at once: while one is loaded, the page's `load` waits.
    // The fragment makes a module of its own of the same file, for a fresh instance or where the last import failed.
    const url = `${base + glue[0]}#${starts += 1}`;
    const script = create('script', { type: 'module', crossOrigin: '', referrerPolicy: 'no-referrer', integrity: glue[1], nonce });
    script.src = trusted(url);
    await new Promise((loaded, reject) => {
      script.onload = loaded;
      script.onerror = () => reject(glue[0]);
      shadow.append(script);
    }).finally(() => script.remove());
    return import(url);
  }

  function trusted(url) {
    try {
      policy ??= self.trustedTypes?.createPolicy(NAME, { createScriptURL: (url) => url });
    } catch (error) {
      throw fault('wasm-csp', error);
    }
    return policy?.createScriptURL(url) ?? url;
  }

  async function bytesOf([name, integrity]) {
    const response = await request(base + name, { integrity, signal: AbortSignal.timeout(END) });
    return response.ok ? response.arrayBuffer() : missing(`HTTP ${response.status}`);
  }

  function missing(why) {
    throw isFault(why) ? why : fault('wasm-http', `${base}: ${why}`);
  }

  function trapped(error) {
    traps += 1;
    program = undefined;
    warn('trap', error);
    updateAll();
  }

  /** The promise, as long as patience with it lasts; of what comes later `late` takes note, and it is shown all the same. */
  function patient(promise, code, late) {
    const patience = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(fault(code));
        promise.then(late).then(updateAll, () => {});
      }, PATIENCE);
      promise.then(resolve, reject).then(() => clearTimeout(timer));
    });
    patience.catch(() => {}); // Whoever asks is told; if nobody does, the page need not be.
    return patience;
  }

  // ---- documents: one request at a time for each URL, whatever the number of cards ----

  class Source {
    users = new Set();
    #fetched = 0;

    /** What shown.js needs: `pending` is the AbortController of a request, `blob` a promise. */
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
      this.pending = pending;
      this.#fetched = Date.now();
      const loading = download(this.url, cache, pending);
      this.blob = patient(loading, 'json-timeout', () => { this.blob = loading; });
      loading
        .catch(() => { this.#fetched = 0; })
        .then(() => {
          this.pending = undefined;
          if (this.good) updateAll();
        });
    }

    /** Fetches it again if that failed, or was more than an hour ago. */
    refresh() {
      if (!this.pending && Date.now() - this.#fetched > FRESH) this.fetch('no-cache');
    }

    leave(card) {
      this.users.delete(card);
      if (this.users.size) return;
      this.pending?.abort();
      if (sources.get(this.url) === this) sources.delete(this.url);
      this.free?.();
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
    if (!sources.has(url.href)) sources.set(url.href, new Source(url.href));
    return sources.get(url.href);
  }

  // ---- moments at which the answer may have changed ----

  let updateAll; // has every card show what is true now

  function refresh() {
    for (const source of sources.values()) source.refresh();
    updateAll();
  }

  document.addEventListener('visibilitychange', () => document.hidden || refresh());
  addEventListener('pageshow', ({ persisted }) => persisted && refresh());
  addEventListener('online', refresh);

  // ---- the element ----

  class OutYet extends HTMLElement {
    static observedAttributes = ['lang', ...Object.keys(PROPERTIES).map(attributeOf)];

    /** What can be chosen, for those who build something with it. */
    static choices = { ...PROPERTIES, lang: LANGUAGES };

    /** The style sheet of the cards, as text; empty until the program is there. */
    static styles = '';

    static #near = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) target.#want();
    }, { rootMargin: '400px' });

    static {
      updateAll = () => {
        for (const card of cards) card.#update();
      };
    }

    #internals = this.attachInternals();
    #children = new MutationObserver(() => this.#update()); // for a document in the page
    #wanted = false; // near enough to the reader, or eager
    #queued = false; // for an update
    #turn = 0; // of the updates; only the latest may show anything
    #source;
    #from; // what #source was made from

    /**
     * What shown.js needs to know and to do. `view` is what stands there, `shown` what it says: what was asked, the
     * standing, and the day of the last good answer; `error` is the sentence that says it could not check.
     */
    #card = {
      shadow: this.#internals.shadowRoot ?? this.attachShadow({ mode: 'open' }),
      page,
      fail: (fault) => this.#fail(fault),
      recover: () => this.#recover(),
      state: (...names) => this.#state(...names),
      tell: (event, detail) => this.#tell(event, detail),
    };

    constructor() {
      super();
      const { shadow } = this.#card;
      shadow.adoptedStyleSheets = [page.plain];
      if (!shadow.firstChild) shadow.append(create('slot'));
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
      this.#children.observe(this, { childList: true, characterData: true, subtree: true });
      if (this.#wanted || this.loading === 'eager') this.#want();
      else OutYet.#near.observe(this);
      this.#update();
    }

    /** What is shown, as the events tell it; null while there is nothing. */
    get standing() { return this.#card.shown?.standing ?? null; }

    /** The answer that is shown and its day, as a plain sentence; empty while there is none. */
    get summary() { return (this.#card.shown && this.#card.view.summary()) ?? ''; }

    /** A card that was only moved is connected again by the end of the moment. */
    async disconnectedCallback() {
      await null;
      if (this.isConnected || !cards.delete(this)) return;
      if (!cards.size) page.stopDays = page.stopDays?.();
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
      const isCurrent = () => turn === this.#turn;
      try {
        const source = this.#use();
        if (!source) return;
        // All three are requested at once: the glue, the wasm and the document.
        const [exports] = await Promise.all([start(this.#card.shadow), this.#card.shown ?? source.blob]);
        await exports.show(this, this.#card, source, isCurrent);
      } catch (error) {
        // What stays of the last answer stays as it is, so its day is said.
        if (isCurrent()) this.#fail(isFault(error) ? error : fault('trap', error), this.#card.shown?.day);
      }
    }

    /** The source that the children or else the attribute name now; none as long as it is not wanted. */
    #use() {
      // A parser that finds the element defined leaves the card that a server rendered among its children.
      const rendered = this.querySelector('template[shadowrootmode]');
      if (rendered && this.#from === undefined) {
        this.#card.shadow.replaceChildren(rendered.content);
        rendered.remove();
      }
      const inline = this.querySelector(':scope > script[type="application/json"]');
      const from = inline ? `#${inline.textContent}` : this.getAttribute('src');
      if (this.#from !== from) {
        // What is shown, or was said, of another document says nothing of this one.
        this.#leave();
        if (this.#from && !this.#card.view) this.#clear(); // what a server rendered
        this.#card.shown = undefined;
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
      const { shadow, view } = this.#card;
      view?.free();
      this.#card.view = this.#card.shown = this.#card.error = undefined;
      shadow.adoptedStyleSheets = [page.plain];
      shadow.replaceChildren(create('slot'));
      this.#state();
    }

    #recover() {
      this.#card.error?.remove();
      this.#card.error = undefined;
    }

    /** Says once that it could not check; what was there stays. */
    #fail({ code, detail, text = COULD_NOT_CHECK }, day = '') {
      const { view, shown, shadow } = this.#card;
      if (view && !shown) this.#clear();
      this.#state('error', shown?.standing.answer);
      if (this.#card.error) return;
      const error = create('p', { className: 'error', part: 'error', role: 'status', lang: 'en', dir: 'ltr' });
      error.textContent = `${text} ${day}`;
      shadow.append(error);
      this.#card.error = error;
      warn(code, detail);
      this.#tell('error', { code });
    }

    #state(...names) {
      try {
        const { states } = this.#internals;
        states.clear();
        for (const name of names) if (name) states.add(name);
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
