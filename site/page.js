// The reader's page: what it adds to a card that stands in it. Everything here uses the element as any page can.

import { carry } from './answer.js';
import { build } from './build.js';
import { builder } from './builder.js';
import { documents, list } from './documents.js';
import { timeMachine } from './time-machine.js';

const main = document.querySelector('main');
const card = main.querySelector('out-yet');

carry(card);
// Each for itself: what fails leaves the others, and the page as it stood.
const parts = [
  timeMachine(card),
  documents().then((known) => {
    list(main.querySelector('.documents'), known);
    return builder(main.querySelector('#embed'), { known, here: main.dataset.document });
  }),
].map((part) => part.catch((error) => console.error(error)));

// A place that the address names moves with each of them; it is gone to once more, unless the reader has moved, too.
const still = new AbortController();
for (const move of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
  addEventListener(move, () => still.abort(), { signal: still.signal, passive: true });
}
const goThere = () => {
  if (location.hash && !still.signal.aborted) document.getElementById(location.hash.slice(1))?.scrollIntoView();
};
parts[0].then(() => {
  main.classList.add('settled');
  if (main.querySelector('.machine')) document.querySelector('nav')?.append(' ', build('a', { href: '#time-machine' }, 'Time machine'));
});
for (const part of parts) part.then(goThere);
