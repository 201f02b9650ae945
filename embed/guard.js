// Appended to the generated glue, where every way into the wasm goes through `guard`.
//
// After a trap a wasm instance is in no known state, and what Rust had borrowed stays borrowed. So the first trap is the
// last thing that happens in an instance: it is told once, and nothing of it reaches the page's `error` event. The glue is
// left with a stand-in of the same shape, in which all memory is zero and every function answers zero, so that what
// still calls in (a timer, a promise, the rest of the call that trapped) finds nothing, does nothing and throws nothing.
// The loader then makes a fresh instance. An exception of the browser that passed through Rust's frames counts as a trap
// too, for they were not unwound.

let onTrap; // is called with the error, once, when this instance traps

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
        const isFirst = wasm === guarded; // Where calls are nested, those outside go on in what has trapped.
        // There may be no stack left to do more than this.
        wasm = standIn;
        cachedDataViewMemory0 = cachedUint8ArrayMemory0 = null;
        if (isFirst) setTimeout(onTrap, 0, error);
        return 0;
      }
    };
  }
  return guarded;
}

function inert(value) {
  if (value instanceof WebAssembly.Memory) {
    let zeros;
    return { get buffer() { return zeros ??= new ArrayBuffer(value.buffer.byteLength); } };
  }
  if (value instanceof WebAssembly.Table) return { get() {}, set() {}, grow: () => 0 };
  return typeof value === 'function' ? () => 0 : value;
}
