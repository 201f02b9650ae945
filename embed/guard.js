// Appended to the generated glue, where every way into the wasm goes through `guard`.
//
// After a trap a wasm instance is in no known state, and what Rust had borrowed stays borrowed. So the first trap is the
// last thing that happens in an instance: it is told once, and nothing of it reaches the page's `error` event. The glue is
// left with a stand-in of the same shape, in which all memory is zero and every function answers zero, so that what
// still calls in (a timer, a promise, the rest of the call that trapped) finds nothing, does nothing and throws nothing.
// The loader then makes a fresh instance. An exception of the browser that passed through Rust's frames counts as a trap
// too, for they were not unwound.

let tell; // is called with the error, once, when this instance traps

function guard(exports) {
  const guarded = {};
  for (const [name, value] of Object.entries(exports)) {
    guarded[name] = typeof value !== 'function' ? value : (...values) => {
      if (wasm !== guarded) return 0;
      try {
        return value(...values);
      } catch (error) {
        wasm = standIn(exports);
        cachedDataViewMemory0 = cachedUint8ArrayMemory0 = null;
        tell(error);
        return 0;
      }
    };
  }
  return guarded;
}

function standIn(exports) {
  const nothing = () => 0;
  const inert = (value) => {
    if (value instanceof WebAssembly.Memory) return { buffer: new ArrayBuffer(value.buffer.byteLength) };
    if (value instanceof WebAssembly.Table) return { get() {}, set() {}, grow: nothing };
    return typeof value === 'function' ? nothing : value;
  };
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, inert(value)]));
}
