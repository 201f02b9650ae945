// Puts FILE.br and FILE.gz beside each file of a folder, where they are smaller: for servers that send these as they
// are. Run by Node, as a script given on its command line.
const { readFileSync, readdirSync, statSync, writeFileSync } = require("node:fs");
const { join, sep } = require("node:path");
const { brotliCompressSync, gzipSync, constants } = require("node:zlib");

const TEXT = /\.(css|html|ics|js|json|jsonld|mjs|svg|txt|wasm|xml)$/;
const [root] = process.argv.slice(1);

for (const name of readdirSync(root, { recursive: true })) {
  const path = join(root, name);
  // The package is for npm, which compresses it itself.
  if (!TEXT.test(name) || name.split(sep)[0] === "npm" || !statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  for (const [extension, compressed] of [["br", brotli], ["gz", gzipSync(bytes, { level: 9 })]]) {
    if (compressed.length < bytes.length) writeFileSync(`${path}.${extension}`, compressed);
  }
}
