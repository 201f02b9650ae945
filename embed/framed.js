// The frame's side of embed.html and of published frames: tells the page around how high the card is, on every change and
// when it asks. It tells whoever is there, for a height is no secret.

if (parent !== window) {
  const KEY = 'out-yet-height';
  const page = document.documentElement;
  const tell = () => {
    // Even, so that every change is one that the other side heeds.
    parent.postMessage({ [KEY]: Math.ceil(page.getBoundingClientRect().height / 2) * 2 }, '*');
  };
  new ResizeObserver(tell).observe(page);
  // Browsers observe nothing in a frame that is off the screen. It has its height all the same before a reader comes to it.
  for (const event of ['load', 'change', 'error']) addEventListener(`out-yet-${event}`, tell);
  addEventListener('message', ({ data, source }) => {
    if (source === parent && data?.[KEY] === '?') tell();
  });
}
