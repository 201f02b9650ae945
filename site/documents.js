// The documents that this copy has published.

import { build } from './build.js';
import { ask, onAnswer, part } from './card.js';

/** The address of the copy: its folder, with a slash at the end. */
export const COPY = new URL('../', import.meta.url).href;

/** What `out-yet publish` lists, with addresses in full: `{ id, subject, document, page }`. */
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

/** Has a list that the build has made say what is true today. */
export function list(place, known) {
  for (const entry of place?.children ?? []) {
    const link = entry.querySelector('a').href;
    const document = known.find(({ page }) => page === link);
    if (document) follow(entry, ask({ src: document.document }));
  }
}

function follow(entry, card) {
  const [said, qualifier] = entry.querySelectorAll(':scope > p');
  const counters = entry.querySelector('.counters');
  onAnswer(card, ({ answer }) => {
    said.className = answer;
    said.replaceChildren(build('strong', {}, part(card, 'answer')));
    qualifier.textContent = part(card, 'qualifier');
    const counted = [...card.shadowRoot.querySelectorAll('[part~=counter]')];
    counters.replaceChildren(...counted.map((counter) => build('p', {}, ...counter.cloneNode(true).childNodes)));
  });
}
