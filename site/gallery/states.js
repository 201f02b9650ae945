// Every state of a card, each as a document of its own and a day. The documents are invented.

const LAUNCH = { what: 'Comet', date: '2026-01-05', sources: [{ url: 'https://example.com/launch', publisher: 'Example News' }] };
const source = (path) => [{ url: `https://example.com/${path}`, publisher: 'Example News', date: '2026-01-20' }];

const promised = (said, quote, due) => ({ said, who: 'a spokesperson', quote, due, sources: source('promise') });
const SOON = promised('2026-01-05', 'soon');
const FEBRUARY = promised('2026-01-20', 'by the end of February', '2026-02');
const MARCH = promised('2026-02-20', 'it will be March', '2026-03');

const access = (date, stage, scope) => ({ date, stage, scope, sources: source('access') });
const PARTNERS = access('2026-01-05', 'private');

const document = (members) => ({
  version: 1,
  subject: 'Comet API',
  by: 'Example',
  page: 'https://example.com/comet',
  criterion: 'Any developer can make a key and use it, be it in a preview.',
  launch: LAUNCH,
  ...members,
});

/** A name, a document that was verified on the day of the answer, and the attributes of its card. */
const state = (name, asOf, members, attributes = {}) => ({
  name,
  document: document({ verified: asOf, ...members }),
  attributes: { 'as-of': asOf, ...attributes },
});

export const STATES = [
  state('Not launched', '2026-01-01', {}),
  state('Launched without a promise', '2026-01-20', {}),
  state('A report and no promise', '2026-01-20', {
    reports: [{ said: '2026-01-15', who: 'Example News', summary: 'The company tests it with a few customers, two people who know of it say.', sources: source('report') }],
  }),
  state('A vague promise', '2026-01-12', { promises: [SOON] }),
  state('Pending', '2026-02-10', { promises: [SOON, FEBRUARY] }),
  state('Due today', '2026-02-28', { promises: [SOON, FEBRUARY] }),
  state('Missed', '2026-03-05', { promises: [SOON, FEBRUARY] }),
  state('Moved', '2026-03-05', { promises: [SOON, FEBRUARY, MARCH] }),
  state('Taken back', '2026-03-05', { promises: [FEBRUARY, { said: '2026-02-20', who: 'a spokesperson', retracts: true, sources: source('retraction') }] }),
  state('Private', '2026-01-20', { access: [PARTNERS] }),
  state('A preview with a scope', '2026-02-20', { promises: [SOON], access: [PARTNERS, access('2026-02-12', 'preview', 'United States')] }),
  state('Generally available', '2026-03-01', {
    access: [PARTNERS, access('2026-02-12', 'preview', 'United States'), access('2026-02-20', 'general')],
    peers: [
      { subject: 'Nova API', by: 'Another', launched: '2026-01-02', out: '2026-01-02', sources: source('nova') },
      { subject: 'Halo API', by: 'A third', launched: '2025-11-20', out: '2025-12-02', sources: source('halo') },
    ],
  }),
  state('Out on the day of the launch', '2026-01-20', { access: [access('2026-01-05', 'general')] }),
  state('Kept', '2026-03-01', { promises: [FEBRUARY], access: [access('2026-02-28', 'general')] }),
  state('Early', '2026-03-01', { promises: [FEBRUARY], access: [access('2026-02-12', 'general')] }),
  state('Late', '2026-03-20', { promises: [FEBRUARY], access: [access('2026-03-09', 'general')] }),
  state('Withdrawn', '2026-03-20', { promises: [FEBRUARY], access: [access('2026-02-12', 'general'), access('2026-03-01', 'withdrawn')] }),
  state('Stale', '2026-06-20', { promises: [SOON], verified: '2026-01-12' }),
  state('Then and now', '2026-03-20', { promises: [FEBRUARY], access: [access('2026-03-09', 'general')] }, { written: '2026-02-10' }),
  // Nothing is asked of anyone: until there is an answer, what the author wrote is all that stands there.
  { name: 'Loading', about: 'Until the card is there, and without scripts, what the author wrote stands.' },
  { name: 'Could not check', about: 'The same for every fault: what the author wrote stays, and one sentence is added.', attributes: { src: 'nowhere.out-yet.json' } },
];

/** A name as part of an address. */
export const idOf = (name) => name.toLowerCase().replace(/\W+/g, '-');
