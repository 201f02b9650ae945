// Which pictures there are: the states in every layout, and a few of them as other readers have them.

import { IN_EVERY_LANGUAGE, LANGUAGES, LAYOUTS, THEMES } from '../../../site/gallery/forms.js';
import { idOf, STATES } from '../../../site/gallery/states.js';

const TELLING = ['Private', 'Missed', 'A preview with a scope', 'Could not check'];
const layouts = Object.keys(LAYOUTS);
const running = layouts.filter((layout) => LAYOUTS[layout]);
const named = (name) => STATES.find((state) => state.name === name);

/** Each telling state as a card, with its history open, and in running text. */
const telling = (setting, options) => ({
  setting,
  isOpen: true,
  ...options,
  pictures: TELLING.map(named).flatMap((state) => [
    { name: `${setting}-card-${idOf(state.name)}`, state, layouts: ['card'] },
    { name: `${setting}-running-${idOf(state.name)}`, state, layouts: running },
  ]),
});

/** Groups of pictures that are taken of one page; what a page is like stands with it, and `width` in CSS pixels. */
export const GROUPS = [
  ...layouts.map((layout) => ({
    setting: layout,
    pictures: STATES.map((state) => ({ name: `${layout}-${idOf(state.name)}`, state, layouts: [layout] })),
  })),
  telling('dark', { colorScheme: 'dark' }),
  telling('240', { width: 240 }),
  telling('480', { width: 480 }),
  telling('720', { width: 720 }),
  telling('right-to-left', { lang: 'ar', dir: 'rtl' }),
  telling('forced-colours', { forcedColors: 'active' }),
  telling('print', { media: 'print' }),
  // A window of 1280 by 1024 has room for a quarter of that each way.
  telling('zoom', { deviceScaleFactor: 4, window: 256 }),
  telling('spacing', { isSpacedOut: true }),
  {
    setting: 'theme',
    width: 480,
    pictures: THEMES.map(({ name, state }) => ({ name: `theme-${idOf(name)}`, state: named(state), layouts, theme: idOf(name) })),
  },
  {
    setting: 'language',
    pictures: Object.keys(LANGUAGES).map((lang) => ({ name: `language-${lang}`, state: named(IN_EVERY_LANGUAGE), layouts: ['card'], attributes: { lang } })),
  },
];

export const MOST = 150;
export const LARGEST = 6_000_000; // bytes of all together
