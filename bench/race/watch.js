// Runs in the page before all else: notes in which frame the answers stand, and what happened until then. What is looked
// for is given as `asked`.

((asked) => {
  const roots = new WeakMap(); // also the closed ones
  // A proxy still calls itself native code, which github-buttons looks at.
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {
    apply(attach, host, values) {
      const root = Reflect.apply(attach, host, values);
      roots.set(host, root);
      return root;
    },
  });

  const memories = new Set();
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const made = await make.apply(WebAssembly, values);
      for (const value of Object.values((made.instance ?? made).exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
      return made;
    };
  }

  const tasks = []; // those of 50 ms or more
  let shift = 0;
  const observe = (type, add) => new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true });
  observe('longtask', ({ startTime, duration }) => tasks.push({ start: startTime, end: startTime + duration }));
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) shift += value;
  });

  const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;

  const isSeen = (element) => {
    const { bottom, top, height } = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  };

  /** Whether the answer of a place is laid out, and says something. */
  const isAnswered = (place, selector) => [...place.querySelectorAll('*')].some((element) => {
    const answer = (roots.get(element) ?? element.shadowRoot)?.querySelector(selector);
    return answer?.textContent.trim() && answer.getClientRects().length > 0;
  });

  const places = () => [...document.querySelectorAll('.race')];

  /**
   * The frame in which the answers of all places stand, or of those that are seen: whether nothing had been painted before,
   * and the moment after it.
   */
  function answered({ count, answer, onlySeen }) {
    let next = 0;
    return new Promise((done) => {
      requestAnimationFrame(function look() {
        const all = places();
        while (all.length === count && next < count && (isAnswered(all[next], answer) || (onlySeen && !isSeen(all[next])))) next += 1;
        if (next < count) {
          requestAnimationFrame(look);
          return;
        }
        const isFirst = !paint();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done({ isFirst, at: performance.now() });
        port2.postMessage(0);
      });
    });
  }

  const told = asked.isBelow ? undefined : answered(asked);

  window.race = {
    answered: () => told,
    /** Scrolls to the card, and returns the ms from then on. */
    async come() {
      const standing = answered(asked);
      const begun = performance.now();
      places()[0].scrollIntoView({ block: 'center', behavior: 'instant' });
      return (await standing).at - begun;
    },
    figures() {
      const first = paint();
      const late = tasks.filter(({ end }) => end > first);
      return {
        paint: first,
        blocked: late.reduce((sum, { start, end }) => sum + Math.max(end - Math.max(start, first) - 50, 0), 0),
        longest: tasks.reduce((most, { start, end }) => Math.max(most, end - start), 0),
        shift,
        memory: [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
      };
    },
  };
})(ASKED);
