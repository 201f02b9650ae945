// Writes sri.json: of one folder what its files are, and of a whole copy what those of all its folders are. Run by Node,
// as a script given on its command line.
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, readdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { brotliCompressSync, gzipSync, constants } = require("node:zlib");

const LIST = "sri.json";
const byName = (a, b) => (a < b ? -1 : 1);
const filesIn = (folder) => readdirSync(folder).filter((name) => name !== LIST && !/\.(br|gz)$/.test(name)).sort(byName);
const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const write = (folder, list) => writeFileSync(join(folder, LIST), `${JSON.stringify(list, null, 2)}\n`);

function record(folder, version, rustc) {
  const files = {};
  for (const name of filesIn(folder)) {
    const bytes = readFileSync(join(folder, name));
    files[name] = {
      bytes: bytes.length,
      brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      integrity: integrity(bytes),
    };
  }
  write(folder, { version, rustc, files });
}

/** The list of a folder, if that is what the folder holds. */
function verified(folder) {
  const list = JSON.parse(readFileSync(join(folder, LIST), "utf8"));
  for (const name of new Set([...Object.keys(list.files), ...filesIn(folder)])) {
    const path = join(folder, name);
    if (!existsSync(path) || integrity(readFileSync(path)) !== list.files[name]?.integrity) {
      console.error(`error: ${path} is not what ${join(folder, LIST)} says`);
      process.exit(1);
    }
  }
  return list;
}

function list(copy) {
  const folders = {};
  const names = readdirSync(copy).filter((name) => /^v\d/.test(name) && existsSync(join(copy, name, LIST)));
  for (const name of names.sort(byName)) folders[name] = verified(join(copy, name));
  write(copy, { $schema: "schema/sri.schema.json", folders });
}

const [task, ...values] = process.argv.slice(1);
({ record, list })[task](...values);
