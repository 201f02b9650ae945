// What a careful author would write by hand for this one kind of document: the answer, the counters, the latest word and
// the sources. No chart, no history in its order, one language, one day; nothing for the day on which something fails.

const CSS = `:host{display:block;margin-block:1.5em}
article{padding:1.5em;border:1px solid #d9dbe0;border-radius:.875em}
h3{margin:0 0 1.375em;font-size:1em;color:#5b5e66}
.answer{margin:0;font-size:4em;font-weight:800;line-height:1.1;color:#b3261e}
.yes .answer{color:#0a7a3d}
.counters{display:grid;grid-template-columns:repeat(auto-fit,minmax(13em,1fr));gap:1.25em 2em;margin-block:1.5em;padding-block:1.25em;border-block:1px solid #d9dbe0}
.counters p{margin:0}
.counters strong{display:block;font-size:1.5em}
blockquote{margin:0;font-size:1.25em;font-style:italic}
figure{margin:0}
a{color:inherit;margin-inline-end:.375em}
li{margin-block:.5em}`;

const DAY = 86_400_000;
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const documents = new Map();

/** The last day of `2026-06` or `2026-06-03`, as a number of days. */
function dayOf(date) {
  const [year, month, day] = date.split('-').map(Number);
  return Date.UTC(year, day ? month - 1 : month, day ?? 0) / DAY;
}

function build(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const shown = (date) => build('time', { dateTime: date }, (date.length > 7 ? dates : months).format(dayOf(date) * DAY));
const days = (count) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'day' : 'days'}`;
const isWeb = ({ url }) => /^https?:\/\//.test(url);
const links = (sources = []) => sources.filter(isWeb).map(({ url, publisher }) => (
  build('a', { href: url, rel: 'noopener noreferrer', referrerPolicy: 'no-referrer' }, publisher ?? url)
));

function load(src) {
  if (!documents.has(src)) {
    documents.set(src, fetch(src, { credentials: 'omit', referrerPolicy: 'no-referrer' }).then((response) => {
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return response.json();
    }));
  }
  return documents.get(src);
}

function counters({ launch, promises = [] }, first, today) {
  const launched = dayOf(launch.date);
  const due = promises.filter((promise) => promise.due && (!first || promise.said < first.date)).at(-1);
  const late = due && (first ? dayOf(first.date) : today) - dayOf(due.due);
  return [
    build('p', {}, build('strong', {}, days((first ? dayOf(first.date) : today) - launched)), first ? 'after ' : 'since ', `${launch.what} launched on `, shown(launch.date)),
    due && build('p', {}, build('strong', {}, late > 0 ? `${days(late)} ${first ? 'late' : 'past'}` : `${days(-late)} ${first ? 'early' : 'left'}`), 'by the promised date, ', shown(due.due)),
  ].filter(Boolean);
}

function card(status, today) {
  const access = (status.access ?? []).filter(({ date }) => dayOf(date) <= today);
  const isPublic = ({ stage }) => stage === 'preview' || stage === 'general';
  const last = access.at(-1);
  const first = access.find(isPublic);
  const isOut = Boolean(last && isPublic(last));
  const word = (status.promises ?? []).filter(({ said }) => dayOf(said) <= today && (!first || said < first.date)).at(-1);
  return build('article', { className: isOut ? 'yes' : 'no' },
    build('h3', {}, status.question ?? `Is the ${status.subject} out yet?`),
    build('p', { className: 'answer' }, isOut ? 'Yes' : 'No'),
    last ? build('p', {}, `${last.stage} · ${last.scope ?? ''} · since `, shown(last.date)) : '',
    build('div', { className: 'counters' }, ...counters(status, first, today)),
    word ? build('figure', {}, build('blockquote', {}, `“${word.quote}”`), build('figcaption', {}, `${word.who}, `, shown(word.said), ' ', ...links(word.sources))) : '',
    build('details', {}, build('summary', {}, 'History and sources'), build('ul', {},
      ...access.map(({ date, stage, scope, sources }) => build('li', {}, shown(date), ` ${stage} · ${scope ?? ''} `, ...links(sources))),
      ...(status.promises ?? []).map(({ said, quote, sources }) => build('li', {}, shown(said), ` “${quote}” `, ...links(sources))))),
    build('p', {}, 'Verified on ', shown(status.verified)));
}

customElements.define('vanilla-card', class extends HTMLElement {
  async connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.append(build('slot'));
    try {
      const status = await load(new URL(this.getAttribute('src'), this.baseURI).href);
      const now = new Date();
      const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
      root.replaceChildren(build('style', {}, CSS), card(status, today));
    } catch (error) {
      console.warn(error); // the author's words stay
    }
  }
});
