// Status documents as various as the rules allow, the same at every run.

/** Mulberry32: numbers from 0 up to 1, from a seed. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TEXTS = [
  'Comet API', 'Ünïcödé & Söhne', '天文台 API', 'واجهة البرمجة', 'ממשק', 'Emoji 👩‍🚀 API', 'a <b>bold</b> claim', '“quoted” \'and\' "so"', 'A  wide   space',
  '{subject} in braces', 'Ω≈ç√∫', 'ﬁ ligature', 'e\u0301 combined', 'O’Neill – “soon”', '1,000 &amp; more', 'Straße 5, 東京',
];
const DAY = 86_400_000;
const START = Date.UTC(2023, 10, 20) / DAY; // so that there is a 29 February among the days

/** So many documents. */
export function documents(count) {
  return Array.from({ length: count }, (_, index) => document(random(index + 1)));
}

function document(next) {
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  const maybe = (chance, make) => (next() < chance ? make() : undefined);
  const text = () => pick(TEXTS);
  const several = (most, make) => Array.from({ length: below(most + 1) }, make);
  const anyDay = () => new Date((START + below(900)) * DAY).toISOString().slice(0, 10);
  // Of few, so that things meet on a day.
  const days = Array.from({ length: 4 }, anyDay);
  const day = () => pick(days);
  /** A date of any precision that is not over before `first`. */
  const date = (first) => {
    const later = pick(days.filter((day) => !first || day >= first));
    const [year, month] = later.split('-');
    return pick([later, later, later, later, `${year}-${month}`, `${year}-Q${Math.ceil(month / 3)}`, `${year}-H${month > 6 ? 2 : 1}`, year]);
  };
  const source = () => ({
    url: `https://example.com/${encodeURIComponent(text())}?a=1&b=${below(9)}#part`,
    title: maybe(0.5, text), publisher: maybe(0.5, text), date: maybe(0.3, date), archive: maybe(0.3, () => 'https://archive.example/1'),
  });
  const sources = () => several(2, source);
  const stages = ['private', 'preview', 'preview', 'general', 'withdrawn'];
  const access = several(4, () => ({ date: day(), stage: pick(stages), scope: maybe(0.4, text), note: maybe(0.4, text), sources: sources() }));
  const promise = () => {
    const said = day();
    const kept = access.find(({ date }) => date > said)?.date;
    const due = [undefined, undefined, date(said), date(said), kept, kept];
    const kind = below(due.length);
    return { said, who: maybe(0.6, text), quote: maybe(0.6, text), due: due[kind], retracts: kind === 0 ? true : undefined, sources: sources() };
  };
  const peer = () => {
    const launched = date();
    const out = maybe(0.7, () => date(launched.length === 10 ? launched : undefined));
    return { subject: text(), by: maybe(0.5, text), launched, out, sources: sources() };
  };
  return JSON.parse(JSON.stringify({
    version: 1,
    subject: text(),
    by: maybe(0.5, text),
    question: maybe(0.2, text),
    lang: maybe(0.5, () => pick(['en', 'de', 'ja', 'ar'])),
    page: maybe(0.4, () => 'https://example.com/page?x=1&y=2'),
    criterion: maybe(0.5, text),
    launch: { what: maybe(0.7, text), date: date(), sources: sources() },
    promises: several(4, promise),
    reports: several(2, () => ({ said: day(), who: maybe(0.5, text), summary: text(), sources: sources() })),
    access,
    peers: several(3, peer),
    verified: day(),
    stale_after_days: maybe(0.4, () => below(120)),
  }));
}
