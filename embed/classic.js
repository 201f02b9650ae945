import { ATTRIBUTES, create, define, NAME, propertyOf } from "./element.js";

// The one script of a page, classic or module, before or after its cards.
// None for a module, which runs but once for all its tags. An image of this name would stand before it in `document`.
const here = Document.prototype.__lookupGetter__('currentScript').call(document);
const scripts = here ? [here] : [...document.querySelectorAll('script[type=module][src*="/embed.js"]')];

if (scripts.length) define(new URL('__PROGRAM__', scripts[0].src).href, { glue: '__GLUE__', wasm: '__WASM__', nonce: scripts[0].nonce });

// In one line: <script src="…/embed.js" data-src="…"> puts a card after itself.
for (const script of scripts) {
  if (!script.hasAttribute('data-src')) continue;
  const card = create(NAME);
  for (const name of ATTRIBUTES.map(propertyOf)) card[name] = script.dataset[name];
  script.after(card);
}
