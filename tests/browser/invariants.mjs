// The four things that hold after every fault, in any page and any browser: the content stays, it is said once, the page
// is not touched, and a failure is never an answer.
//
// `recorder` is the text of a classic script, the first of a stranger’s page. `page` is anything with
// `evaluate(function, ...values)`.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const KEY = `recorder-${randomUUID()}`; // where a page keeps what was recorded; nothing in it can know the name
const YES = ['Yes', 'Ja'];
const COULD_NOT_CHECK = 'Couldn’t check just now.';
const LIMIT = 10_000; // ms within which every fault has settled

export const recorder = `(${record})(${JSON.stringify(KEY)}, ${LIMIT});`;

/** The text of a script that counts what was done to the page up to now as the page’s own doing. */
export const rebase = `window[${JSON.stringify(KEY)}].rebase();`;

/** Runs in the page. It keeps what it needs of the browser, for pages that spoil it later. */
function record(key, limit) {
  const { apply, ownKeys, getOwnPropertyDescriptor: descriptorOf } = Reflect;
  const { is } = Object;
  const quote = JSON.stringify;
  const now = performance.now.bind(performance);
  const getter = (type, name) => {
    const { get } = descriptorOf(type.prototype, name);
    return (object) => apply(get, object, []);
  };
  const method = (type, name) => {
    const found = type.prototype[name];
    return (object, ...values) => apply(found, object, values);
  };
  const listen = method(EventTarget, 'addEventListener');
  const all = method(Document, 'querySelectorAll');
  const find = method(DocumentFragment, 'querySelectorAll');
  const shadowOf = getter(Element, 'shadowRoot');
  const childrenOf = getter(Element, 'children');
  const boxOf = method(Element, 'getBoundingClientRect');
  const htmlOf = getter(Element, 'outerHTML');
  const textOf = getter(Node, 'textContent');
  const activeOf = getter(Document, 'activeElement');
  const cookieOf = getter(Document, 'cookie');
  const titleOf = getter(Document, 'title');
  const lengthOf = getter(History, 'length');
  const matches = method(Element, 'matches');
  const { documentElement } = document;

  const seen = { faults: [], warnings: [], errors: [], events: [], violations: [] };
  let isLate = false;
  let origin = now();
  const add = (list, value) => { list[list.length] = value; };
  listen(window, 'error', (event) => { if (event.target === window) add(seen.faults, `${event.message}`); });
  listen(window, 'unhandledrejection', ({ reason }) => add(seen.faults, `rejected: ${reason}`));
  listen(document, 'securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    add(seen.violations, `${effectiveDirective} ${blockedURI}`);
  });
  for (const name of ['error', 'load', 'change']) {
    listen(window, `out-yet-${name}`, ({ detail }) => {
      add(seen.events, { name, code: `${detail?.code ?? ''}`, ms: Math.round(now() - origin), isLate });
    });
  }
  for (const [level, list] of [['warn', seen.warnings], ['error', seen.errors]]) {
    const original = console[level];
    console[level] = function (...values) {
      let text = '';
      for (let index = 0; index < values.length; index += 1) text += `${index ? ' ' : ''}${String(values[index])}`;
      add(list, text);
      return apply(original, this, values);
    };
  }
  // A timer that is started no earlier than the card’s own ends in the order of the timers, however busy the machine is.
  customElements.whenDefined('out-yet').then(() => {
    origin = now();
    setTimeout(() => { isLate = true; }, limit);
  });

  const types = [
    Object, Function, Array, String, Number, Boolean, Symbol, BigInt, RegExp, Date, Promise, Map, Set, WeakMap, Error, ArrayBuffer,
    Uint8Array, EventTarget, Event, Node, Element, HTMLElement, Document, ShadowRoot, Window, Response, URL,
  ];
  const objects = [['window', window], ['document', document], ['JSON', JSON], ['Math', Math], ['Reflect', Reflect], ['console', console], ['navigator', navigator]];
  if (typeof WebAssembly === 'object') add(objects, ['WebAssembly', WebAssembly]);
  for (const type of types) {
    add(objects, [type.name, type]);
    add(objects, [`${type.name}.prototype`, type.prototype]);
  }
  // No getter is called.
  const shapeOf = (object) => {
    const shape = new Map();
    for (const name of ownKeys(object)) shape.set(name, descriptorOf(object, name));
    return shape;
  };
  // Those of the drivers are not the card’s; and frames are nodes of the page, which are looked at as such.
  const isForeign = (name) => name === key || /^([0-9]+$|(__|Symbol\()?(playwright|pw|puppeteer|webdriver|automation))/i.test(String(name));
  const isSame = (one, other) => one && other && is(one.value, other.value) && one.get === other.get && one.set === other.set && one.enumerable === other.enumerable;
  const named = Map.prototype.get;
  const mapKeys = Map.prototype.keys;
  const next = Object.getPrototypeOf(new Map().keys()).next;

  const attempt = (what) => {
    try {
      return what();
    } catch (error) {
      return error.name; // storage, where a page has none
    }
  };
  const stateOf = () => [
    `title ${titleOf(document)}`,
    `cookie ${attempt(() => cookieOf(document))}`,
    `local ${attempt(() => Object.keys(localStorage))}`,
    `session ${attempt(() => Object.keys(sessionStorage))}`,
    `history ${lengthOf(history)}`,
    `scroll ${window.scrollX} ${window.scrollY}`,
    `focus ${activeOf(document)?.localName}#${activeOf(document)?.id}`,
  ];

  let shapes;
  let states;
  let html;
  const rebase = () => {
    shapes = [];
    for (let index = 0; index < objects.length; index += 1) add(shapes, shapeOf(objects[index][1]));
    states = stateOf();
    html = htmlOf(documentElement);
  };

  function changes() {
    const found = [];
    for (let index = 0; index < objects.length; index += 1) {
      const [name, object] = objects[index];
      const before = shapes[index];
      const keys = ownKeys(object);
      for (let at = 0; at < keys.length; at += 1) {
        if (!isForeign(keys[at]) && !isSame(apply(named, before, [keys[at]]), descriptorOf(object, keys[at]))) add(found, `${name}.${String(keys[at])}`);
      }
      for (let step, steps = apply(mapKeys, before, []); !(step = apply(next, steps, [])).done;) {
        if (!isForeign(step.value) && !descriptorOf(object, step.value)) add(found, `${name}.${String(step.value)} is gone`);
      }
    }
    const after = stateOf();
    for (let index = 0; index < after.length; index += 1) if (after[index] !== states[index]) add(found, `${states[index]} → ${after[index]}`);
    return found;
  }

  const isShown = (element) => {
    const { width, height } = boxOf(element);
    return width > 0 && height > 0;
  };
  const has = (element, state) => {
    try {
      return matches(element, `:state(${state})`);
    } catch {
      return null; // a browser without custom states
    }
  };

  function cards() {
    const found = [];
    const elements = all(document, 'out-yet');
    for (let index = 0; index < elements.length; index += 1) {
      const element = elements[index];
      const shadow = shadowOf(element);
      const parts = (selector) => {
        const texts = [];
        const nodes = shadow ? find(shadow, selector) : [];
        for (let at = 0; at < nodes.length; at += 1) if (isShown(nodes[at])) add(texts, textOf(nodes[at]));
        return texts;
      };
      const words = [];
      const children = childrenOf(element);
      for (let at = 0; at < children.length; at += 1) if (isShown(children[at])) add(words, textOf(children[at]));
      add(found, {
        words, answers: parts('.answer'), errors: parts('.error'), days: parts('.as-of'),
        yes: has(element, 'yes'), no: has(element, 'no'), error: has(element, 'error'),
      });
    }
    return found;
  }

  /** As JSON, by hand: pages give their own types a `toJSON`. */
  function text(value) {
    if (typeof value === 'string') return quote(value);
    if (typeof value !== 'object' || value === null) return `${value}`;
    let all = '';
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) all += `${index ? ',' : ''}${text(value[index])}`;
      return `[${all}]`;
    }
    const names = ownKeys(value);
    for (let index = 0; index < names.length; index += 1) all += `${index ? ',' : ''}${quote(names[index])}:${text(value[names[index]])}`;
    return `{${all}}`;
  }

  rebase();
  listen(document, 'DOMContentLoaded', () => {
    html = htmlOf(documentElement);
    states = stateOf();
  });
  Object.defineProperty(window, key, {
    value: {
      rebase,
      report: () => text({ ...seen, isLoaded: document.readyState === 'complete', cards: cards(), changes: changes(), before: html, html: htmlOf(documentElement) }),
    },
  });
}

/** What was recorded up to now; null where the page has not begun. */
export const report = async (page) => JSON.parse(await page.evaluate((key) => window[key]?.report() ?? null, KEY));

/** What a page did to itself up to now is its own doing. */
export const forget = (page) => page.evaluate((key) => window[key].rebase(), KEY);

/**
 * Waits until `isThere(report)`, and then as long again as it takes a second fault to be said; returns the last report.
 * After `within` ms it goes on with what is there, of which the assertions say what is wrong with it.
 */
async function reported(page, isThere, within = 15_000) {
  const end = Date.now() + within;
  let found;
  do {
    await sleep(50);
    found = await report(page);
  } while (!(found && isThere(found)) && Date.now() < end);
  await sleep(200);
  return report(page);
}

/** A page’s HTML without what a browser writes otherwise: space beside tags, empty values, nonces, and templates that became shadow roots. */
const normal = (html) => html
  .replace(/<!doctype html>/i, '')
  .replace(/<template shadowrootmode.*?<\/template>/gs, '')
  .replace(/ nonce(="[^"]*")?/g, '')
  .replaceAll('=""', '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([<>]) ?/g, '$1');

/** I3: the page, its globals, the built-in types, what it stores, its history, scroll, focus and title are as they were. */
function untouched({ changes, before, html }, source) {
  assert.deepEqual(changes, [], 'the page around is untouched');
  const [is, was] = [normal(html), normal(source ?? before)];
  let same = 0;
  while (same < is.length && is[same] === was[same]) same += 1;
  const from = Math.max(0, same - 40);
  assert.equal(is.slice(from, same + 200), was.slice(from, same + 200), 'the page’s nodes, and the author’s words, are untouched');
}

function quiet({ faults, errors, violations }, { violations: expected = [] }) {
  assert.deepEqual(faults, [], 'no uncaught error and no unhandled rejection');
  assert.deepEqual(errors, [], 'console.error is not called');
  assert.deepEqual([...new Set(violations.map((violation) => violation.split(' ')[0]))], expected, `violations of the page’s policy: ${violations}`);
}

/**
 * Asserts what holds after a fault. Returns the time until it was said, in ms since the element was defined.
 *
 * `code` is the only one that is told, `text` the sentence; `keeps` the answer and the sentence of its day that stay of an
 * earlier answer, like `{ answer: 'Yes', day: 'As of 1 June 2026' }`; without it, the author’s words stay. `cards` is how
 * many cards say so, and `faults` how often it is told, if not as often. `source` is the HTML of the page, if nothing but
 * the parser made it; otherwise it has to be as it was when it was parsed, or when `rebase` was last called. `violations`
 * are the directives of its policy that it is expected to break.
 */
export async function settled(page, { code, text = COULD_NOT_CHECK, keeps, cards = 1, source, ...expected }) {
  const found = await reported(page, (found) => found.cards.length >= cards && found.cards.every(({ errors }) => errors.length));
  const told = found.events.filter(({ name }) => name === 'error');
  assert.deepEqual(told.map((event) => event.code), Array(cards).fill(code), 'one out-yet-error a card');
  assert.equal(found.cards.length, cards);
  for (const card of found.cards) {
    assert.deepEqual(card.errors.map((error) => error.trim()), [keeps ? `${text} ${keeps.said ?? ''}`.trim() : text], 'one sentence');
    if (keeps) {
      assert.deepEqual(card.answers, [keeps.answer], 'the last good answer stays');
      if (keeps.day) assert.deepEqual(card.days, [keeps.day], 'with its day');
    } else {
      assert.equal(told.some(({ isLate }) => isLate), false, `it is said within ${LIMIT} ms`);
      assert.ok(card.words.length, 'the author’s words stay');
      assert.deepEqual(card.answers, [], 'a failure is no answer');
      assert.notEqual(card.yes, true);
      assert.notEqual(card.no, true);
    }
    assert.notEqual(card.error, false, ':state(error)');
  }
  if (!keeps) assert.deepEqual(found.events.filter(({ name }) => name !== 'error'), [], 'no answer is told');
  assert.equal(found.warnings.length, cards, `one warning a card: ${found.warnings}`);
  for (const warning of found.warnings) assert.ok(warning.startsWith(`[out-yet] ${code}: `), warning);
  quiet(found, expected);
  untouched(found, source);
  return Math.max(...told.map(({ ms }) => ms));
}

/**
 * Asserts what holds where nothing may fail: `cards` of them, each with one `answer`, and nothing said of any failure.
 * Returns the time until the last was told, in ms since the element was defined. It may take `within` ms.
 */
export async function answered(page, { answer = 'Yes', cards = 1, source, within, ...expected } = {}) {
  // What a server rendered shows an answer before any script has run.
  const isTold = ({ events }) => events.filter(({ name }) => name === 'load').length >= cards;
  const found = await reported(page, (found) => isTold(found) && found.cards.every(({ answers, errors }) => answers.length && !errors.length), within);
  assert.deepEqual(found.cards.map(({ answers }) => answers), Array(cards).fill([answer]));
  for (const card of found.cards) {
    assert.deepEqual(card.errors, []);
    assert.deepEqual(card.words, [], 'the author’s words give way to the answer');
    if (card.error !== null) assert.deepEqual([card.yes, card.no, card.error], [YES.includes(answer), answer === 'No', false], 'states');
  }
  assert.deepEqual(found.events.filter(({ name }) => name === 'error'), [], 'no failure is told');
  assert.deepEqual(found.warnings, []);
  quiet(found, expected);
  untouched(found, source);
  return Math.max(...found.events.map(({ ms }) => ms));
}

/**
 * Asserts what holds once an answer has come after `code` was told: it stands in place of the failure, of which nothing
 * more was said.
 */
export async function recovered(page, { code, answer = 'Yes', source, ...expected }) {
  const found = await reported(page, (found) => found.cards.every(({ answers, errors }) => answers.length && !errors.length));
  for (const card of found.cards) {
    assert.deepEqual([card.answers, card.errors, card.words, card.days], [[answer], [], [], []]);
    if (card.error !== null) assert.deepEqual([card.yes, card.no, card.error], [YES.includes(answer), answer === 'No', false], 'states');
  }
  const told = found.events.filter(({ name }) => name === 'error').map((event) => event.code);
  assert.deepEqual(told, [code], 'one out-yet-error');
  assert.equal(found.warnings.length, 1, `one warning: ${found.warnings}`);
  quiet(found, expected);
  untouched(found, source);
}

/** Asserts what holds where the script never ran: the author’s words, and nothing else. */
export async function unstarted(page, { cards = 1, source, ...expected } = {}) {
  await reported(page, ({ isLoaded }) => isLoaded);
  await sleep(300);
  const found = await report(page);
  assert.equal(found.cards.length, cards);
  for (const card of found.cards) {
    assert.ok(card.words.length, 'the author’s words stay');
    assert.deepEqual([card.answers, card.errors], [[], []]);
  }
  assert.deepEqual([found.events, found.warnings], [[], []], 'nothing is said');
  quiet(found, expected);
  untouched(found, source);
}
