// Appended to the generated glue, where every way into the wasm goes through `guard`.
//
// After a trap a wasm instance is in no known state, and what Rust had borrowed stays borrowed. So the first trap is the
// last thing that happens in an instance: it is told once, and nothing of it reaches the page's `error` event. The glue is
// left with a stand-in of the same shape, in which all memory is zero and every function answers zero, so that what
// still calls in (a timer, a promise, the rest of the call that trapped) finds nothing, does nothing and throws nothing.
// The loader then makes a fresh instance. An exception of the browser that passed through Rust's frames counts as a trap
// too, for they were not unwound.

let onTrap; // is called with the error, once, when this instance traps
let untold; // [error], until it is: where a trap happened there may have been no stack left to tell it

function guard(exports) {
  const guarded = {};
  const standIn = {};
  for (const [name, value] of Object.entries(exports)) {
    standIn[name] = inert(value);
    guarded[name] = typeof value !== 'function' ? value : (...values) => {
      if (wasm !== guarded) return 0;
      try {
        return value(...values);
      } catch (error) {
        // Where calls are nested, those outside go on in what has trapped.
        if (wasm === guarded) untold = [error];
        wasm = standIn;
        cachedDataViewMemory0 = cachedUint8ArrayMemory0 = null;
        try {
          tellTrap();
        } catch { /* shown.js does, as soon as it gets no answer */ }
        return 0;
      }
    };
  }
  return guarded;
}

function tellTrap() {
  if (untold) setTimeout(onTrap, 0, ...untold);
  untold = undefined;
}

function inert(value) {
  if (value instanceof WebAssembly.Memory) {
    let zeros;
    return { get buffer() { return zeros ??= new ArrayBuffer(value.buffer.byteLength); } };
  }
  if (value instanceof WebAssembly.Table) return { get() {}, set() {}, grow: () => 0 };
  return typeof value === 'function' ? () => 0 : value;
}
