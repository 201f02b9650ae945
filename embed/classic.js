import { define } from "./element.js";

// The one script of a page, classic or module, before or after its cards.
const isScript = ({ src }) => /^[^?#]*\/embed\.js([?#]|$)/.test(src);
const here = document.currentScript; // none for a module, which runs but once for all its tags
const scripts = here ? [here] : [...document.querySelectorAll('script[type=module]')].filter(isScript);

if (scripts.length) define(new URL('.', scripts[0].src).href, { glue: __GLUE__, wasm: __WASM__, nonce: scripts[0].nonce });

// In one line: <script src="…/embed.js" data-src="…"> puts a card after itself.
for (const script of scripts) {
  if (!script.dataset.src) continue;
  const card = document.createElement('out-yet');
  for (const { name, value } of script.attributes) {
    if (name.startsWith('data-')) card.setAttribute(name.slice(5), value);
  }
  script.after(card);
}
