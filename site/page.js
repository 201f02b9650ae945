// The reader's page: what it adds to a card that stands in it. Everything here uses the element as any page can.

import { carry } from './answer.js';
import { builder } from './builder.js';
import { documents, list } from './documents.js';
import { timeMachine } from './time-machine.js';

const main = document.querySelector('main');
const card = main.querySelector('out-yet');

carry(card);
// Each for itself: what fails leaves the others, and the page as it stood.
const told = (error) => console.error(error);
timeMachine(card).catch(told);
documents().then((known) => {
  list(main.querySelector('.documents'), known);
  return builder(main.querySelector('#embed'), { known, here: main.dataset.document });
}).catch(told);
