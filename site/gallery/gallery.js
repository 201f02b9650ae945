// The gallery: a card for each state, and one state in three themes.

import { build } from '../build.js';
import { STATES } from './states.js';

const THEMES = ['Newspaper', 'Terminal', 'Paper cut'];
const THEMED = ['Late', 'Pending', 'Generally available'];

const card = ({ document, attributes }) => build(
  'out-yet',
  { ...attributes, 'heading-level': 3 },
  build('script', { type: 'application/json' }, JSON.stringify(document)),
  build('p', {}, 'The card is on its way.'),
);

const section = (state) => build('section', {}, build('h2', {}, state.name), card(state));

document.getElementById('states').replaceChildren(...STATES.map(section));
document.getElementById('themes').replaceChildren(...THEMES.map((theme, index) => build(
  'div',
  { class: theme.toLowerCase().replace(' ', '-') },
  build('h3', {}, theme),
  card(STATES.find(({ name }) => name === THEMED[index])),
)));
