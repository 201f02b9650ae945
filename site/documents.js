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

function entry({ subject, document, page }) {
  const answer = build('strong');
  const counters = build('p');
  ask({ src: document }).then(({ card, standing }) => {
    answer.className = standing.answer;
    answer.textContent = part(card, 'answer');
    const says = [...card.shadowRoot.querySelectorAll('[part~=counter]')].map((counter) => `${counter.textContent.trim()}.`);
    counters.textContent = says.join(' ');
    card.remove();
  }, () => {
    counters.textContent = 'Couldn’t check just now.';
  });
  return build('li', {}, build('h3', {}, build('a', { href: page }, subject)), answer, counters);
}
