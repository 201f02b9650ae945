// Prints what the files named by the arguments weigh on the wire. Run by Node, as a script given on its command line.
const { readFileSync } = require("node:fs");
const { basename } = require("node:path");
const { brotliCompressSync, gzipSync, constants } = require("node:zlib");

const weigh = (path) => {
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { file: basename(path), raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
};

const [loader, glue, wasm, frame, ...checker] = process.argv.slice(1).map(weigh);
const both = { file: "glue + wasm" };
for (const unit of ["raw", "gzip", "brotli"]) both[unit] = glue[unit] + wasm[unit];
loader.aim = 3 * 1024;
both.aim = 55 * 1024;
frame.aim = 600;

const row = (...cells) => console.log(cells[0].padEnd(30) + cells.slice(1).map((cell) => String(cell).padStart(10)).join(""));
row("bytes", "raw", "gzip -9", "brotli 11", "aim");
for (const { file, raw, gzip, brotli, aim = "" } of [loader, glue, wasm, both, frame, ...checker]) row(file, raw, gzip, brotli, aim);
