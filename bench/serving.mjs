// How many requests an nginx with serving/nginx.conf answers, with one worker on the loopback address: what it costs the
// server, not what a network does. `wrk` asks with fifty connections for twenty seconds for each file.

import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { find, serve } from '../tests/browser/servers.mjs';

const run = promisify(execFile);
const SECONDS = Number(process.env.OUT_YET_BENCH_SECONDS ?? 20);
const dist = process.env.OUT_YET_DIST ?? new URL('../dist', import.meta.url).pathname;

for (const program of ['nginx', 'wrk']) {
  if (!await find(program)) throw new Error(`${program} is not installed: on Debian, apt install nginx-light libnginx-mod-http-brotli-static wrk`);
}

const { folders } = JSON.parse(await readFile(join(dist, 'sri.json'), 'utf8'));
const wasm = Object.keys(folders.v1.files).find((name) => /^out-yet-[0-9a-f]+\.wasm$/.test(name));
const server = await serve('nginx', dist);
try {
  console.log(`${'as brotli'.padEnd(44)}  bytes  requests/s   MB/s    median      99 %  errors`);
  for (const path of ['/v1/embed.js', `/v1/${wasm}`, '/status/muse-spark-api.out-yet.json']) {
    const { size } = await stat(join(dist, `${path}.br`));
    const { stdout } = await run('wrk', ['-t1', '-c50', `-d${SECONDS}s`, '--latency', '-H', 'Accept-Encoding: br', server.origin + path]);
    const field = (pattern) => stdout.match(pattern)?.[1] ?? '–';
    const rate = Number(field(/Requests\/sec:\s+([\d.]+)/));
    const faults = stdout.match(/(Non-2xx or 3xx responses|Socket errors): ?(.*)/)?.[0] ?? '0';
    const cells = [[size, 7], [Math.round(rate), 12], [Math.round((rate * size) / 1e6), 7], [field(/50%\s+(\S+)/), 10], [field(/99%\s+(\S+)/), 10], [faults, 8]];
    console.log(path.padEnd(44) + cells.map(([cell, width]) => String(cell).padStart(width)).join(''));
  }
} finally {
  await server.stop();
}
