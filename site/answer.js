// The page's title, its icon and its description carry the answer that the card shows.

import { onAnswer, part } from './card.js';
import { spoken } from './days.js';

/** As `out-yet publish` draws them: told apart without their colours, which are those of the card. */
const ICONS = {
  yes: ['#0a7a3d', '#5fd38d', "<circle cx='8' cy='8' r='8'/>", 'M3.5 8.25 6.75 11.5 12.25 5'],
  no: ['#b3261e', '#ff9a8d', "<rect width='16' height='16' rx='2.5'/>", 'M4.25 4.25l7.5 7.5M11.75 4.25l-7.5 7.5'],
};

const REST = 200; // ms without another answer: while the days run past, the tab keeps still

/** Has title, icon and description follow a card. */
export function carry(card) {
  const icon = document.querySelector('link[rel=icon]');
  const description = document.querySelector('meta[name=description]');
  let rest;
  const say = () => {
    const { answer, as_of: day } = card.standing ?? {};
    if (!day) return;
    const asked = card.getAttribute('as-of') ? ` · As of ${spoken(day)}` : '';
    document.title = `${part(card, 'answer')}${asked} · ${part(card, 'question')}`;
    icon.href = address(ICONS[answer]);
    description.content = card.summary;
  };
  onAnswer(card, () => {
    clearTimeout(rest);
    rest = setTimeout(say, REST);
  });
}

const address = ([ground, dark, shape, sign]) => `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='${ground}' stroke='none'><style>path{stroke:#fff}`
  + `@media(prefers-color-scheme:dark){svg{fill:${dark}}path{stroke:#17191e}}</style>`
  + `${shape}<path d='${sign}' fill='none' stroke-width='2.5'/></svg>`,
)}`;
