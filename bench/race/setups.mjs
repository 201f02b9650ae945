// Where the cards stand: the pages of the race.

const PARAGRAPH = '<p>A model launches, and with it the promise of an API. Months later the articles of that day are still read, and what they say of the API is no longer true. Who wrote them has moved on, and nobody edits an article of last spring; so the reader leaves with an answer that was right once.</p>';
const MANY = 100;

/** `ways` are the pages of a contender in this set-up: most have one. */
export const SETUPS = {
  above: { title: 'One card above the fold', ways: (contender) => [one(contender)] },
  below: { title: 'One card below the fold', isBelow: true, ways: (contender) => [{ ...one(contender), isBelow: true }] },
  hundred: {
    title: `${MANY} cards`,
    // All of them answer at once, as those that have no choice do; and as our element has it by itself: those that are seen.
    ways: (contender) => [
      { ...contender, count: MANY, attributes: contender.eager },
      ...contender.eager ? [{ ...contender, count: MANY, key: `${contender.key}-lazy`, name: `${contender.name}, lazy`, onlySeen: true }] : [],
    ],
  },
};

const one = (contender) => ({ ...contender, count: 1 });

export function pageOf({ head, card, count, attributes, isBelow }) {
  const place = () => `<div class="race">${card(attributes)}</div>`;
  const cards = Array.from({ length: count }, place).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>
<link rel="icon" href="data:,"><style>body{max-width:40rem;margin:2rem auto;font:1rem/1.5 sans-serif}</style>${head}</head>
<body><h1>An article</h1>${PARAGRAPH.repeat(isBelow ? 40 : 1)}${cards}${PARAGRAPH.repeat(6)}</body></html>`;
}
