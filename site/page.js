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

// A place that the address names has moved meanwhile; unless the reader has, too.
const moves = ['wheel', 'touchstart', 'keydown', 'pointerdown'];
const goThere = () => document.getElementById(location.hash.slice(1))?.scrollIntoView();
const still = new AbortController();
for (const move of moves) addEventListener(move, () => still.abort(), { signal: still.signal, passive: true });
parts[0].then(() => {
  main.classList.add('settled');
  if (main.querySelector('.machine')) document.querySelector('nav')?.append(' ', build('a', { href: '#time-machine' }, 'Time machine'));
});
Promise.all(parts).then(() => still.signal.aborted || !location.hash || goThere());
