// A page’s clock that can be set forward. Time goes on besides, and timers of a minute or less keep to that alone: those wait
// for something else than the time, and drivers have theirs in the page too.

/** Runs in the page, before everything else. `start` is its local time, like `[2026, 11, 31, 23, 58]`. */
function install(start) {
  const { Date: Native, setTimeout: later, clearTimeout: cancel } = window;
  let offset = new Native(...start) - Native.now();
  const now = () => Native.now() + offset;
  function Date(...values) {
    return new.target ? Reflect.construct(Native, values.length ? values : [now()], new.target) : new Native(now()).toString();
  }
  Date.prototype = Native.prototype;
  Object.defineProperty(Native.prototype, 'constructor', { value: Date });
  window.Date = Object.assign(Date, { now, parse: Native.parse, UTC: Native.UTC });

  const timers = new Map();
  window.setTimeout = (work, delay = 0, ...values) => {
    if (delay <= 60_000) return later(work, delay, ...values);
    const ring = () => {
      cancel(id);
      if (timers.delete(id)) work(...values);
    };
    const id = later(ring, delay);
    timers.set(id, { due: now() + delay, ring });
    return id;
  };
  window.clearTimeout = (id) => {
    timers.delete(id);
    cancel(id);
  };
  const next = () => [...timers.values()].sort((one, other) => one.due - other.due)[0];
  Object.defineProperty(window, 'playwrightClock', {
    value: {
      /** The time goes by, with all timers that fall due; returns how many. */
      async pass(time) {
        const end = now() + time;
        let rung = 0;
        for (let timer; (timer = next())?.due <= end; rung += 1) {
          offset += Math.max(0, timer.due - now());
          timer.ring();
          await new Promise((done) => { later(done, 5); });
        }
        offset += Math.max(0, end - now());
        return rung;
      },
      /** The time goes by while the computer sleeps: timers stand still. */
      sleep(time) {
        offset += time;
        for (const timer of timers.values()) timer.due += time;
      },
    },
  });
}

export const clock = (start) => `<script>(${install})(${JSON.stringify(start)});</script>`;

export const pass = (page, time) => page.evaluate((time) => window.playwrightClock.pass(time), time);
export const sleep = (page, time) => page.evaluate((time) => { window.playwrightClock.sleep(time); }, time);
