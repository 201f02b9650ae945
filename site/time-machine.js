// The time machine: a slider over a document's days and a button for each turning point. It moves `as-of` on a card, as
// any page can.

import * as address from './address.js';
import { build, mark } from './build.js';
import { ask, onAnswer, part } from './card.js';
import { dayOf, isDay, monthsLater, numberOf, spoken } from './days.js';

const END = '9999-12-31'; // when all that the document knows is known
const STEPS = 200; // in which it plays from the first day to the last
const STEP = 50; // ms
const PAUSE = 1_200; // ms at a turning point, to read what it says
const REST = 250; // ms until the address follows the slider
const FIRST = '0001-01-01'; // the first day that there is

/** Puts the time machine after a card, once both have answered. */
export async function timeMachine(card) {
  const src = card.getAttribute('src');
  const all = ask({ src, 'as-of': END });
  const standing = await new Promise((resolve) => { onAnswer(all, resolve); });
  const turns = turningPoints(all, standing);
  all.remove();
  const now = ask({ src });
  const { as_of: today } = await new Promise((resolve) => { onAnswer(now, resolve); });
  now.remove();
  const past = turns.filter(({ day }) => day <= today);
  if (past.length) new TimeMachine(card, past, today);
}

/** The days on which something happened, or a promised date came and passed, each with what it was. */
function turningPoints(card, standing) {
  const days = new Map();
  const add = (day, text) => days.set(day, [...days.get(day) ?? [], text]);
  const events = [...card.shadowRoot.querySelectorAll('[part~=event]')].reverse();
  for (const event of events) {
    const isLaunch = event.part.contains('launch');
    const day = isLaunch ? standing.launched : event.querySelector('time').dateTime;
    add(day, headline(event));
  }
  for (const { due_by: due, standing: outcome } of standing.promises) {
    if (!due) continue;
    add(due, 'Promised date');
    if (outcome === 'late' || outcome === 'missed') add(dayOf(numberOf(due) + 1), 'Promised date passed');
  }
  const byDay = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  return byDay.map(([day, texts]) => ({ day, text: [...new Set(texts)].join(' · ') }));
}

/** What an event of the history says, without what became of it later. */
function headline(event) {
  const words = event.querySelector('p').cloneNode(true);
  words.querySelectorAll('[part~=outcome]').forEach((outcome) => outcome.remove());
  return words.textContent.trim();
}

class TimeMachine {
  #card;
  #turns;
  #first; // numbers of days
  #last;
  #day; // the number of the day that is shown, or is about to be
  #frame; // until which a move waits
  #following; // the timer of the address
  #resting; // the timer that ends a move
  #isTold = true; // whether the control has said where it is
  #playing; // the timer of the next step
  #isStill = matchMedia('(prefers-reduced-motion: reduce)');
  #says = build('span', { class: 'day' });
  #answer = build('strong');
  #told = build('p', { class: 'unseen', role: 'status' }); // what a button has done, for those who do not see it
  #slider;
  #ticks = build('div', { class: 'ticks', 'aria-hidden': 'true' });
  #back;
  #on;
  #play = build('button', { type: 'button', class: 'play', onclick: () => this.#toggle() });
  #now = build('button', { type: 'button', class: 'now', onclick: () => this.#go(this.#last, 'now') }, 'Today');
  #buttons = new Map(); // by the number of the day

  constructor(card, turns, today) {
    this.#card = card;
    this.#turns = turns.map(({ day }) => numberOf(day));
    this.#first = Math.max(this.#turns[0] - 1, numberOf(FIRST));
    this.#last = Math.max(numberOf(today), this.#first + 1);
    this.#slider = build('input', {
      type: 'range',
      min: this.#first,
      max: this.#last,
      'aria-label': 'Day of the answer',
      oninput: () => this.#go(this.#slider.valueAsNumber, 'slider', { isQuiet: true }),
      onkeydown: (event) => this.#key(event),
    });
    const step = (label, days) => build('button', {
      type: 'button', onclick: () => this.#go(this.#day + days, 'step'),
    }, label);
    this.#mark();
    this.#back = step('− 1 day', -1);
    this.#on = step('+ 1 day', 1);
    card.after(build('section', { class: 'machine', 'aria-labelledby': 'time-machine' }, build('div', {},
      build('h2', { id: 'time-machine' }, 'Time machine'),
      build('div', { class: 'controls' },
        build('p', { class: 'shown' }, build('span', {}, this.#says, ' ', this.#answer), this.#now),
        build('div', { class: 'track' }, this.#slider, this.#ticks),
        build('p', { class: 'steps' }, this.#back, this.#play, this.#on),
        this.#told),
      build('ol', { class: 'turns' }, ...turns.map((turn) => this.#turn(turn))))));
    this.#isStill.addEventListener('change', () => this.#stop());
    this.#stop();
    onAnswer(card, (standing) => this.#answered(standing));
    address.onReturn(() => this.#fromAddress());
    this.#fromAddress();
  }

  /** Marks the turning points on the track. */
  #mark() {
    this.#ticks.replaceChildren(...this.#turns.map((turn) => {
      const tick = build('i');
      tick.style.setProperty('--at', (turn - this.#first) / (this.#last - this.#first));
      return tick;
    }));
  }

  #turn({ day, text }) {
    const number = numberOf(day);
    const button = build('button', { type: 'button', onclick: () => this.#turnTo(number, day) },
      build('time', { datetime: day }, spoken(day)), ' ', build('span', {}, text));
    this.#buttons.set(number, button);
    return build('li', {}, button);
  }

  /** To a turning point; on a narrow screen the answer lies far above. */
  #turnTo(number, day) {
    this.#go(number, day);
    const answer = this.#card.shadowRoot.querySelector('[part~=answer]');
    if (answer?.getBoundingClientRect().bottom > 0) return;
    this.#card.scrollIntoView({ behavior: this.#isStill.matches ? 'auto' : 'smooth' });
  }

  #fromAddress() {
    const asked = address.get('on');
    this.#stop();
    this.#show(isDay(asked) ? this.#within(numberOf(asked)) : this.#last);
  }

  #within(number) {
    return Math.min(Math.max(number, this.#first), this.#last);
  }

  /** Page keys move a month; the browser would move a tenth of the whole. */
  #key(event) {
    const months = { PageUp: 1, PageDown: -1 }[event.key];
    if (!months) return;
    event.preventDefault();
    this.#go(numberOf(monthsLater(dayOf(this.#day), months)), 'slider', { isQuiet: true });
  }

  /** To a day that the reader asks for; `isQuiet` where the control says itself where it is. */
  #go(number, control, { isQuiet = false } = {}) {
    this.#stop();
    this.#told.textContent = '';
    this.#isTold = isQuiet;
    this.#show(this.#within(number));
    const follow = () => address.set({ on: this.#day === this.#last ? '' : dayOf(this.#day) }, control);
    clearTimeout(this.#following);
    if (control === 'slider') this.#following = setTimeout(follow, REST);
    else follow();
  }

  /** Has the card answer for a day: once a frame, however often it is asked. */
  #show(number) {
    const isNew = this.#day !== number;
    this.#day = number;
    this.#slider.value = number;
    this.#says.textContent = spoken(dayOf(number));
    mark(this.#slider, 'aria-valuetext', this.#says.textContent);
    if (number === this.#last && document.activeElement === this.#now) this.#slider.focus({ preventScroll: true });
    this.#now.hidden = number === this.#last;
    mark(this.#back, 'aria-disabled', number === this.#first && 'true');
    mark(this.#on, 'aria-disabled', number === this.#last && 'true');
    for (const [day, button] of this.#buttons) mark(button, 'aria-current', day === number && 'date');
    this.#say();
    if (!isNew) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#hold();
      if (this.#day === this.#last) this.#card.removeAttribute('as-of');
      else this.#card.setAttribute('as-of', dayOf(this.#day));
    });
  }

  #answered({ as_of: day }) {
    // Where no day is asked for, it is today; and that was yesterday once.
    if (!this.#card.hasAttribute('as-of') && numberOf(day) !== this.#last && !this.#frame) {
      if (this.#day === this.#last) this.#day = numberOf(day);
      this.#last = numberOf(day);
      this.#slider.max = this.#last;
      this.#mark();
      this.#slider.value = this.#day;
      this.#says.textContent = spoken(dayOf(this.#day));
    }
    if (numberOf(day) === this.#day) this.#say();
  }

  /** Says what is true on the day that is shown. */
  #say() {
    const { answer, as_of: day } = this.#card.standing ?? {};
    if (!answer || numberOf(day) !== this.#day) return;
    this.#answer.textContent = part(this.#card, 'answer');
    this.#answer.parentElement.className = answer;
    const said = `${spoken(day)}: ${this.#answer.textContent}`;
    mark(this.#slider, 'aria-valuetext', said);
    if (!this.#isTold) this.#told.textContent = said;
    this.#isTold = true;
  }

  /** While a move lasts, the card may become shorter, but not its place: the slider would leave the pointer behind. */
  #hold() {
    const { style, offsetHeight: height } = this.#card;
    style.minHeight = `${height}px`;
    const rest = () => {
      if (this.#playing || this.#slider.matches(':active')) this.#resting = setTimeout(rest, REST);
      else style.minHeight = '';
    };
    clearTimeout(this.#resting);
    this.#resting = setTimeout(rest, REST);
  }

  #toggle() {
    if (this.#isStill.matches) {
      const next = this.#turns.find((turn) => turn > this.#day);
      this.#go(next ?? (this.#day === this.#last ? this.#first : this.#last), 'play');
    } else if (this.#playing) {
      this.#go(this.#day, 'play');
    } else {
      if (this.#day === this.#last) this.#show(this.#first);
      this.#play.textContent = 'Pause';
      this.#step();
    }
  }

  #step() {
    const isTurn = this.#turns.includes(this.#day);
    this.#playing = setTimeout(() => {
      const stride = Math.ceil((this.#last - this.#first) / STEPS);
      const next = this.#turns.find((turn) => turn > this.#day) ?? this.#last;
      this.#show(Math.min(this.#day + stride, next));
      if (this.#day < this.#last) this.#step();
      else this.#go(this.#last, 'play');
    }, isTurn ? PAUSE : STEP);
  }

  #stop() {
    clearTimeout(this.#playing);
    this.#playing = undefined;
    this.#play.textContent = this.#isStill.matches ? 'Next turning point' : 'Play';
  }
}
