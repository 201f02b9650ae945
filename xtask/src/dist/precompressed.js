// Puts FILE.br and FILE.gz beside each file of a folder, where they are smaller: for servers that send these as they
// are. Run by Node, as a script given on its command line.
const { readFileSync, readdirSync, statSync, writeFileSync } = require("node:fs");
const { join, sep } = require("node:path");
const { brotliCompressSync, gzipSync, constants } = require("node:zlib");

const TEXT = /\.(css|html|ics|js|json|jsonld|mjs|svg|txt|wasm|xml)$/;
const [root] = process.argv.slice(1);

// The files of a version are there twice, as those of v1/.
const known = new Map();
function compressed(bytes) {
  const text = bytes.toString("latin1");
  if (!known.has(text)) known.set(text, [brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }), gzipSync(bytes, { level: 9 })]);
  return known.get(text);
}

for (const name of readdirSync(root, { recursive: true })) {
  const path = join(root, name);
  // The package is for npm, which compresses it itself.
  if (!TEXT.test(name) || name.split(sep)[0] === "npm" || !statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  const [brotli, gzip] = compressed(bytes);
  for (const [extension, content] of [["br", brotli], ["gz", gzip]]) {
    if (content.length < bytes.length) writeFileSync(`${path}.${extension}`, content);
  }
}
