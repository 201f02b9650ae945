// The state of the page, which is in its address: `?on=2026-06-04&theme=dark`. What is as it is from the start is not in it.

const listeners = new Set();

/** What the address says of something; empty if nothing. */
export const get = (name) => new URLSearchParams(location.search).get(name) ?? '';

/**
 * Has the address say something else, as a step from which the reader can go back. Several in a row by the same control,
 * as while a slider is moved, are one step.
 */
export function set(values, control) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href === location.href) return;
  const isSame = control && history.state?.control === control;
  // A browser that is asked too often throws; the address then stays behind until the next time.
  try {
    history[isSame ? 'replaceState' : 'pushState']({ control }, '', address);
  } catch { /* nothing is lost but the step */ }
}

/** Calls back whenever the reader goes back or forward. */
export const onReturn = (listener) => listeners.add(listener);

addEventListener('popstate', () => listeners.forEach((listener) => listener()));
