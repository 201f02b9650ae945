// H2: pages whose scripts have put something else in the place of what every script counts on. The card answers, or the
// author’s words stay and a code is told; and what the page has made of its browser stays as the page made it.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { answered, rebase, report, settled } from '../invariants.mjs';
import { cardOf, scriptOf } from './row.mjs';
import { framed } from './framed.mjs';

/** What the page’s first script does. */
const SCRIPTS = {
  // Libraries of their time, that put things of their own into the built-in types.
  'Prototype': () => {
    Array.prototype.each = function each(work) { for (let index = 0; index < this.length; index += 1) work(this[index]); };
    Object.assign(Array.prototype, { clear() { this.length = 0; return this; }, first() { return this[0]; }, without() { return []; }, toArray() { return [].concat(this); } });
    Array.prototype.toJSON = function toJSON() { return `[${this.map((value) => JSON.stringify(value)).join(', ')}]`; };
    String.prototype.toJSON = function toJSON() { return `"${this}"`; };
    Function.prototype.bind = function bind(self, ...values) { const work = this; return function bound(...more) { return work.apply(self, values.concat(more)); }; };
    window.$ = (id) => document.getElementById(id);
    window.$A = (list) => [].slice.call(list);
    Element.prototype.update = function update(html) { this.innerHTML = html; return this; };
    Element.prototype.remove = function remove() { this.parentNode?.removeChild(this); return this; };
    document.getElementsByClassName = (name) => [].slice.call(document.querySelectorAll(`.${name}`));
  },
  'MooTools': () => {
    Object.assign(Function.prototype, { extend(object) { return Object.assign(this, object); }, implement(object) { Object.assign(this.prototype, object); return this; }, overloadSetter() { return this; } });
    Array.from = (value) => (value == null ? [] : typeof value === 'object' && 'length' in value ? [].slice.call(value) : [value]);
    Object.assign(String.prototype, { contains(text) { return this.indexOf(text) > -1; }, clean() { return this.trim(); } });
    Object.assign(Array.prototype, { include(value) { if (!this.includes(value)) this.push(value); return this; }, flatten() { return [].concat(...this); } });
    Element.prototype.set = function set(name, value) { this[name] = value; return this; };
    window.Class = function Class() {};
  },
  'enumerable things on every object': () => { Object.prototype.extend = function extend() {}; Object.prototype.each = function each() {}; Array.prototype.last = function last() { return this[this.length - 1]; }; },
  'zone-like promises': () => {
    const { then } = Promise.prototype;
    Promise.prototype.then = function patched(...values) { return then.apply(this, values); };
    const Native = Promise;
    window.Promise = class ZoneAwarePromise extends Native {};
    for (const name of ['setTimeout', 'setInterval']) { const native = window[name]; window[name] = (...values) => native(...values); }
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function patched(name, listener, ...values) { return addEventListener.call(this, name, listener && ((event) => (listener.handleEvent ? listener.handleEvent(event) : listener.call(this, event))), ...values); };
  },
  'a polyfilled Promise': () => {
    const Native = Promise;
    window.Promise = function Promise(work) { const native = new Native(work); this.then = (...values) => native.then(...values); this.catch = (failed) => native.catch(failed); };
    Object.assign(window.Promise, { resolve: (value) => Native.resolve(value), reject: (value) => Native.reject(value), all: (list) => Native.all(list), race: (list) => Native.race(list) });
  },
  'a polyfilled Symbol': () => { window.Symbol = Object.assign(function Symbol(name) { return `@@${name}${Math.random()}`; }, { for: (name) => `@@${name}`, iterator: '@@iterator' }); },
  'a wrapped fetch': () => { const native = fetch; window.fetch = function fetch(input, init) { return native.call(this, input, { ...init, headers: { ...init?.headers } }).then((response) => response); }; },
  'a fetch that is none': () => { window.fetch = (url) => new Promise((done, failed) => { const request = new XMLHttpRequest(); request.onload = () => done({ ok: request.status < 400, status: request.status, text: () => Promise.resolve(request.responseText), json: () => Promise.resolve(JSON.parse(request.responseText)) }); request.onerror = () => failed(new TypeError('Network request failed')); request.open('GET', url); request.send(); }); },
  'a fetch that throws': () => { window.fetch = () => { throw new Error('no'); }; },
  'another Response': () => { window.Response = function Response() {}; },
  'another Window': () => { window.Window = function Window() {}; },
  'another Reflect': () => { window.Reflect = {}; },
  'no TextDecoder': () => { delete window.TextDecoder; delete window.TextEncoder; },
  'another TextDecoder': () => { window.TextDecoder = function TextDecoder() { this.decode = () => 'x'; }; },
  'another URL': () => { window.URL = function URL(text) { this.href = text; }; },
  'another Date': () => { const Native = Date; window.Date = function Date(...values) { return values.length ? new Native(...values) : new Native(2031, 0, 1); }; window.Date.prototype = Native.prototype; window.Date.now = () => 'soon'; window.Date.parse = () => NaN; },
  'another Intl': () => { window.Intl = {}; },
  'another JSON': () => { window.JSON = { parse: () => ({}), stringify: () => '' }; },
  'frozen intrinsics': () => {
    for (const type of [Object, Function, Array, String, Number, Promise, Map, Set, Error, Date, RegExp, EventTarget, Node, Element, HTMLElement, Event]) {
      Object.freeze(type.prototype);
      Object.freeze(type);
    }
  },
  'attachShadow wrapped': () => { const native = Element.prototype.attachShadow; Element.prototype.attachShadow = function attachShadow(init) { return native.call(this, { ...init, mode: 'open' }); }; },
  'attachShadow that throws': () => { Element.prototype.attachShadow = () => { throw new Error('no'); }; },
  'customElements.define wrapped': () => { const native = customElements.define; customElements.define = function define(name, type, options) { return native.call(this, name, class extends type {}, options); }; },
  'customElements.define that throws': () => { customElements.define = () => { throw new Error('no'); }; },
  'another MutationObserver': () => { window.MutationObserver = function MutationObserver() { this.observe = () => {}; this.disconnect = () => {}; this.takeRecords = () => []; }; },
  'another IntersectionObserver': () => { window.IntersectionObserver = function IntersectionObserver(told) { this.observe = (target) => setTimeout(() => told([{ target, isIntersecting: true }])); this.unobserve = () => {}; this.disconnect = () => {}; }; },
  'document.write': () => { document.write('<p>Written.</p>'); const { write } = document; document.write = (html) => write.call(document, html); },
  'arrays of another time': () => {
    Object.assign(Array.prototype, {
      reduce() { return this.length > 1 ? this : this[0]; }, // as Prototype had it
      entries() { return [...this]; },
      map(work, self) { const all = []; for (let index = 0; index < this.length; index += 1) all.push(work.call(self, this[index], index, this)); return all; },
      filter(work, self) { const all = []; for (let index = 0; index < this.length; index += 1) if (work.call(self, this[index], index)) all.push(this[index]); return all; },
      find(work, self) { for (let index = 0; index < this.length; index += 1) if (work.call(self, this[index], index)) return this[index]; return undefined; },
      forEach(work, self) { for (let index = 0; index < this.length; index += 1) work.call(self, this[index], index, this); },
      indexOf(value) { for (let index = 0; index < this.length; index += 1) if (this[index] === value) return index; return -1; },
    });
  },
  'another iteration': () => {
    Array.prototype[Symbol.iterator] = function values() {
      let index = 0;
      return { next: () => (index < this.length ? { done: false, value: this[index++] } : { done: true, value: undefined }), [Symbol.iterator]() { return this; } };
    };
  },
  'shimmed objects': () => {
    Object.keys = (object) => { const keys = []; for (const key in object) if (Object.prototype.hasOwnProperty.call(object, key)) keys.push(key); return keys; };
    Object.entries = (object) => Object.keys(object).map((key) => [key, object[key]]);
    Object.assign = (target, ...sources) => { for (const source of sources) for (const key in source) target[key] = source[key]; return target; };
    Object.hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
    const { defineProperty } = Object;
    Object.defineProperty = (object, key, descriptor) => defineProperty(object, key, { configurable: true, ...descriptor });
  },
  'a page that looks into every element': () => {
    const { createElement } = document;
    document.createElement = function patched(name, ...values) { const element = createElement.call(this, name, ...values); element.seen = true; return element; };
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function patched(name, value) { return setAttribute.call(this, name, String(value)); };
    const { appendChild, insertBefore } = Node.prototype;
    Node.prototype.appendChild = function patched(node) { return appendChild.call(this, node); };
    Node.prototype.insertBefore = function patched(node, before) { return insertBefore.call(this, node, before); };
  },
  'no console': () => { window.console = undefined; },
};

/** In these the card cannot answer, and one of these codes is told. */
const CODES = {
  'a fetch that is none': ['wasm-http'],
  'a fetch that throws': ['json-network', 'wasm-http'],
  'another Response': ['json-network'],
  'no TextDecoder': ['wasm-bytes'],
  'another TextDecoder': ['trap'],
  'another URL': ['src'],
  'another Intl': ['trap'],
};

/** In these the page’s own function throws its own error before there is a card. */
const THROWN = ['attachShadow that throws', 'customElements.define that throws'];

/** That a code is told, and the words stay. */
async function fallsBack(page, codes) {
  const isTold = ({ name }) => name === 'error';
  let found;
  for (const end = Date.now() + 10_000; Date.now() < end && !found?.events.some(isTold);) {
    await sleep(50);
    found = await report(page);
  }
  const { code, ms } = found.events.find(isTold) ?? {};
  assert.ok(codes.includes(code), code);
  if (code !== 'trap') return `${code} ${await settled(page, { code })} ms`;
  // Of a trap there is a word each time that the program was started.
  const { cards: [{ words, answers, errors, yes, no }], faults, warnings, changes, events } = found;
  assert.ok(words.length, 'the author’s words stay');
  assert.deepEqual([answers, errors.length, yes || no, events.length], [[], 1, false, 1]);
  assert.deepEqual([faults, changes, warnings.length], [[], [], 3]);
  for (const warning of warnings) assert.ok(warning.startsWith('[out-yet] trap: '), warning);
  return `${code} ${ms} ms`;
}

/** That no more is said than the page’s own error, and the words stay. */
async function staysOut(page) {
  const { cards: [{ words, answers }], faults, warnings, changes, events } = await report(page);
  assert.ok(words.length, 'the author’s words stay');
  assert.deepEqual([answers, warnings, changes, events], [[], [], [], []]);
  assert.equal(faults.length, 1);
  assert.match(faults[0], /\bno$|^Script error/);
  return 'words';
}

const row = ([name, script]) => ({
  id: `H2 ${name}`,
  engines: 'all',
  body: (scene) => `<script>(${script})();</script><script>${rebase}</script>${scriptOf(scene, 'crossorigin')}${cardOf(scene)}`,
  async run(scene) {
    const page = await framed(scene);
    if (CODES[name]) return fallsBack(page, CODES[name]);
    if (THROWN.includes(name)) return staysOut(page);
    return `Yes ${await answered(page)} ms`;
  },
});

export const hostileScripts = Object.entries(SCRIPTS).map(row);
