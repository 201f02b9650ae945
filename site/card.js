// What any page can learn of a card: its events, its parts, its properties.

/** What can be chosen for a card, once a card's program is there. */
export async function choices() {
  const card = await customElements.whenDefined('out-yet');
  while (!card.choices) {
    await new Promise((next) => {
      for (const event of ['out-yet-load', 'out-yet-error']) addEventListener(event, next, { once: true });
    });
  }
  return card.choices;
}

/** An element with attributes; one that is empty is left out. */
export function make(attributes) {
  const card = document.createElement('out-yet');
  for (const [name, value] of Object.entries(attributes)) if (value) card.setAttribute(name, value);
  return card;
}

/** Calls back with the standing whenever a card shows another one, and at once where it shows one. */
export function onAnswer(card, listener) {
  for (const event of ['out-yet-load', 'out-yet-change']) {
    card.addEventListener(event, ({ detail }) => listener(detail));
  }
  if (card.standing) listener(card.standing);
}

/** The text of a part of a card. */
export const part = (card, name) => card.shadowRoot?.querySelector(`[part~="${name}"]`)?.textContent.trim() ?? '';

/** A card to ask what a card would say: of a document, on a day, in a language. It is not seen, unless it has a place. */
export function ask(attributes, place) {
  const card = make({ ...attributes, loading: 'eager' });
  card.hidden = !place;
  (place ?? document.body).append(card);
  return card;
}

/** The first answer of a card; rejected where it fails before, though it may answer later. */
export const answered = (card) => new Promise((resolve, reject) => {
  card.addEventListener('out-yet-load', ({ detail }) => resolve(detail), { once: true });
  card.addEventListener('out-yet-error', ({ detail }) => {
    reject(new Error(`The card couldn’t check just now (${detail.code}).`));
  }, { once: true });
});
