// What is there to look at: the pictures that changed, and sheets of all.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { encoded } from './take.mjs';

const FOLDER = new URL('../../../target/pictures/', import.meta.url);
const STYLE = 'body{font:16px/1.5 sans-serif;background:#888;margin:16px}figure{display:inline-block;vertical-align:top;margin:0 16px 24px 0}figcaption{font-size:13px}img{display:block;max-width:100%}';

const page = (title, names, source) => `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>
${names.map((name) => `<figure><figcaption>${name}</figcaption><img src="${source(name)}" alt=""></figure>`).join('\n')}
`;

export async function emptied() {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
}

/** Writes a picture that changed, and returns the path of the file. */
export async function written(name, sheet) {
  await writeFile(new URL(`${name}.png`, FOLDER), encoded(sheet));
  return `target/pictures/${name}.png`;
}

export const listed = (names) => writeFile(new URL('index.html', FOLDER), page('Before, after, difference', names, (name) => `${name}.png`));

/** A sheet with the pictures of a group: `[name, bytes]`. */
export async function sheet(world, setting, pictures) {
  const data = new Map(pictures.map(([name, bytes]) => [name, `data:image/png;base64,${bytes.toString('base64')}`]));
  const opened = await world.browser.newPage({ viewport: { width: 1400, height: 800 } });
  await opened.setContent(page(setting, [...data.keys()], (name) => data.get(name)));
  await opened.screenshot({ path: new URL(`sheet-${setting}.png`, FOLDER).pathname, fullPage: true });
  await opened.close();
}
