// Writes what the embed is made of as a CycloneDX list: the crates of both programs of the wasm, and the npm packages
// that a release or a test is made with. Run by Node, as a script given on its command line.
const { readFileSync, writeFileSync } = require("node:fs");
const [metadata, out] = process.argv.slice(1);
const { packages, resolve } = JSON.parse(readFileSync(metadata, "utf8"));

const byReference = (a, b) => ((a["bom-ref"] ?? a.ref) < (b["bom-ref"] ?? b.ref) ? -1 : 1);
// Some crates still write the form from before SPDX: `MIT/Apache-2.0`.
const licensed = (expression) => (expression ? [{ expression: expression.replaceAll("/", " OR ") }] : []);

// ---- crates ----

const node = new Map(resolve.nodes.map((node) => [node.id, node]));
const crate = new Map(packages.map((crate) => [crate.id, crate]));
const reference = (id) => `pkg:cargo/${crate.get(id).name}@${crate.get(id).version}`;
const isMacro = (id) => crate.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
const needs = (id) => node.get(id).deps.filter(({ dep_kinds: kinds }) => kinds.some(({ kind }) => kind !== "dev"));

/** Every crate that is needed to build the wasm, and whether any of it may be in it: not of macros and build scripts. */
const isInside = new Map();
const waiting = [[resolve.root ?? packages.find(({ name }) => name === "out-yet").id, true]];
const root = waiting[0][0];
while (waiting.length) {
  const [id, inside] = waiting.pop();
  if (isInside.get(id) === true || isInside.get(id) === inside) continue;
  isInside.set(id, inside);
  for (const { pkg, dep_kinds: kinds } of needs(id)) {
    waiting.push([pkg, inside && !isMacro(pkg) && kinds.some(({ kind }) => kind === null)]);
  }
}

const lock = readFileSync("Cargo.lock", "utf8").split("[[package]]");
const field = (entry, name) => entry.match(new RegExp(`^${name} = "(.*)"$`, "m"))?.[1];
const checksum = new Map(lock.map((entry) => [`pkg:cargo/${field(entry, "name")}@${field(entry, "version")}`, field(entry, "checksum")]));

const crates = [...isInside.keys()].filter((id) => id !== root).map((id) => ({
  type: "library",
  "bom-ref": reference(id),
  name: crate.get(id).name,
  version: crate.get(id).version,
  scope: isInside.get(id) ? "required" : "excluded",
  hashes: [{ alg: "SHA-256", content: checksum.get(reference(id)) }].filter(({ content }) => content),
  licenses: licensed(crate.get(id).license),
  purl: reference(id),
}));
const dependencies = [...isInside.keys()].map((id) => ({
  ref: reference(id),
  dependsOn: [...new Set(needs(id).map(({ pkg }) => reference(pkg)))].sort(),
}));

// ---- npm packages: tools alone, nothing of them is in a copy ----

const tools = Object.entries(JSON.parse(readFileSync("package-lock.json", "utf8")).packages).filter(([path]) => path).map(([path, { version, license, integrity }]) => {
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const content = integrity?.startsWith("sha512-") && Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex");
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    scope: "excluded",
    hashes: content ? [{ alg: "SHA-512", content }] : [],
    licenses: licensed(license),
    purl,
  };
});

const own = crate.get(root);
const components = [...new Map([...crates, ...tools].map((component) => [component["bom-ref"], component])).values()];
const materials = {
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: {
    component: {
      type: "application",
      "bom-ref": reference(root),
      name: own.name,
      version: own.version,
      description: own.description,
      licenses: licensed(own.license),
      purl: reference(root),
    },
  },
  components: components.sort(byReference),
  dependencies: dependencies.sort(byReference),
};
writeFileSync(out, `${JSON.stringify(materials, null, 2)}\n`);
