// Pictures of the card, compared with those in tests/pictures/: in Chromium alone, but for a few pixels. One that changed lies
// in target/pictures/, before, after and difference side by side. `cargo xtask pictures` accepts all that is seen now.

import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { PNG } from 'pngjs';
import { start } from './harness.mjs';
import { difference } from './pictures/compare.mjs';
import { GROUPS, LARGEST, MOST } from './pictures/list.mjs';
import { emptied, listed, sheet, written } from './pictures/report.mjs';
import { encoded, take } from './pictures/take.mjs';
import { machineFonts, specimens } from './specimens.mjs';

const FOLDER = new URL('../pictures/', import.meta.url);
const IS_RECORDED = Boolean(process.env.OUT_YET_UPDATE);
const LOOKS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
const names = GROUPS.flatMap(({ pictures }) => pictures.map(({ name }) => name));
const fileOf = (name) => new URL(`${name}.png`, FOLDER);
const changed = [];

let world;
before(async () => {
  await emptied();
  world = await start(LOOKS);
  if (IS_RECORDED) await mkdir(FOLDER, { recursive: true });
});
after(async () => {
  await listed(changed);
  await world.stop();
});

for (const group of GROUPS) {
  test(`pictures: ${group.setting}`, async () => {
    const found = [];
    const files = [];
    for (const [name, picture] of await take(world, group)) {
      const bytes = await readFile(fileOf(name)).catch(() => undefined);
      const differs = bytes && difference(PNG.sync.read(bytes), picture);
      const isKept = bytes && !differs;
      files.push([name, isKept ? bytes : encoded(picture)]);
      if (differs) {
        changed.push(name);
        found.push(`${name}: ${differs.count} pixels differ, see ${await written(name, differs.sheet)}`);
      } else if (!bytes) {
        found.push(`${name}: there is no tests/pictures/${name}.png`);
      }
      if (IS_RECORDED && !isKept) await writeFile(fileOf(name), files.at(-1)[1]);
    }
    if (IS_RECORDED) await sheet(world, group.setting, files);
    else assert.deepEqual(found, [], `in Chromium ${world.browser.version()}; target/pictures/index.html shows what changed, and \`cargo xtask pictures\` accepts it`);
  });
}

test('no letter is drawn in a font of the machine', async () => {
  for (const setting of ['right-to-left', 'theme', 'language']) {
    const { pictures, lang, dir } = GROUPS.find((group) => group.setting === setting);
    const page = await specimens(world, pictures, { lang, dir, isOpen: true });
    assert.deepEqual(await machineFonts(page), [], setting);
    await page.context().close();
  }
});

test('there are no other pictures, and not too many', async () => {
  assert.equal(new Set(names).size, names.length, 'each has a name of its own');
  const files = (await readdir(FOLDER).catch(() => [])).sort();
  const others = files.filter((file) => !names.includes(file.replace('.png', '')));
  if (IS_RECORDED) await Promise.all(others.map((file) => rm(new URL(file, FOLDER))));
  else assert.deepEqual(others, []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(fileOf(name)).catch(() => ({ size: 0 }))).size));
  const size = sizes.reduce((sum, one) => sum + one, 0);
  assert.ok(names.length <= MOST && size <= LARGEST, `${names.length} pictures, ${size} bytes`);
});
