// The page's title, its icon and its description carry the answer that the card shows.

import { onAnswer, part } from './card.js';
import { spoken } from './days.js';

/** As out-yet publish draws them, in the colours of the card. */
const ICONS = {
  yes: ['#0a7a3d', 'M4.5 8.5l2.5 2.5 4.5-5.5'],
  no: ['#b3261e', 'M5 5l6 6M11 5l-6 6'],
};

export function carry(card) {
  const icon = document.querySelector('link[rel=icon]');
  const description = document.querySelector('meta[name=description]');
  onAnswer(card, ({ answer, as_of: day }) => {
    const asked = card.getAttribute('as-of') ? ` on ${spoken(day)}` : '';
    document.title = `${part(card, 'answer')}${asked} · ${part(card, 'question')}`;
    const [colour, path] = ICONS[answer];
    icon.href = `data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="${colour}"/>`
      + `<path d="${path}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
    )}`;
    description.content = card.summary;
  });
}
