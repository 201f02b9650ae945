// The versions of the element that this copy keeps for good, each in a folder of its own.

import { COPY } from './documents.js';

/** The newest of this copy; none if it keeps no versions, or does not say what is in them. */
export async function newest() {
  try {
    const response = await fetch(`${COPY}sri.json`);
    return newestOf(await response.json(), COPY);
  } catch {
    return undefined;
  }
}

/**
 * The newest that the sri.json of a copy lists: `{ name, folder, integrity, payload, languages }`, where `payload` are the
 * addresses of what its script loads, and `languages` by their tags those of what it loads besides for cards in them.
 */
export function newestOf({ folders }, copy) {
  // Whoever wants the newest has not asked for one with a name like 1.2.0-beta.1.
  const name = Object.keys(folders).filter((folder) => /^v\d+\.\d+\.\d+$/.test(folder)).sort(byVersion).at(-1);
  const { version, files } = folders[name];
  const folder = `${copy}${name}/`;
  const names = Object.keys(files);
  const payload = names.filter((file) => /^out-yet-[0-9a-f]+\.(js|wasm)$/.test(file)).map((file) => folder + file);
  const words = names.map((file) => /^out-yet-([a-z]+)-\w+\.txt$/.exec(file)).filter(Boolean);
  const languages = new Map(words.map(([file, tag]) => [tag, folder + file]));
  return { name: version, folder, integrity: files['embed.js'].integrity, payload, languages };
}

const numbers = (folder) => folder.slice(1).split('.').map(Number);

function byVersion(one, other) {
  const [mine, theirs] = [numbers(one), numbers(other)];
  const at = mine.findIndex((number, index) => number !== theirs[index]);
  return at === -1 ? 0 : mine[at] - theirs[at];
}
