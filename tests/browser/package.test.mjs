// What programs are told of the card says the same as the README, and is what the card does: the npm package with its
// types and its manifest, sri.json, and the list of materials.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import Ajv from 'ajv';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { card, cli, open, published, start } from './harness.mjs';

const run = promisify(execFile);
const project = new URL('../../', import.meta.url).pathname;
const dist = process.env.OUT_YET_DIST ?? join(project, 'dist');
const npm = join(dist, 'npm');
const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

let world;
let page; // with a card that has answered
let manifest;
let element; // its declaration in the manifest
let readme;
before(async () => {
  world = await start();
  page = await open(world, world.html(`
    <out-yet src="${world.status('muse-spark-api')}" loading="eager"></out-yet>
    <script async crossorigin src="${world.embed}"></script>`));
  await card(page).answer.waitFor();
  manifest = await json(join(npm, 'custom-elements.json'));
  [element] = manifest.modules[0].declarations;
  readme = await readFile(join(project, 'README.md'), 'utf8');
});
after(() => world.stop());

/** The rows of the table in the README whose head begins so, each a list of cells. */
function table(head) {
  const lines = readme.slice(readme.indexOf(`\n| ${head} |`) + 1).split('\n');
  const rows = lines.slice(2, lines.findIndex((line) => !line.startsWith('|')));
  assert.ok(rows.length, `the README has no table with the head ${head}`);
  return rows.map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim()));
}

/** What stands as code in a text of the README. */
const codes = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const names = (list) => list.map(({ name }) => name);
const sorted = (list) => [...new Set(list)].sort();

/** The choices of the class, of properties that have more than one: of a single one there is nothing to tell. */
async function choices() {
  const all = await page.evaluate(() => customElements.get('out-yet').choices);
  return Object.entries(all).filter(([, choices]) => choices.length !== 1);
}

describe('the manifest of the element', () => {
  test('is one by the schema of Custom Elements Manifests', async () => {
    const schema = await json(join(project, 'node_modules/custom-elements-manifest/schema.json'));
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
    assert.ok(validate(manifest), JSON.stringify(validate.errors, null, 2));
  });

  test('has the attributes and properties of the element and of the README', async () => {
    const properties = (await choices()).map(([name]) => name);
    const observed = await page.evaluate(() => customElements.get('out-yet').observedAttributes);
    const attributes = table('attribute | property | values | meaning');
    const only = await page.evaluate(() => Object.entries(customElements.get('out-yet').choices).filter(([name, { length }]) => name !== 'lang' && length === 1).map(([name]) => name));
    assert.deepEqual(sorted(names(element.attributes)), sorted(observed.filter((name) => !only.includes(name))));
    assert.deepEqual(sorted(names(element.attributes)), sorted(attributes.map(([name]) => codes(name)[0])));
    const named = element.attributes.map(({ name, fieldName }) => [name, fieldName]);
    assert.deepEqual(sorted(named.map(String)), sorted(attributes.map(([name, property]) => `${codes(name)},${codes(property)}`)));
    const settable = element.members.filter(({ readonly }) => !readonly);
    assert.deepEqual(sorted(names(settable)), sorted(properties.filter((name) => name !== 'lang')));
    for (const { name, readonly, static: isStatic } of element.members) {
      const kind = await page.evaluate(([name, isStatic]) => {
        const { set } = Object.getOwnPropertyDescriptor(isStatic ? customElements.get('out-yet') : customElements.get('out-yet').prototype, name) ?? {};
        return set ? 'settable' : typeof (isStatic ? customElements.get('out-yet') : document.querySelector('out-yet'))[name];
      }, [name, isStatic]);
      assert.equal(kind === 'settable', !readonly, name);
      assert.notEqual(kind, 'undefined', name);
    }
    const toRead = [...table('property | what')].map(([name]) => codes(name)[0]);
    const statics = ['choices', 'styles'];
    for (const name of [...toRead, ...statics]) assert.ok(element.members.some((member) => member.name === name && member.readonly), name);
  });

  test('has the choices of each property, the default first', async () => {
    for (const [property, values] of await choices()) {
      // A language may be asked for with its region, and any other too.
      if (!values.length || property === 'lang') continue;
      const attribute = element.attributes.find(({ fieldName }) => fieldName === property);
      const text = (value) => (typeof value === 'string' ? `'${value}'` : `${value}`);
      assert.deepEqual(sorted(attribute.type.text.split(' | ')), sorted(values.map(text)), property);
      assert.equal(attribute.default, text(values[0]), property);
      const [, , inReadme] = table('attribute | property | values | meaning').find(([, name]) => name === `\`${property}\``);
      assert.match(inReadme, new RegExp(`\`${values[0]}\` \\(default\\)|default \`${values[0]}\``), property);
    }
  });

  test('names every language in both READMEs', async () => {
    const { lang } = Object.fromEntries(await choices());
    const named = table('`lang` | language | dates and numbers, unless a region is named');
    assert.deepEqual(sorted(named.map(([tag]) => codes(tag)[0])), sorted(lang));
    const ofPackage = await readFile(join(npm, 'README.md'), 'utf8');
    for (const [, language] of named) assert.ok(ofPackage.includes(language.split(',')[0]), language);
  });

  test('has the parts that cards have, and those that the README names', async () => {
    const drawn = [];
    for (const path of ['status/muse-spark-api', 'status/midjourney-api', 'tests/data/comet', 'tests/data/withdrawn']) {
      const document = await json(join(project, `${path}.out-yet.json`));
      document.page = 'https://example.com/';
      document.launch.sources = [{ url: 'https://example.com/', archive: 'https://archive.example/' }];
      for (const day of ['2026-01-01', '2026-04-20', '2026-07-01', '2030-01-01']) {
        const html = await published(JSON.stringify(document), day, 'https://copy.example/status/', '--written', '2025-01-01');
        const line = await published(JSON.stringify(document), day, 'https://copy.example/status/', '--layout', 'line');
        const badge = await published(JSON.stringify(document), day, 'https://copy.example/status/', '--layout', 'badge');
        for (const [, parts] of (html + line + badge).matchAll(/ part="([^"]+)"/g)) drawn.push(...parts.split(' '));
      }
    }
    drawn.push('error'); // of the loader: see faults.test.mjs
    assert.deepEqual(sorted(names(element.cssParts)), sorted(drawn));
    const paragraph = readme.slice(readme.indexOf('**Parts**')).split('```')[0];
    assert.deepEqual(sorted(codes(paragraph).filter((code) => /^[a-z-]+$/.test(code))), sorted(names(element.cssParts)));
  });

  test('has the custom properties of the style sheet with their defaults', async () => {
    const css = await page.evaluate(() => customElements.get('out-yet').styles);
    const defaults = new Map();
    // The first is that of a card, and of a colour the one for browsers that know light-dark(). One may stand for another.
    const own = (name) => new RegExp(`${name}: ?([^;}]+)`).exec(css)[1];
    for (const [, name, value] of css.matchAll(/var\((--out-yet-[a-z-]+), ?((?:[^()]|\([^()]*\))+)\)/g)) {
      if (!defaults.has(name) || value.startsWith('light-dark')) defaults.set(name, value.replace(/var\((--_\w+)\)/, (_, name) => own(name)));
    }
    assert.deepEqual(sorted(names(element.cssProperties)), sorted(defaults.keys()));
    const squeezed = (value) => value.replaceAll(/[\s]/g, '').replaceAll(/(^|[^\d])0\./g, '$1.');
    for (const { name, default: value } of element.cssProperties) assert.equal(squeezed(value), squeezed(defaults.get(name)), name);
    assert.deepEqual(sorted(table('property | default, light | default, dark | for').map(([name]) => codes(name)[0])), sorted(defaults.keys()));
  });

  test('has the events and states of the element', async () => {
    const events = table('event | when | `detail`').map(([name]) => codes(name)[0]);
    assert.deepEqual(sorted(names(element.events)), sorted(events));
    const paragraph = readme.slice(readme.indexOf('**States**')).split('\n')[0];
    assert.deepEqual(sorted([...paragraph.matchAll(/:state\((\w+)\)/g)].map(([, name]) => name)), sorted(names(element.cssStates)));
    const heard = await page.evaluate(async () => {
      const heard = [];
      const state = (card) => ['yes', 'no', 'error'].filter((name) => card.matches(`:state(${name})`)).join();
      for (const event of ['out-yet-load', 'out-yet-error']) document.addEventListener(event, ({ type, target }) => heard.push(`${type} ${state(target)}`));
      const card = document.querySelector('out-yet');
      const next = (event) => new Promise((done) => { card.addEventListener(event, done, { once: true }); });
      let told = next('out-yet-load');
      card.asOf = '2026-06-04';
      await told;
      told = next('out-yet-load');
      card.asOf = '';
      await told;
      told = next('out-yet-error');
      card.src = 'https://user@host.example/';
      await told;
      return heard;
    });
    assert.deepEqual(heard, ['out-yet-load no', 'out-yet-load yes', 'out-yet-error error']);
  });
});

describe('the npm package', () => {
  let folder; // of a consumer
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'out-yet-consumer-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(npm, join(folder, 'node_modules/out-yet'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  });
  after(() => rm(folder, { recursive: true }));

  /** What the compiler says of a program; nothing where it is content. */
  async function compiled(name, program, ...options) {
    await writeFile(join(folder, name), program);
    const tsc = join(project, 'node_modules/typescript/bin/tsc');
    return run('node', [tsc, '--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', ...options, name], { cwd: folder })
      .then(() => '', ({ stdout, stderr }) => stdout + stderr);
  }

  const CONSUMER = `
    import 'out-yet';
    import { check, type Finding } from 'out-yet/check';
    import type { OutYetClass, Standing } from 'out-yet';
    const card = document.createElement('out-yet');
    card.theme = 'dark';
    card.headingLevel = 2;
    const summary: string = card.summary;
    card.addEventListener('out-yet-load', ({ detail }) => { const answer: 'yes' | 'no' = detail.answer; });
    document.addEventListener('out-yet-error', ({ detail }) => { if (detail.code === 'json-http') card.remove(); });
    window.addEventListener('out-yet-change', ({ detail }) => { const standing: Standing = detail; });
    const theme = (customElements.get('out-yet') as OutYetClass).choices?.theme[0];
    const findings: Finding[] = await check(new Uint8Array(1), { today: '2026-06-04' });
    export { findings, summary, theme };
  `;

  for (const [how, options] of [
    ['for a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
    ['for Node', ['--module', 'nodenext', '--moduleResolution', 'nodenext']],
  ]) {
    test(`has types for a program that is compiled ${how}`, async () => {
      assert.equal(await compiled('consumer.ts', CONSUMER, ...options), '');
      assert.match(await compiled('wrong.ts', CONSUMER.replace("'dark'", "'drak'"), ...options), /"drak"' is not assignable/);
      assert.match(await compiled('wrong.ts', CONSUMER.replace("'json-http'", "'json-htpp'"), ...options), /no overlap/);
    });
  }

  test('has types with the properties and choices of the element, and the keys and values of its answers', async () => {
    const exactly = (type, list) => `{ const all: Record<${type}, 0> = { ${sorted(list).map((name) => `'${name}': 0`).join(', ')} }; void all; }`;
    const lines = ["import type { FaultCode, OutYetElement, PromiseStanding, LastPromise, Standing } from 'out-yet';"];
    const all = await choices();
    lines.push(exactly('Exclude<keyof OutYetElement, keyof HTMLElement>', names(element.members.filter((member) => !member.static))));
    for (const [property, values] of all) if (values.length) lines.push(exactly(`OutYetElement['${property}']`, values));
    lines.push(exactly('FaultCode', table('code | what happened | what to look at').map(([code]) => codes(code)[0])));
    const keys = table('key | meaning').flatMap(([key]) => codes(key));
    lines.push(exactly('keyof Standing', keys));
    const outcomes = [];
    for (const name of ['comet', 'withdrawn']) {
      const document = await readFile(join(project, `tests/data/${name}.out-yet.json`), 'utf8');
      for (const day of ['2025-12-31', '2026-01-01', '2026-02-15', '2026-03-01', '2026-04-01', '2026-06-01', '2027-01-01']) {
        const standing = JSON.parse(await cli(document, 'answer', '-', '--json', '--on', day));
        assert.deepEqual(sorted(Object.keys(standing)), sorted(keys));
        lines.push(`{ const standing: Standing = ${JSON.stringify(standing)}; void standing; }`);
        for (const promise of standing.promises) {
          lines.push(exactly('keyof PromiseStanding', Object.keys(promise)));
          outcomes.push(promise.standing);
        }
        if (standing.last_promise) lines.push(exactly('keyof LastPromise', Object.keys(standing.last_promise)));
      }
    }
    const written = table('key | meaning').find(([key]) => key === '`promises`')[1];
    lines.push(exactly("PromiseStanding['standing']", codes(written.split('The standing is')[1])));
    for (const outcome of outcomes) assert.ok(written.includes(`\`${outcome}\``), outcome);
    assert.equal(await compiled('agreement.ts', lines.join('\n'), '--module', 'esnext', '--moduleResolution', 'bundler'), '');
  });

  test('packs every file that its exports name, and the licences, and publint finds nothing', async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: npm });
    const [{ files, name, version }] = JSON.parse(stdout);
    const packed = files.map(({ path }) => path);
    const { exports } = await json(join(npm, 'package.json'));
    const paths = Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry)));
    for (const path of [...paths, './LICENSE-MIT', './LICENSE-APACHE', './README.md', './framed.js']) assert.ok(packed.includes(path.slice(2)), path);
    assert.equal(`${name} ${version}`, await cli('', '--version').then((said) => said.trim()));
    const { messages } = await publint({ pkgDir: npm, level: 'suggestion', pack: false, strict: true });
    const manifest = await json(join(npm, 'package.json'));
    assert.deepEqual(messages.map((message) => formatMessage(message, manifest)), []);
  });

  test('has the files of v1/, and answers from where a page serves it', async () => {
    for (const name of await readdir(join(dist, 'v1'))) {
      assert.deepEqual(await readFile(join(npm, name)), await readFile(join(dist, 'v1', name)), name);
    }
    const page = await open(world, world.html(`
      <out-yet src="${world.status('muse-spark-api')}" loading="eager"></out-yet>
      <script type="module" src="${world.site}/npm/out-yet.mjs"></script>`));
    await card(page).answer.waitFor();
    assert.deepEqual(page.faults, []);
  });
});

describe('sri.json', () => {
  test('says by its schema what every file of v1/ and of the version’s folder is', async () => {
    const sri = await json(join(dist, 'sri.json'));
    const schema = await json(join(dist, sri.$schema));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    assert.ok(validate(sri), JSON.stringify(validate.errors, null, 2));
    const { version } = await json(join(npm, 'package.json'));
    assert.deepEqual(Object.keys(sri.folders), [`v${version}`, 'v1']);
    const weighed = new Map(); // the files of both are the same
    const weight = (content, integrity) => {
      if (!weighed.has(integrity)) weighed.set(integrity, [content.length, brotliCompressSync(content).length, gzipSync(content, { level: 9 }).length]);
      return weighed.get(integrity);
    };
    for (const [folder, list] of Object.entries(sri.folders)) {
      assert.equal(list.version, version);
      const present = (await readdir(join(dist, folder))).filter((name) => name !== 'sri.json' && !/\.(br|gz)$/.test(name));
      assert.deepEqual(sorted(Object.keys(list.files)), sorted(present));
      assert.ok(present.some((name) => name.endsWith('.wasm')) && present.includes('embed.js'));
      for (const [name, { bytes, brotli, gzip, integrity }] of Object.entries(list.files)) {
        const content = await readFile(join(dist, folder, name));
        assert.equal(integrity, `sha384-${createHash('sha384').update(content).digest('base64')}`, name);
        assert.deepEqual([bytes, brotli, gzip], weight(content, integrity), name);
      }
      assert.deepEqual(await json(join(dist, folder, 'sri.json')), list);
    }
    assert.deepEqual(sri.folders.v1.files, sri.folders[`v${version}`].files, 'the same bytes in both');
  });
});

describe('the list of materials', () => {
  test('is CycloneDX, and has the crates of the wasm and the npm packages of the lock files', async () => {
    const text = await readFile(join(dist, 'out-yet.cdx.json'), 'utf8');
    const error = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
    assert.equal(error, null, JSON.stringify(error));
    const { components, dependencies } = JSON.parse(text);
    const scope = (purl) => components.find((component) => component.purl === purl)?.scope;
    const { packages } = await json(join(project, 'package-lock.json'));
    for (const [path, { version }] of Object.entries(packages)) {
      if (!path) continue;
      const name = path.split('node_modules/').at(-1).replace('@', '%40');
      assert.equal(scope(`pkg:npm/${name}@${version}`), 'excluded', path);
    }
    const lock = await readFile(join(project, 'Cargo.lock'), 'utf8');
    const version = (name) => lock.match(new RegExp(`name = "${name}"\nversion = "(.*)"`))[1];
    for (const name of ['yew', 'chrono', 'serde_json', 'wasm-bindgen', 'jsonc-parser']) {
      assert.equal(scope(`pkg:cargo/${name}@${version(name)}`), 'required', name);
    }
    assert.equal(scope(`pkg:cargo/syn@${version('syn')}`) ?? 'excluded', 'excluded', 'a macro’s');
    assert.equal(scope(`pkg:cargo/resvg@${version('resvg')}`), undefined, 'of the command line alone');
    const known = new Set(dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]));
    for (const { purl } of components) if (purl.startsWith('pkg:cargo')) assert.ok(known.has(purl), purl);
  });
});
