// The documents that this copy has published.

import { build } from './build.js';
import { ask, part } from './card.js';

/** The address of the copy: its folder, with a slash at the end. */
export const COPY = new URL('../', import.meta.url).href;

/** What `out-yet publish` lists, with addresses in full: `{ id, subject, document, page, folder }`. */
export async function documents() {
  const folder = `${COPY}status/`;
  const response = await fetch(`${folder}documents.json`);
  if (!response.ok) throw new Error(`${response.url}: HTTP ${response.status}`);
  const { documents } = await response.json();
  return documents.map(({ id, subject, document, page }) => ({
    id,
    subject,
    document: folder + document,
    page: folder + page,
  }));
}

/** Fills a list with every document, and with what its card says today. */
export function list(place, known) {
  place?.replaceChildren(...known.map(entry));
}

/** Made like those of the list that `out-yet publish` makes. */
function entry({ subject, document, page }) {
  const said = build('p', {}, build('strong', {}, '…'));
  const counters = build('div', { class: 'counters' });
  ask({ src: document }).then(({ card, standing }) => {
    said.className = standing.answer;
    said.firstChild.textContent = part(card, 'answer');
    for (const counter of card.shadowRoot.querySelectorAll('[part~=counter]')) {
      counters.append(build('p', {}, ...[...counter.cloneNode(true).childNodes]));
    }
    card.remove();
  }, () => {
    said.replaceChildren('Couldn’t check just now.');
  });
  return build('li', {}, build('h3', {}, build('a', { href: page }, subject)), said, counters);
}
