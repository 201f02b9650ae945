// L3: under each policy of the README’s table a card answers and breaks no rule; without one of its sources, the author’s
// words stay.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { published } from '../harness.mjs';
import { report } from '../invariants.mjs';
import { cardOf, scriptOf } from './row.mjs';
import { OUT, WORDS } from './world.mjs';

const NONCE = 'cGxlYXNlLCBvbmNl';
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const [, section] = /^## Content security policy\n(.*?)^## /ms.exec(readme);

/** The first table’s lines: what the page has, and its policy. */
const documented = [...section.split('Where a source is missing')[0].matchAll(/^\| (.*?) \| `([^`]*)` \|$/gm)]
  .map(([, what, policy]) => [what.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'), policy]);

/** The policy for this copy; the only other sources are the page’s own script, which records, and the page’s icon. */
function policyOf(text, { copy, document, world }) {
  const policy = text
    .replaceAll('https://your-copy.example', new URL(copy.base).origin)
    .replaceAll('https://documents.example', new URL(document.url).origin)
    .replaceAll('nonce-…', `nonce-${NONCE}`);
  const own = policy.includes('nonce-') ? policy : policy.replace('script-src ', `script-src ${world.host} `);
  return `default-src 'none'; img-src ${world.host}; ${own.includes('script-src') ? own : `${own}; script-src ${world.host}`}`;
}

const under = (text) => (scene) => ({ 'content-security-policy': policyOf(text, scene) });
const plain = (attributes) => (scene) => `${scriptOf(scene, attributes)}${cardOf(scene)}`;
const inside = (scene) => `${scriptOf(scene)}<out-yet loading="eager"><script type="application/json">${OUT}</script>${WORDS}</out-yet>`;
const framed = ({ copy, document }) => `<iframe title="A card" width="640" height="120" src="${copy.base}embed.html?src=${encodeURIComponent(document.url)}"></iframe>`;

/** How high the frame says that it is: a card that has answered is higher than one that could not. */
async function frame({ page, host }) {
  await page.goto(host.url, { until: 'commit' });
  const height = await page.until(() => {
    if (!window.heights) {
      window.heights = [0];
      addEventListener('message', ({ data }) => window.heights.push(data['out-yet-height'] ?? 0));
      for (const { contentWindow } of document.querySelectorAll('iframe')) contentWindow.postMessage({ 'out-yet-height': '?' }, '*');
    }
    const highest = Math.max(...window.heights);
    return highest > 200 && highest;
  });
  const { faults, warnings, violations } = await report(page);
  assert.deepEqual({ faults, warnings, violations }, { faults: [], warnings: [], violations: [] });
  return `${height} px`;
}

const answers = { expects: { answer: 'Yes' } };
const nonce = { body: plain(`nonce="${NONCE}" async crossorigin`), nonce: NONCE, ...answers };
const ways = {
  'the script tag, also in one line': { body: plain(), ...answers },
  'the ES module': { body: (scene) => `<script type="module" src="${scene.copy.base}v1/out-yet.mjs"></script>${cardOf(scene)}`, ...answers },
  'the document in the page': { body: inside, ...answers },
  'HTML that was rendered before': {
    body: ({ copy, document }) => published(OUT, '2026-06-04', new URL('.', document.url).href, '--embed', copy.embed),
    expects: { answer: 'Yes', source: undefined }, // the browser writes its HTML otherwise
  },
  'a script tag with a nonce, `<script nonce="…" async crossorigin src="…">`': nonce,
  'the same under `\'strict-dynamic\'`': nonce,
  'the script tag under Trusted Types': { body: plain(), ...answers },
  'the script tag in a page that is itself in a sandbox': { body: plain(), ...answers },
  'a frame': { body: framed, run: frame },
  'a frame, and the script for its height': {
    body: (scene) => `${framed(scene)}<script async src="${scene.copy.base}v1/frame.js"></script>`,
    async run(scene) {
      await frame(scene);
      return `${await scene.page.until(() => parseInt(document.querySelector('iframe').style.height, 10) > 200 && document.querySelector('iframe').style.height)}`;
    },
  },
};

assert.deepEqual(documented.map(([what]) => what), Object.keys(ways), 'every way that the README names has its row, and no other');
const fulfilled = documented.map(([what, policy]) => ({ id: `L3 ${what}`, engines: 'all', headers: under(policy), ...ways[what] }));

const [, tag] = documented[0];
const lacking = (what, policy, expects, more) => ({ id: `L3 without ${what}`, engines: 'all', headers: under(policy), expects, ...more });
const broken = [
  lacking('the copy in script-src', tag.replace('script-src https://your-copy.example', 'script-src'), { violations: ['script-src-elem'] }),
  lacking('the nonce on the tag', documented[4][1], { violations: ['script-src-elem'] }, { nonce: NONCE }),
  lacking('wasm-unsafe-eval', tag.replace(' \'wasm-unsafe-eval\'', ''), ({ page }) => ({
    code: 'wasm-csp',
    violations: page.name === 'WebKitGTK' ? [] : ['script-src'], // which throws, and reports nothing
  })),
  lacking('the copy in connect-src', tag.replace('connect-src https://your-copy.example', 'connect-src'), { code: 'wasm-http', violations: ['connect-src'] }),
  lacking('the documents in connect-src', tag.replace(' https://documents.example', ''), { code: 'json-network', violations: ['connect-src'] }),
  lacking('anything in connect-src', tag.replace(/connect-src.*/, 'connect-src \'none\''), { code: 'wasm-http', violations: ['connect-src'] }, { body: inside }),
];

const isolated = {
  id: 'L3 in a page that is isolated from other origins',
  engines: 'all',
  headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
  expects: { answer: 'Yes' },
};

export const policies = [...fulfilled, ...broken, isolated];
