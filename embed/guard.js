// Appended to the generated glue, where every way into the wasm goes through `guard`.
//
// After a trap a wasm instance is in no known state, and Yew's scheduler in it never runs again. So the first trap is the
// last thing that happens in an instance: it is told once, nothing of it reaches the page's `error` event, and whatever
// still calls in (a timer, a promise) gets nothing and does nothing. The loader then makes a fresh instance. An
// exception of the browser that passed through Rust's frames counts as a trap too, for they were not unwound.

let trapped = false;
let tell = () => {};

/** Has `listener` called with the error, once, when this instance traps. */
export function onTrap(listener) {
  tell = listener;
}

function guard(exports) {
  const guarded = {};
  for (const [name, value] of Object.entries(exports)) {
    guarded[name] = typeof value !== 'function' ? value : (...values) => {
      if (trapped) return undefined;
      try {
        return value(...values);
      } catch (error) {
        trapped = true;
        tell(error);
        return undefined;
      }
    };
  }
  return guarded;
}
