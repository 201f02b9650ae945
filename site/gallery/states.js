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
  criterion: 'Any developer can make a key and use it, be it in a preview.',
  launch: LAUNCH,
  verified: '2026-01-05',
  stale_after_days: 3650,
  ...members,
});

/** A name, a document, and the attributes of its card. */
const state = (name, asOf, members, attributes = {}) => ({ name, document: document(members), attributes: { 'as-of': asOf, ...attributes } });

export const STATES = [
  state('Not launched', '2026-01-01', {}),
  state('Launched, without a promise', '2026-01-20', {}),
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
  state('Kept', '2026-03-01', { promises: [FEBRUARY], access: [access('2026-02-28', 'general')] }),
  state('Early', '2026-03-01', { promises: [FEBRUARY], access: [access('2026-02-12', 'general')] }),
  state('Late', '2026-03-20', { promises: [FEBRUARY], access: [access('2026-03-09', 'general')] }),
  state('Out on the day of the launch', '2026-01-20', { access: [access('2026-01-05', 'general')] }),
  state('Withdrawn', '2026-03-20', { promises: [FEBRUARY], access: [access('2026-02-12', 'general'), access('2026-03-01', 'withdrawn')] }),
  state('A report, and no promise', '2026-01-20', {
    reports: [{ said: '2026-01-15', who: 'Example News', summary: 'The company tests it with a few customers, two people who know of it say.', sources: source('report') }],
  }),
  state('Stale', '2026-06-20', { promises: [SOON], verified: '2026-01-12', stale_after_days: 90 }),
  state('Then and now', '2026-03-20', { promises: [FEBRUARY], access: [access('2026-03-09', 'general')] }, { written: '2026-02-10' }),
];
