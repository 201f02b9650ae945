// Prints what files weigh on the wire. Run by Node, as a script given on its command line, with the files as arguments: the
// loader, the glue, the wasm, the frame's script, check and its wasm.
//
// With the address of the recorded sizes in SIZES it also prints what grew since, and fails where a budget is exceeded;
// with RECORD besides, it writes the sizes down instead.
const { readFileSync, writeFileSync } = require("node:fs");
const { basename } = require("node:path");
const { brotliCompressSync, gzipSync, constants } = require("node:zlib");

const weigh = (path) => {
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { file: basename(path).replace(/-[0-9a-f]{16}\./, "."), raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
};

const [loader, glue, wasm, ...others] = process.argv.slice(1).map(weigh);
const both = { file: "glue + wasm" };
for (const unit of ["raw", "gzip", "brotli"]) both[unit] = glue[unit] + wasm[unit];
const all = [loader, glue, wasm, both, ...others];

const { SIZES, RECORD } = process.env;
const recorded = SIZES ? JSON.parse(readFileSync(SIZES)) : {};
const row = (...cells) => console.log(cells[0].padEnd(20) + cells.slice(1).map((cell) => String(cell).padStart(11)).join(""));
row("bytes", "raw", "gzip -9", "brotli 11", ...(SIZES ? ["recorded", "grew", "budget"] : []));
for (const { file, raw, gzip, brotli } of all) {
  const { bytes, budget = "" } = recorded[file] ?? {};
  row(file, raw, gzip, brotli, ...(SIZES ? [bytes ?? "", bytes === undefined ? "" : brotli - bytes, budget] : []));
}

if (SIZES) console.log("recorded: brotli 11 when it was last written down (`cargo xtask size record`); budget: what it may not exceed");

if (RECORD) {
  for (const { file, brotli } of all) recorded[file] = { ...recorded[file], bytes: brotli };
  writeFileSync(SIZES, `${JSON.stringify(recorded, null, 2)}\n`);
} else {
  const over = all.filter(({ file, brotli }) => brotli > recorded[file]?.budget);
  for (const { file, brotli } of over) console.error(`${file}: ${brotli - recorded[file].budget} bytes over its budget of ${recorded[file].budget}`);
  if (over.length) process.exitCode = 1;
}
