// Writes `_headers`, the rules of Netlify and Cloudflare Pages. Both join the values of all rules that fit, so no two
// may say the same header of one file: each is named. Run by Node, as a script given on its command line.
const { readFileSync, readdirSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const [copy] = process.argv.slice(1);
const { folders } = JSON.parse(readFileSync(join(copy, "sri.json"), "utf8"));
const script = "Cache-Control: public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800";
const named = "Cache-Control: public, max-age=31536000, immutable";
const document = "Cache-Control: public, max-age=300, stale-if-error=604800";
const frame = "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' https:; img-src data:; base-uri 'none'; form-action 'none'";

const rules = [["/*", "Access-Control-Allow-Origin: *", "Cross-Origin-Resource-Policy: cross-origin", "X-Content-Type-Options: nosniff"]];
for (const [folder, { files }] of Object.entries(folders)) {
  if (folder !== "v1") rules.push([`/${folder}/*`, named]);
  else for (const file of [...Object.keys(files), "sri.json"]) rules.push([`/v1/${file}`, file.startsWith("out-yet-") ? named : script]);
}
const documents = readdirSync(join(copy, "status")).filter((name) => name.endsWith(".out-yet.json"));
for (const name of documents.sort()) rules.push([`/status/${name}`, document]);
rules.push(["/embed.html", frame]);
// Cloudflare Pages serves a page without its extension.
rules.push(["/embed", frame]);

writeFileSync(join(copy, "_headers"), rules.map(([path, ...headers]) => `${path}\n${headers.map((header) => `  ${header}\n`).join("")}`).join(""));
