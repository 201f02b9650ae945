// The lists of a copy's files: a version that is not as it was published goes into no copy.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DIST = process.env.OUT_YET_DIST ?? new URL('../../dist', import.meta.url).pathname;
const script = (name) => readFile(new URL(`../../xtask/src/${name}`, import.meta.url), 'utf8');

let copy; // with this version, and another that was published before
before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'out-yet-versions-'));
  for (const name of ['v1', 'v0.0.9']) {
    await mkdir(join(copy, name));
    await writeFile(join(copy, name, 'embed.js'), `/* ${name} */`);
    await run('node', ['--eval', await script('embed/versions.js'), 'record', join(copy, name), '0.0.9', 'rustc']);
  }
  await cp(join(DIST, 'status'), join(copy, 'status'), { recursive: true });
});
after(() => rm(copy, { recursive: true }));

const list = async () => run('node', ['--eval', await script('embed/versions.js'), 'list', copy]);
const published = (name) => join(copy, 'v0.0.9', name);

test('a copy lists the versions that it was given, and tells hosts of each', async () => {
  await list();
  const { folders } = JSON.parse(await readFile(join(copy, 'sri.json'), 'utf8'));
  assert.deepEqual(Object.keys(folders), ['v0.0.9', 'v1']);
  assert.notEqual(folders.v1.files['embed.js'].integrity, folders['v0.0.9'].files['embed.js'].integrity);
  await run('node', ['--eval', await script('serving/headers.js'), copy]);
  assert.match(await readFile(join(copy, '_headers'), 'utf8'), /^\/v0\.0\.9\/\*\n {2}Cache-Control: public, max-age=31536000, immutable$/m);
});

for (const [name, change, undo] of [
  ['with another byte in a file', () => appendFile(published('embed.js'), ' '), () => writeFile(published('embed.js'), '/* v0.0.9 */')],
  ['with a file more', () => writeFile(published('more.js'), ''), () => rm(published('more.js'))],
  ['with a file less', () => rename(published('embed.js'), join(copy, 'kept')), () => rename(join(copy, 'kept'), published('embed.js'))],
]) {
  test(`a version ${name} is refused`, async () => {
    await change();
    await assert.rejects(list(), /v0\.0\.9\/(embed|more)\.js is not what .*v0\.0\.9\/sri\.json says/);
    await undo();
    await list();
  });
}
