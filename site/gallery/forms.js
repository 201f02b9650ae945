// The forms that a card comes in: its layouts, its languages, and themes that anyone could make.

/** Each with the words around it: a card stands by itself, the others in running text. */
export const LAYOUTS = {
  card: null,
  line: ['You have heard of Comet and wonder when you can build with it. ', '. The rest of this article is as we wrote it.'],
  badge: ['Comet, in short: ', '. We keep an eye on it.'],
};

/** By their own names. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português (Brasil)',
  ja: '日本語',
  zh: '简体中文',
  ar: 'العربية',
  hi: 'हिन्दी',
};

/** Each is a class of gallery.css; and the state that shows it off. */
export const THEMES = [
  { name: 'Newspaper', state: 'Late' },
  { name: 'Terminal', state: 'Missed' },
  { name: 'Poster', state: 'Then and now' },
];

/** The state that is shown in every language. */
export const IN_EVERY_LANGUAGE = 'Then and now';
