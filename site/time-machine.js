// The time machine: a slider over a document's days and a button for each turning point. It moves `as-of` on a card, as
// any page can.

import * as address from './address.js';
import { build } from './build.js';
import { ask, onAnswer, part } from './card.js';
import { dayOf, isDay, monthsLater, numberOf, spoken } from './days.js';

const END = '9999-12-31'; // when all that the document knows is known
const STEPS = 200; // in which it plays from the first day to the last
const STEP = 50; // ms
const PAUSE = 1_200; // ms at a turning point, to read what it says
const REST = 250; // ms until the address follows the slider

/** Puts the time machine after a card. */
export async function timeMachine(card) {
  const src = card.getAttribute('src');
  const [now, all] = await Promise.all([ask({ src }), ask({ src, 'as-of': END })]);
  const today = now.standing.as_of;
  const turns = turningPoints(all).filter(({ day }) => day <= today);
  now.card.remove();
  all.card.remove();
  if (turns.length) new TimeMachine(card, turns, today);
}

/** The days on which something happened, or a promised date came and passed, each with what it was. */
function turningPoints({ card, standing }) {
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
  #rest; // until the address follows
  #playing; // the timer of the next step
  #isStill = matchMedia('(prefers-reduced-motion: reduce)');
  #says = build('span', { class: 'day' });
  #answer = build('strong');
  #told = build('p', { class: 'unseen', role: 'status' }); // what a button has done, for those who do not see it
  #slider;
  #play = build('button', { type: 'button', class: 'play', onclick: () => this.#toggle() });
  #now = build('button', { type: 'button', class: 'now', onclick: () => this.#go(this.#last, 'now') }, 'Today');
  #buttons = new Map(); // by the number of the day

  constructor(card, turns, today) {
    this.#card = card;
    this.#turns = turns.map(({ day }) => numberOf(day));
    this.#first = this.#turns[0] - 1;
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
    card.after(build('section', { class: 'machine', 'aria-labelledby': 'time-machine' },
      build('h2', { id: 'time-machine' }, 'Time machine'),
      build('div', { class: 'controls' },
        build('p', { class: 'shown' }, build('span', {}, this.#says, ' ', this.#answer), this.#now),
        build('div', { class: 'track' }, this.#slider, this.#ticks()),
        build('p', { class: 'steps' }, step('− 1 day', -1), this.#play, step('+ 1 day', 1)),
        this.#told),
      build('ol', { class: 'turns' }, ...turns.map((turn) => this.#turn(turn)))));
    // The card may become shorter, but not the page: the slider would move away from under the pointer.
    new ResizeObserver(() => this.#keep()).observe(card);
    this.#isStill.addEventListener('change', () => this.#stop());
    this.#stop();
    onAnswer(card, (standing) => this.#answered(standing));
    address.onReturn(() => this.#fromAddress());
    this.#fromAddress();
  }

  #ticks() {
    const ticks = build('div', { class: 'ticks', 'aria-hidden': 'true' });
    for (const turn of this.#turns) {
      const tick = build('i');
      tick.style.setProperty('--at', (turn - this.#first) / (this.#last - this.#first));
      ticks.append(tick);
    }
    return ticks;
  }

  #turn({ day, text }) {
    const number = numberOf(day);
    const button = build('button', { type: 'button', onclick: () => this.#go(number, day) },
      build('time', { datetime: day }, spoken(day)), ' ', build('span', {}, text));
    this.#buttons.set(number, button);
    return build('li', {}, button);
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
    this.#show(this.#within(number), () => {
      if (!isQuiet) this.#told.textContent = this.#slider.ariaValueText;
    });
    clearTimeout(this.#rest);
    const follow = () => address.set({ on: this.#day === this.#last ? '' : dayOf(this.#day) }, control);
    if (control === 'slider') this.#rest = setTimeout(follow, REST);
    else follow();
  }

  #then; // what is to be done once the card has answered

  /** Has the card answer for a day: once a frame, however often it is asked. */
  #show(number, then) {
    this.#day = number;
    this.#slider.value = number;
    this.#says.textContent = spoken(dayOf(number));
    this.#now.hidden = number === this.#last;
    for (const [day, button] of this.#buttons) button.ariaCurrent = day === number ? 'date' : null;
    this.#then = then;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.#day === this.#last) this.#card.removeAttribute('as-of');
      else this.#card.setAttribute('as-of', dayOf(this.#day));
    });
  }

  #answered({ as_of: day, answer }) {
    this.#answer.textContent = part(this.#card, 'answer');
    this.#answer.parentElement.className = answer;
    this.#slider.ariaValueText = `${spoken(day)}: ${this.#answer.textContent}`;
    if (numberOf(day) !== this.#day) return;
    this.#then?.();
    this.#then = undefined;
  }

  #width;
  #keep() {
    const { offsetWidth: width, offsetHeight: height, style } = this.#card;
    if (width !== this.#width) style.minHeight = '';
    else if (this.#card.hasAttribute('as-of')) style.minHeight = `${height}px`;
    this.#width = width;
  }

  #toggle() {
    if (this.#isStill.matches) {
      this.#go(this.#turns.find((turn) => turn > this.#day) ?? this.#first, 'play');
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
