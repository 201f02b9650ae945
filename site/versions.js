// The versions of the element that this copy keeps for good, each in a folder of its own.

import { COPY } from './documents.js';

/**
 * The newest: `{ name, folder, integrity, payload }`, where `payload` are the addresses of what its script loads,
 * `{ glue, wasm }`; none if the copy keeps no versions, or does not say what is in them.
 */
export async function newest() {
  try {
    const response = await fetch(`${COPY}sri.json`);
    const { folders } = await response.json();
    // Of versions with names like 1.2.0-beta.1 nobody who wants the newest has asked for one.
    const [name] = Object.keys(folders).filter((folder) => /^v\d+\.\d+\.\d+$/.test(folder)).sort(byVersion).reverse();
    const { version, files } = folders[name];
    const folder = `${COPY}${name}/`;
    const loaded = (extension) => {
      const file = Object.keys(files).find((file) => new RegExp(`^out-yet-[0-9a-f]+\\.${extension}$`).test(file));
      return { href: folder + file, integrity: files[file].integrity };
    };
    return {
      name: version,
      folder,
      integrity: files['embed.js'].integrity,
      payload: { glue: loaded('js'), wasm: loaded('wasm') },
    };
  } catch {
    return undefined;
  }
}

const numbers = (folder) => folder.slice(1).split('.').map(Number);

function byVersion(one, other) {
  const [mine, theirs] = [numbers(one), numbers(other)];
  const at = mine.findIndex((number, index) => number !== theirs[index]);
  return at === -1 ? 0 : mine[at] - theirs[at];
}
