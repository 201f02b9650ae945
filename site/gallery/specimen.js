// A state as it looks in an article, for the gallery and for the pictures that the tests take of it.

import { build } from '../build.js';
import { LAYOUTS } from './forms.js';

const FALLBACK = 'As of 5 March 2026: No, the Comet API is not out.';

function element(state, layout, attributes) {
  const isCard = !LAYOUTS[layout];
  const fallback = isCard ? build('p', {}, FALLBACK) : build('span', {}, FALLBACK.slice(0, -1));
  if (!state.attributes) return build(isCard ? 'div' : 'span', {}, fallback);
  const document = state.document && build('script', { type: 'application/json' }, JSON.stringify(state.document));
  return build('out-yet', { layout, ...state.attributes, ...attributes }, document, fallback);
}

/** A state in some layouts: a card by itself, all others in a paragraph. */
export function specimen(state, layouts, attributes) {
  const cards = layouts.filter((layout) => !LAYOUTS[layout]).map((layout) => element(state, layout, attributes));
  const running = layouts.filter((layout) => LAYOUTS[layout]).flatMap((layout, index) => {
    const [before, after] = LAYOUTS[layout];
    return [index ? ' ' : null, before, element(state, layout, attributes), after];
  });
  return build('div', { class: 'specimen' }, ...cards, running.length ? build('p', {}, ...running) : null);
}
