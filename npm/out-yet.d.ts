/** A civil day, like `2026-06-04`. */
export type Day = string;

/** What access there is; `none` before there is any. */
export type Stage = 'none' | 'private' | 'preview' | 'general' | 'withdrawn';

/** What became of a promise. */
export type Outcome = 'undated' | 'kept' | 'moved' | 'late' | 'missed' | 'pending';

/** The latest of the promises that count. */
export interface LastPromise {
  said: Day;
  /** As it was written, like `2026-06`. */
  due: string | null;
  /** The last day of `due`. */
  due_by: Day | null;
  quote: string | null;
}

/** A promise with what became of it. */
export interface PromiseStanding {
  said: Day;
  due_by: Day | null;
  standing: Outcome;
  /** Only of those that are `late` or `missed`. */
  days: number | null;
}

/** Everything that is true on a day: what `out-yet answer --json` prints. What there is nothing to say of is `null`. */
export interface Standing {
  as_of: Day;
  answer: 'yes' | 'no';
  stage: Stage;
  scope: string | null;
  /** As it was written, like `2026-Q2`; `null` before the launch. */
  launch: string | null;
  /** The day of `launch`. */
  launched: Day | null;
  /** While it is not out. */
  days_since_launch: number | null;
  /** Days from the launch to the first day out; negative if it was out before. */
  took_days: number | null;
  first_out: Day | null;
  out_on: Day | null;
  last_promise: LastPromise | null;
  /** While it is not out. */
  days_since_last_promise: number | null;
  /** The day on which the last date was taken back, if that is why there is none. */
  retracted_on: Day | null;
  last_promised_date: Day | null;
  /** While it is not out; negative while still to come. */
  days_since_promised_date: number | null;
  /** By the last date that was promised before; negative if early. */
  late_days: number | null;
  promises: PromiseStanding[];
  /** How many different dates were promised and not kept. */
  slips: number;
  /** Whether this “no” was last verified too long ago. */
  stale: boolean;
}

/** Why a card could not check. */
export type FaultCode =
  | 'src'
  | 'json-network'
  | 'json-http'
  | 'json-timeout'
  | 'json-size'
  | 'json-syntax'
  | 'json-schema'
  | 'json-version'
  | 'no-wasm'
  | 'wasm-csp'
  | 'wasm-http'
  | 'wasm-bytes'
  | 'wasm-timeout'
  | 'trap';

/** What can be chosen for each property, the default first; an empty list where any text can. */
export interface Choices {
  src: string[];
  layout: OutYetElement['layout'][];
  theme: OutYetElement['theme'][];
  asOf: string[];
  written: string[];
  loading: OutYetElement['loading'][];
  headingLevel: OutYetElement['headingLevel'][];
  /** The languages in which the card has words. */
  lang: string[];
}

/** `<out-yet>`. */
export interface OutYetElement extends HTMLElement {
  /** The address of the status document, relative to the page. A document in the page is used instead of it. */
  src: string;
  /** All of it, or for running text a sentence or a pill. */
  layout: 'card' | 'line' | 'badge';
  /** The day to answer for, instead of today. */
  asOf: string;
  /** The day of the article: a card has beside the answer what it was then. */
  written: string;
  theme: 'auto' | 'light' | 'dark';
  loading: 'lazy' | 'eager';
  headingLevel: 2 | 3 | 4 | 5 | 6;
  /** What is shown; `null` while there is nothing. */
  readonly standing: Standing | null;
  /** The answer and its day as a plain sentence; empty while there is none. */
  readonly summary: string;
}

/** What `customElements.get('out-yet')` returns, once the script has come. */
export interface OutYetClass {
  new (): OutYetElement;
  /** What can be chosen for each property, the default first, once the first card has sent an event. */
  readonly choices?: Choices;
  /** The style sheet of the cards, as text, once the first card has sent an event. */
  readonly styles?: string;
}

/** The events of a card, which bubble. */
export interface OutYetEventMap {
  'out-yet-load': CustomEvent<Standing>;
  'out-yet-change': CustomEvent<Standing>;
  'out-yet-error': CustomEvent<{ code: FaultCode }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'out-yet': OutYetElement;
  }

  interface GlobalEventHandlersEventMap extends OutYetEventMap {}
}
