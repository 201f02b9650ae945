// The article's side of embed.html and of published frames: gives each frame the height of its card.
//
// A message counts for the frame whose window sent it, and for nothing else. Its origin is not looked at: that of a sandboxed
// frame is "null", as is that of anyone’s sandboxed frame, so it proves nothing. Whatever else may come to stand in such a
// window can choose the height of its own frame, within these bounds.

const KEY = 'out-yet-height';
const LOWEST = 80; // px
const HIGHEST = 4_000; // px
const PAUSE = 100; // ms between two changes of a frame
const QUIET = 1_000; // ms after which a change has nothing to do with the one before
const MOST = 20; // changes without such a quiet, or another width: more of them chase themselves

// None for a module. An image of this name would stand before it in `document`.
const here = Document.prototype.__lookupGetter__('currentScript').call(document);
const copy = here && new URL('..', here.src).href;
const states = new WeakMap(); // by frame: { height, timer, changed, width, changes }

/** The frames of this copy, by the address that the article gave them. */
const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => (
  copy && src.startsWith(copy) && /^(embed|[^?#]+\/frame)\.html([?#]|$)/.test(src.slice(copy.length))
));

function change(frame, state) {
  state.timer = 0;
  const { clientHeight, clientWidth, offsetHeight } = frame;
  if (Math.abs(state.height - clientHeight) < 2) return;
  const now = performance.now();
  state.changes = now - state.changed < QUIET && state.width === clientWidth ? state.changes + 1 : 1;
  state.changed = now;
  state.width = clientWidth;
  if (state.changes > MOST) return;
  const border = getComputedStyle(frame).boxSizing === 'border-box' ? offsetHeight - clientHeight : 0;
  frame.style.height = `${state.height + border}px`;
}

addEventListener('message', ({ data, source }) => {
  const height = data?.[KEY];
  if (!Number.isFinite(height) || height <= 0) return; // it is 0 while the frame is not displayed
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const state = states.get(frame) ?? { changed: 0, changes: 0 };
  states.set(frame, state);
  state.height = Math.min(Math.max(height, LOWEST), HIGHEST);
  // Of what comes too fast, the last counts.
  state.timer ||= setTimeout(change, state.changed + PAUSE - performance.now(), frame, state);
});

// Frames that were there before this script have told already.
for (const { contentWindow } of frames()) contentWindow.postMessage({ [KEY]: '?' }, '*');
