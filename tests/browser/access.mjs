// What the tests of access look at and look for. `smallTargets` and `lostText` run in the page, so each stands by itself.

import assert from 'node:assert/strict';
import { LAYOUTS } from '../../site/gallery/forms.js';
import { STATES } from '../../site/gallery/states.js';
import { specimens } from './specimens.mjs';

export const layouts = Object.keys(LAYOUTS);

/** Every state in every layout. */
export const all = STATES.flatMap((state) => layouts.map((layout) => ({ name: `${state.name}, ${layout}`, state, layouts: [layout] })));

/** A state with everything in it: several kinds of access, and peers. */
export const one = (layout, attributes) => [{ name: 'one', state: STATES.find(({ name }) => name === 'Generally available'), layouts: [layout], attributes }];

/** Does something with a page of specimens, which has no fault by the end. */
export async function on(world, wanted, options, look) {
  const page = await specimens(world, wanted, options);
  const found = await look(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
  return found;
}


/** What can be pressed, is smaller than 24 px either way and is no link among the words of a sentence (WCAG 2.5.8). */
export function smallTargets() {
  const parentOf = (node) => node.parentElement ?? node.getRootNode().host;
  const isInSentence = (target) => {
    if (getComputedStyle(target).display !== 'inline') return false;
    let block = parentOf(target);
    while (/^(inline|contents)$/.test(getComputedStyle(block).display)) block = parentOf(block);
    const linked = [...block.querySelectorAll('a')].map(({ textContent }) => textContent).join('');
    return block.textContent.replace(/\s/g, '').length > linked.replace(/\s/g, '').length;
  };
  const found = new Map();
  for (const card of document.querySelectorAll('out-yet')) {
    for (const target of card.shadowRoot.querySelectorAll('a, button, summary, [tabindex]')) {
      const { width, height } = target.getBoundingClientRect();
      if ((width >= 24 && height >= 24) || isInSentence(target)) continue;
      const what = `${target.parentElement.className || target.parentElement.localName} > ${target.localName} “${target.textContent.trim()}”: ${Math.round(width)} × ${Math.round(height)}`;
      found.set(what, [...found.get(what) ?? [], card.closest('main > div').id]);
    }
  }
  return [...found].map(([what, places]) => `${what} (${places.length} times, first in: ${places[0]})`);
}

/** Where text is cut off, leaves its card or the page, or covers other text. */
export function lostText() {
  const found = new Set();
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.add(`the page is ${scrollWidth} px wide, its window ${clientWidth}`);
  const around = (node) => (node.parentElement ? [node.parentElement, ...around(node.parentElement)] : []);
  for (const card of document.querySelectorAll('out-yet')) {
    const texts = [];
    // What stands in a line may be higher than that line.
    const { left, right } = (getComputedStyle(card).display.startsWith('inline') ? card.parentElement : card).getBoundingClientRect();
    const sides = { left, right, top: -Infinity, bottom: Infinity };
    const walker = document.createTreeWalker(card.shadowRoot, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const boxes = around(node);
      // What is clipped away is for screen readers; a dot that would begin a line is not shown.
      if (!node.data.trim() || boxes.some((box) => box.matches('.qualifier i') || getComputedStyle(box).clipPath !== 'none')) continue;
      const what = `${card.closest('main > div').id}: “${node.data.trim()}” in ${boxes[0].localName}.${boxes[0].className}`;
      const edges = [sides, ...boxes.filter((box) => getComputedStyle(box).overflow !== 'visible').map((box) => box.getBoundingClientRect())];
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // The height of a font is more than that of its letters.
        const inset = (bottom - top) / 4;
        const text = { node, what, left: left + 1, right: right - 1, top: top + inset, bottom: bottom - inset };
        if (edges.some((edge) => text.left < edge.left || text.right > edge.right || text.top < edge.top || text.bottom > edge.bottom)) found.add(`${what} is cut off`);
        texts.push(text);
      }
    }
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        const isOver = one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        if (isOver && one.node !== other.node) found.add(`${other.what} covers ${one.what}`);
      }
    }
  }
  return [...found].slice(0, 12);
}
