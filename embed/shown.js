// Appended to the generated glue: what a card needs only once there is something to show.

/** The nearest `lang`, through the shadow roots around an element. */
export function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const near = node.closest('[lang]');
    if (near) return near.getAttribute('lang');
  }
  return 'en';
}

/**
 * Yew renders in a microtask, or later when there is much to do; so it is waited for, up to some seconds, and as long as
 * `isCurrent`: after that there may be no view to ask.
 *
 * The history in `root` is open if that of the card in `shadow` is. Returns what is to have the focus, if that card has it.
 */
export async function rendered({ view, root }, shadow, isCurrent) {
  await null;
  for (let tries = 0; isCurrent() && !view.isRendered() && tries < 500; tries++) await new Promise((next) => setTimeout(next));
  const history = root.querySelector('details');
  if (history) history.open = shadow.querySelector('[open]');
  return shadow.activeElement && history?.firstChild;
}

/** Calls back on every new day of the reader's; the answer stops that. */
export function onNewDay(callback) {
  const LONGEST = 1_800_000; // ms: timers stand still while a computer sleeps, so the clock is looked at again
  const today = () => new Date().toDateString();
  let day = today();
  let timer;
  const wait = () => {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    timer = setTimeout(() => {
      if (day !== today()) callback();
      day = today();
      wait();
    }, Math.min(midnight - now + 50, LONGEST));
  };
  wait();
  return () => clearTimeout(timer);
}
