import { define } from "./element.js";

define(new URL('.', import.meta.url).href, { glue: __GLUE__, wasm: __WASM__ });
