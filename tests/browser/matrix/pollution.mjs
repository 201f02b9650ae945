// H3: things that every object of the page has besides, and elements whose names stand for something else.

import assert from 'node:assert/strict';
import { answered, rebase } from '../invariants.mjs';
import { framed } from './framed.mjs';
import { cardOf, scriptOf } from './row.mjs';

/** What the glue, the loader and the browser look for in objects, so that it is not there by chance. */
const NAMES = [
  'code', 'detail', 'text', 'day', 'length', 'name', 'message', 'url', 'href', 'exports', 'instance', 'module', 'module_or_path', 'memory', 'glue',
  'wasm', 'document', 'isLatest', 'theme', 'layout', 'as_of', 'answer', 'standing', 'asked', 'view', 'default', 'done', 'composed', 'nonce', 'rootMargin',
];

/** What `document` has, and an image of that name takes the place of. */
const OF_DOCUMENT = [
  'querySelectorAll', 'querySelector', 'adoptedStyleSheets', 'readyState', 'hidden', 'baseURI', 'body', 'head', 'documentElement', 'cookie', 'title',
  'activeElement', 'importNode', 'getElementById', 'defaultView',
];
const OF_NODE = ['parentNode', 'parentElement', 'nextSibling', 'getRootNode', 'closest', 'matches', 'lastChild', 'isConnected', 'ownerDocument'];
const OF_WINDOW = ['customElements', 'WebAssembly', 'fetch', 'engine', 'out-yet', 'OutYet', 'wasm', 'wasm_bindgen', 'exports', 'module', 'define', 'self', 'top'];

const row = (id, before) => ({
  id: `H3 ${id}`,
  engines: 'all',
  body: (scene) => `${before}<script>${rebase}</script>${scriptOf(scene, 'crossorigin')}${cardOf(scene)}`,
  run: async (scene) => `Yes ${await answered(await framed(scene))} ms`,
});

const polluted = (what, value) => row(
  `${NAMES.length} names that every object has, ${what}`,
  `<script>for (const name of ${JSON.stringify(NAMES)}) Object.prototype[name] = ${value};</script>`,
);

/** Names that the loader and the browser’s functions find in the objects that the loader gives them. */
const LOOKED_FOR = ['src', 'fault', 'value', 'root', 'threshold', 'slotAssignment', 'signal'];

const found = LOOKED_FOR.map((name) => row(
  `“${name}” is something that every object has`,
  `<script>Object.prototype[${JSON.stringify(name)}] = "polluted";</script>`,
));

/** An image takes the place of what the loader calls. The one that stands for the script names another copy of the site. */
const taken = ['createElement', 'addEventListener'].map((name) => (
  row(`an image is named ${name}`, `<img name="${name}" alt="">`)
));

const script = {
  id: 'H3 an image is named currentScript, and has the address of a stranger’s script',
  engines: 'all',
  async run(scene) {
    const { world, document, copy, page } = scene;
    const stranger = world.copy();
    const body = `<img name="currentScript" alt="" src="${stranger.embed}"><script>${rebase}</script>${scriptOf({ copy }, 'crossorigin')}${cardOf({ document })}`;
    const time = await answered(await framed({ world, page, host: world.page({ body }) }));
    assert.deepEqual(stranger.requests.filter(({ name }) => name !== 'embed.js'), [], 'nothing is loaded from there');
    return `Yes ${time} ms`;
  },
};

export const pollution = [
  polluted('a text each', '"polluted"'),
  polluted('null each', 'null'),
  polluted('a function each', 'function polluted() {}'),
  row('elements with the ids of globals', [...OF_WINDOW, ...OF_WINDOW].map((name) => `<a id="${name}"></a>`).join('')),
  {
    ...row('a form around the card, whose fields have the names of its properties', ''),
    body: (scene) => `<script>${rebase}</script>${scriptOf(scene, 'crossorigin')}<form>${OF_NODE.map((name) => `<input name="${name}">`).join('')}<p>${cardOf(scene)}</p></form>`,
  },
  row('images with the names of the document’s properties', OF_DOCUMENT.map((name) => `<img name="${name}" alt="">`).join('')),
  ...found,
  ...taken,
  script,
];
