// The embed builder: a document, how its card is to look, and the snippet for a place to put it.

import * as address from './address.js';
import { build, capital, mark } from './build.js';
import { answered, ask, choices, make, onAnswer, part } from './card.js';
import { isDay } from './days.js';
import { COPY } from './documents.js';
import { inspect, problems } from './inspect.js';
import { TARGETS } from './snippets.js';
import { newest } from './versions.js';

const OTHER = 'other'; // instead of a document's id: an address is given
const WIDTH = 640; // px of an article, unless its author says otherwise
const PHONE = 358; // px of one on a phone
const REST = 500; // ms after the last letter of an address, so that no half of one is asked for

const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(COPY).hostname);
const WAITING = 'Asking for the document …';
const PINNED = 'The browser refuses any other bytes than those of this version; in return, no mend of the card reaches the article by itself.';
const EARLY = 'What the card loads is asked for with the page: for a card that is seen at once, since further down it would take from what is seen first. The links do most in the head of the page.';
const AROUND = ['Words of your article come before it. ', '. And others after it.'];
const RESERVED = 'Until the card has come, its height is kept free; where it cannot come, that ends.';
const LOCAL = 'This copy is on your machine alone: readers of an article cannot reach it. Put a copy on a host first, and take the snippet from there.';

/** Puts the builder into a section, in place of the snippet that stands there; done once its card has answered, or failed. */
export async function builder(place, { known, here }) {
  const [chosen, version] = await Promise.all([choices(), newest()]);
  const { preview } = new Builder(place, { known, here, choices: chosen, version });
  if (!preview.hidden) await answered(preview).catch(() => {});
}

class Builder {
  #known;
  #here;
  #version; // the newest that this copy keeps, if it keeps any
  #form;
  #url;
  #preview;
  #around = AROUND.map((words) => build('span', { hidden: true }, words)); // a preview in running text
  #findings = build('div', { class: 'findings', role: 'status' });
  #about = build('p', { class: 'about' });
  #snippets = build('div', { class: 'snippets' });
  #measure = build('div', { class: 'measure', inert: true }); // where a card is as wide as a frame, and not seen
  #turn = 0; // of the updates; only the latest may write
  #texts; // what was written last
  #inspected; // the address that #findings are about
  #typing; // the timer of the address that is being written

  constructor(place, { known, here, choices, version }) {
    this.#known = known;
    this.#here = here;
    this.#version = version;
    this.#url = build('input', { type: 'url', name: 'address', placeholder: 'https://', 'aria-label': 'Address of the status document', spellcheck: 'false', autocomplete: 'off' });
    const names = new Intl.DisplayNames('en', { type: 'language' });
    const nameOf = { 'heading-level': (level) => `h${level}` };
    const languages = choices.lang.map((tag) => [tag, names.of(tag)]).sort(([, one], [, other]) => one.localeCompare(other, 'en'));
    const select = (label, name, values) => field(label, build('select', { name },
      ...values.map(([value, text]) => build('option', { value }, text))));
    const choice = (label, name, values) => select(label, name,
      values.map((value, index) => [index ? value : '', capital((nameOf[name] ?? String)(value))]));
    this.#form = build('form', { onsubmit: (event) => event.preventDefault(), oninput: ({ target }) => this.#changed(target) },
      select('Subject', 'document', [...known.map(({ id, subject }) => [id, subject]), [OTHER, 'Another document …']]),
      this.#url,
      this.#findings,
      build('div', { class: 'fields' },
        choice('Layout', 'layout', choices.layout),
        choice('Theme', 'theme', choices.theme),
        select('Language', 'lang', [['', 'The page’s own'], ...languages]),
        field('Article written on', build('input', { type: 'date', name: 'written', min: '0001-01-01', max: '9999-12-31' })),
        choice('Heading level', 'heading-level', choices.headingLevel),
        choice('Loading', 'loading', choices.loading),
        select('Version', 'version', [['', 'The latest'], ...version ? [[version.name, `${version.name}, for good`]] : []]),
        select('Its files', 'preload', [['', 'After the script'], ['early', 'With the page']]),
        select('Height', 'height', [['', 'As it comes'], ['reserved', 'Reserved']]),
        field('Article’s width, px', build('input', { type: 'number', name: 'width', min: '240', max: '1600', placeholder: String(WIDTH), inputmode: 'numeric' }))),
      build('fieldset', { class: 'targets' }, build('legend', {}, 'Where it goes'),
        ...Object.entries(TARGETS).map(([value, { name }]) => build('label', {},
          build('input', { type: 'radio', name: 'for', value }), build('span', {}, name)))));
    place.classList.add('builder');
    place.replaceChildren(place.querySelector('h2'),
      this.#form,
      build('div', { class: 'preview' }, this.#around[0], this.#preview = make({ loading: 'eager' }), this.#around[1]),
      build('div', { class: 'result' }, isLocal && build('p', {}, LOCAL), this.#about, this.#snippets),
      this.#measure);
    const told = () => {
      this.#inspect();
      this.#write();
    };
    onAnswer(this.#preview, () => {
      this.#inspected = undefined; // what was found of a document that came late is not so any more
      told();
    });
    this.#preview.addEventListener('out-yet-error', told);
    address.onReturn(() => this.#fromAddress());
    this.#fromAddress();
  }

  /** The card as it will be. */
  get preview() { return this.#preview; }

  /** What the address names: a document that is published here, or any other. */
  #source() {
    const name = address.get('document') || this.#here || this.#known[0]?.id;
    return this.#known.find(({ id }) => id === name) ?? { document: name === OTHER ? '' : name };
  }

  #fromAddress() {
    clearTimeout(this.#typing);
    const { elements } = this.#form;
    const { id, document } = this.#source();
    elements.document.value = id ?? OTHER;
    if (this.#url.value !== document && !id) this.#url.value = document;
    this.#url.hidden = Boolean(id);
    for (const name of ['layout', 'theme', 'lang', 'written', 'heading-level', 'loading', 'version', 'preload', 'height', 'width', 'for']) {
      const control = elements[name];
      control.value = address.get(name) || (name === 'for' ? 'html' : '');
      // What the address asks for and the element does not have is as if it were not there.
      if (control.selectedIndex === -1) control.selectedIndex = 0;
      if (name === 'for' && !control.value) control.value = 'html';
    }
    this.#update();
  }

  #changed({ name, value }) {
    if (name === 'document') {
      address.set({ document: value === this.#here ? '' : value === OTHER && this.#url.value ? this.#url.value : value }, name);
      this.#fromAddress();
      if (value === OTHER) this.#url.focus();
    } else if (name === 'address') {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => {
        address.set({ document: value.trim() || OTHER }, name);
        this.#update();
      }, REST);
    } else {
      address.set({ [name]: name === 'for' && value === 'html' ? '' : value }, name);
      this.#update();
    }
  }

  get #target() { return TARGETS[this.#form.elements.for.value]; }

  /** The layout that is chosen; a card where the target has no such. */
  get #layout() {
    const { value } = this.#form.elements.layout;
    return this.#target.layouts?.includes(value) === false ? '' : value;
  }

  #attributes() {
    const value = (name) => this.#form.elements[name].value;
    const attributes = {
      src: this.#source().document,
      layout: this.#layout,
      lang: value('lang'),
      theme: value('theme'),
      written: isDay(value('written')) ? value('written') : '',
      'heading-level': value('heading-level'),
      loading: value('loading'),
    };
    // In running text there is no heading, and no room to compare two days.
    return isInline(this.#preview) ? { ...attributes, written: '', 'heading-level': '' } : attributes;
  }

  /** What was chosen for how the card comes, as far as it makes a difference there. */
  #coming() {
    const { elements } = this.#form;
    const { takes = [] } = this.#target;
    const isBlock = !isInline(this.#preview);
    const hasHeight = isBlock && takes.includes('height');
    const version = takes.includes('version') && elements.version.value ? this.#version : undefined;
    const offered = {
      version: this.#version && takes.includes('version'),
      preload: Boolean(version),
      height: hasHeight,
      width: hasHeight && elements.height.value,
      written: isBlock,
      'heading-level': isBlock,
    };
    for (const [name, isOffered] of Object.entries(offered)) elements[name].closest('label').hidden = !isOffered;
    return {
      version,
      isHinted: Boolean(version && elements.preload.value),
      width: offered.width && (elements.width.validity.valid && elements.width.valueAsNumber || WIDTH),
    };
  }

  #update() {
    mark(this.#preview, 'layout', this.#layout); // what else there is to choose depends on it
    const { src, ...attributes } = this.#attributes();
    const isAddress = isWebAddress(src);
    const isShown = this.#preview.getAttribute('src') === src;
    if (isAddress && !isShown) this.#preview.setAttribute('src', src);
    for (const [name, value] of Object.entries({ ...attributes, loading: 'eager' })) mark(this.#preview, name, value);
    this.#preview.hidden = !isAddress;
    for (const words of this.#around) words.hidden = !isAddress || !isInline(this.#preview);
    if (this.#inspected !== src) {
      this.#inspected = undefined;
      this.#findings.replaceChildren();
      if (isShown) this.#inspect();
    }
    // The snippet of another document is none of this one, which the card has not read yet.
    if (isAddress && !isShown) this.#await();
    else this.#write();
  }

  #await() {
    this.#turn += 1;
    this.#texts = undefined;
    this.#snippets.replaceChildren(build('p', { class: 'none' }, WAITING));
  }

  /** Says what is wrong with the document, and whether other sites may read it; once the card is done with it. */
  async #inspect() {
    const { id, document } = this.#source();
    if (this.#inspected === document || this.#preview.hidden) return;
    this.#inspected = document;
    const found = await inspect(document, { check: id === undefined });
    if (this.#inspected === document) this.#findings.replaceChildren(...problems(found));
  }

  /** Writes the snippet of what is chosen, once the card has answered. */
  async #write() {
    const turn = ++this.#turn;
    const target = this.#target;
    const coming = this.#coming();
    const isInstead = this.#layout !== this.#form.elements.layout.value;
    this.#about.textContent = [target.about, isInstead && target.instead, coming.version && PINNED, coming.isHinted && EARLY, coming.width && RESERVED].filter(Boolean).join(' ');
    const parts = await this.#snippet(target, coming).catch(({ message }) => [{ why: message }]);
    if (turn !== this.#turn) return;
    const texts = parts.map(({ name, file, text, why }) => [name, file, text ?? why].join('\n')).join('\n');
    // What stands there already keeps its focus, and what it said of a copy.
    if (texts === this.#texts) return;
    this.#texts = texts;
    this.#snippets.replaceChildren(...parts.map((part) => (part.why ? build('p', { class: 'none' }, part.why) : snippet(part))));
  }

  async #snippet(target, { width, ...coming }) {
    const { page, document } = this.#source();
    const { standing } = this.#preview;
    if (this.#preview.hidden) throw new Error('There is a snippet once there is the address of a document. It begins with https:// and leads to a file, like https://example.com/my-api.out-yet.json.');
    if (!standing) throw new Error(this.#inspected === undefined ? WAITING : 'There is a snippet once the card has answered.');
    if (target.needs === 'published' && !page) {
      throw new Error('There are no pictures of this document here. Its own copy of out-yet has them: “out-yet publish” makes them.');
    }
    const attributes = this.#attributes();
    const asked = { ...attributes, 'as-of': standing.as_of };
    const card = ask(asked, this.#measure);
    // Whatever the layout, in running text there stands a line where the card cannot.
    const line = isInline(this.#preview) && ask({ ...asked, layout: 'line' }, this.#measure);
    try {
      await Promise.all([answered(card), line && answered(line)]);
      return target.make({
        copy: COPY,
        attributes,
        answer: { ...answerOf(card, page ?? document), line: line ? lineOf(line, page ?? document) : undefined },
        rendered: { html: card.shadowRoot.firstElementChild.outerHTML, styles: card.constructor.styles },
        height: Math.ceil(card.offsetHeight / 10) * 10,
        published: page,
        ...coming,
        reserved: width ? { wide: heightAt(card, width), narrow: heightAt(card, Math.min(width, PHONE)) } : undefined,
      });
    } finally {
      card.remove();
      if (line) line.remove();
    }
  }
}

/** The height of a card in `em` where the article is so many pixels wide. */
function heightAt(card, width) {
  card.style.width = `${width}px`;
  return Math.round((card.offsetHeight / Number.parseFloat(getComputedStyle(card).fontSize)) * 100) / 100;
}

/** Whether a text is an address that the element takes: the rest is said by the element itself. */
function isWebAddress(text) {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Whether a card stands in running text. */
const isInline = (card) => getComputedStyle(card).display === 'inline';

/** What a card that was asked for a day says for those who do not see it. */
function answerOf(card, page) {
  const root = card.shadowRoot;
  const links = (place, selector) => [...place?.querySelectorAll(selector) ?? []].map((link) => ({
    href: link.getAttribute('href'), text: link.textContent,
  }));
  // The latest access stands first.
  const sources = ['access', 'quote'].flatMap((name) => links(root.querySelector(`[part~=${name}]`), '[part~=source]'));
  const [own] = links(root, '[part~=page]');
  return {
    lang: langOf(card),
    summary: card.summary,
    sources: sources.filter(({ href }, index) => sources.findIndex((other) => other.href === href) === index),
    page: { href: own?.href ?? page, text: part(card, 'question') },
  };
}

/** What a line says, of which a part leads to where more is told. */
function lineOf(card, page) {
  const root = card.shadowRoot.querySelector('[part~=line]');
  const link = root.querySelector('[part~=details]');
  const [before, after] = ['setEndBefore', 'setStartAfter'].map((limit) => {
    const range = new Range();
    range.selectNodeContents(root);
    range[limit](link);
    return range.toString();
  });
  const own = link.href === new URL(card.getAttribute('src'), document.baseURI).href ? undefined : link.getAttribute('href');
  return { before, mark: { href: own ?? page, text: link.textContent }, after };
}

const langOf = (card) => card.shadowRoot.querySelector('[lang]').lang;

function snippet({ name, file, text }) {
  const code = build('pre', {}, build('code', {}, text));
  const told = build('span', { role: 'status' });
  const copy = build('button', {
    type: 'button',
    async onclick() {
      try {
        await navigator.clipboard.writeText(text);
        told.textContent = 'Copied.';
      } catch {
        getSelection().selectAllChildren(code);
        told.textContent = 'The browser does not let the page copy. It is selected: press Ctrl+C, or ⌘C.';
      }
    },
  }, 'Copy');
  return build('div', { class: 'snippet' },
    build('p', {}, file ? build('code', {}, file) : name && build('span', { class: 'name' }, name), copy, told),
    code);
}

const field = (label, control) => build('label', {}, build('span', {}, label), control);
