import { define } from "./element.js";

define(new URL('__PROGRAM__', import.meta.url).href, { glue: '__GLUE__', wasm: '__WASM__' });
