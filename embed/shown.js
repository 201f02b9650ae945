// Appended to the generated glue: how a card that has its program and its document goes on.

let sheet; // one style sheet for all cards

/**
 * The instance of this module's wasm: made of its bytes, or of what an earlier one was made of, which is returned.
 * `trapped` is told when it stops.
 */
export async function start(module, trapped) {
  tell = trapped;
  try {
    if (!(module instanceof WebAssembly.Module)) module = await WebAssembly.compile(module);
  } catch (error) {
    // The smallest module there is fails too where the page's policy forbids WebAssembly.
    const isAllowed = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).catch(() => null);
    throw { code: isAllowed ? 'wasm-bytes' : 'wasm-csp', detail: error };
  }
  try {
    await __wbg_init({ module_or_path: module });
  } catch (error) {
    throw { code: 'wasm-bytes', detail: error };
  }
  sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return module;
}

/**
 * Shows in a card what its document says. Does nothing more once it is not `isCurrent`, and throws
 * `{ code, detail, text }` where there is nothing to show.
 */
export async function show(element, card, source, isCurrent) {
  const read = await latest(source);
  if (!isCurrent()) return;

  const isNew = !(card.view instanceof View);
  const view = isNew ? new View() : card.view;
  const root = isNew ? document.createElement('div') : card.root;
  const asked = element.getAttribute('as-of');
  const standing = view.show(
    root,
    read.document,
    asked ?? (read.isLatest || !(read.fault ?? card.error) ? undefined : card.shown?.day), // the last good one keeps its day
    element.written,
    languageOf(element),
    element.headingLevel,
    source.url || undefined,
  );
  if (!standing) await null; // After a trap another turn has begun.
  if (!isCurrent()) return;
  if (!standing || !root.firstChild) throw { code: 'trap', detail: 'nothing was rendered' };
  card.page.stopDays ??= onNewDay(card.page.refresh);
  if (isNew) replace(card, view, root);

  const before = card.shown;
  card.shown = { asked, standing, day: read.isLatest ? standing.as_of : before?.day };
  if (read.isLatest) card.recover();
  card.state(card.error && 'error', standing.answer);
  if (read.fault) card.fail(read.fault);
  if (before?.asked !== asked || before.standing.as_of !== standing.as_of) card.tell('load', standing);
  if (before?.asked === asked && before.standing.answer !== standing.answer) card.tell('change', standing);
}

/** The first view of a card, or one of a fresh instance, takes the place of what stands there. */
function replace(card, view, root) {
  const { shadow, error, page } = card;
  const history = root.querySelector('details');
  history.open = shadow.querySelector('[open]');
  const isFocused = shadow.activeElement;
  shadow.adoptedStyleSheets = [page.plain, sheet];
  shadow.replaceChildren(root, error ?? '');
  if (isFocused) history.firstChild.focus({ preventScroll: true });
  Object.assign(card, { view, root });
}

/** The document of a source: the latest; or the last good one, while it is fetched again or with the fault of that. */
async function latest(source) {
  const { good } = source;
  if (source.pending && good) return { document: await parsed(source, good) };
  try {
    const blob = await source.blob;
    const document = await parsed(source, blob);
    source.good = blob;
    return { document, isLatest: true };
  } catch (fault) {
    if (!good) throw fault;
    return { document: await parsed(source, good), fault };
  }
}

/** Once for all its cards, as long as neither the document nor the instance changes. */
function parsed(source, blob) {
  if (source.blobRead !== blob || source.reader !== read) {
    const document = read(new Response(blob));
    Object.assign(source, { blobRead: blob, reader: read, document, free: () => document.then((it) => it?.free(), () => {}) });
  }
  return source.document;
}

/** The nearest `lang`, through the shadow roots around an element. */
function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const near = node.closest('[lang]');
    if (near) return near.getAttribute('lang');
  }
  return 'en';
}

/** Calls back on every new day of the reader's; the answer stops that. */
function onNewDay(callback) {
  const LONGEST = 1_800_000; // ms: timers stand still while a computer sleeps, so the clock is looked at again
  const today = () => new Date().toDateString();
  let day = today();
  let timer;
  const wait = () => {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    timer = setTimeout(() => {
      if (day !== today()) callback();
      day = today();
      wait();
    }, Math.min(midnight - now + 50, LONGEST));
  };
  wait();
  return () => clearTimeout(timer);
}
