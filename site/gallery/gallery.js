// The gallery: each state in each layout; and one state in three themes and in every language.

import { build } from '../build.js';
import { IN_EVERY_LANGUAGE, LANGUAGES, LAYOUTS, THEMES } from './forms.js';
import { specimen } from './specimen.js';
import { idOf, STATES } from './states.js';

const LEVEL = { 'heading-level': 3 };
const named = (name) => STATES.find((state) => state.name === name);

const figure = (title, attributes, ...content) => build('figure', attributes, build('figcaption', {}, title), ...content);

const state = (state) => build('section', { id: idOf(state.name) },
  build('h2', {}, state.name),
  state.about && build('p', {}, state.about),
  ...Object.keys(LAYOUTS).map((layout) => figure(build('code', {}, layout), {}, specimen(state, [layout], LEVEL))));

const theme = ({ name, state }) => figure(name, { class: idOf(name) }, specimen(named(state), Object.keys(LAYOUTS), LEVEL));

const language = ([lang, name]) => figure(build('span', { lang }, name), {},
  specimen(named(IN_EVERY_LANGUAGE), ['card'], { ...LEVEL, lang }));

const place = (id) => document.getElementById(id);
place('states').replaceChildren(...STATES.map(state));
place('themes').append(...THEMES.map(theme));
place('languages').append(...Object.entries(LANGUAGES).map(language));
place('contents').replaceChildren(...[...document.querySelectorAll('main section')].map(({ id, firstElementChild }) => build('li', {},
  build('a', { href: `#${id}` }, firstElementChild.textContent))));
// The sections were not there yet when the browser looked for the one that the address names.
place(location.hash.slice(1))?.scrollIntoView();
