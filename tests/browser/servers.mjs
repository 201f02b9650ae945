// The servers for which serving/ has a configuration, each with that very file on a free port of the loopback address.

import { spawn } from 'node:child_process';
import { access, chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const read = (name) => readFile(new URL(`../../serving/${name}`, import.meta.url), 'utf8');

/** `text` with the one place that reads `old` changed. */
function patch(text, old, by) {
  if (text.split(old).length !== 2) throw new Error(`not one place reads ${old}`);
  return text.replace(old, () => by);
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Where a program is; undefined where it is not. Debian has those of servers in folders that not every PATH names. */
export async function find(program) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']) {
    const path = join(folder, program);
    if (await access(path).then(() => true, () => false)) return path;
  }
  return undefined;
}

const DEBIANS_MODULES = '/usr/lib/nginx/modules';

/** The arguments with which a server serves `root`, once its files are in `folder`. */
const SERVERS = {
  async nginx(root, folder, port) {
    const site = patch(patch(await read('nginx.conf'), 'listen 80;', `listen 127.0.0.1:${port};`), '/srv/out-yet;', `${root};`);
    await writeFile(join(folder, 'site.conf'), site);
    await writeFile(join(folder, 'nginx.conf'), `
      load_module ${DEBIANS_MODULES}/ngx_http_brotli_static_module.so;
      daemon off;
      ${process.getuid() ? '' : 'user root;'}
      worker_processes 1;
      pid ${folder}/pid;
      error_log ${folder}/errors;
      events { worker_connections 512; }
      http {
        access_log off;
        sendfile on;
        tcp_nopush on;
        client_body_temp_path ${folder}/body;
        proxy_temp_path ${folder}/proxy;
        fastcgi_temp_path ${folder}/fastcgi;
        uwsgi_temp_path ${folder}/uwsgi;
        scgi_temp_path ${folder}/scgi;
        include ${folder}/site.conf;
      }`);
    return ['-p', folder, '-e', join(folder, 'errors'), '-c', join(folder, 'nginx.conf')];
  },

  async apache2(root, folder, port) {
    const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'headers', 'rewrite', 'filter', 'deflate'];
    // It serves as another user, where root starts it.
    const user = process.getuid() ? '' : 'User www-data\nGroup www-data';
    await chmod(root, 0o755);
    await copyFile(new URL('../../serving/.htaccess', import.meta.url), join(root, '.htaccess'));
    await writeFile(join(folder, 'apache.conf'), `
      ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
      ${user}
      ServerRoot ${folder}
      ServerName localhost
      PidFile ${folder}/pid
      ErrorLog ${folder}/errors
      Listen 127.0.0.1:${port}
      TypesConfig /etc/mime.types
      DirectoryIndex index.html
      DocumentRoot ${root}
      <Directory ${root}>
        AllowOverride All
        Require all granted
      </Directory>
      # What many hosts add.
      Header always set X-Frame-Options SAMEORIGIN
      AddOutputFilterByType DEFLATE text/javascript application/json text/html`);
    return ['-X', '-f', join(folder, 'apache.conf')];
  },

  async caddy(root, folder, port) {
    const site = patch(patch(await read('Caddyfile'), 'your-copy.example {', `http://127.0.0.1:${port} {`), '/srv/out-yet', root);
    await writeFile(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${site}`);
    return ['run', '--config', join(folder, 'Caddyfile')];
  },
};

export const names = Object.keys(SERVERS);

/** Starts a server on a folder. `get(path, headers, method)` resolves to its answer, with the body as it came. */
export async function serve(name, root) {
  const program = await find(name);
  const folder = await mkdtemp(join(tmpdir(), `out-yet-${name}-`));
  const port = await freePort();
  const child = spawn(program, await SERVERS[name](root, folder, port), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  let said = '';
  child.stderr.on('data', (chunk) => { said = (said + chunk).slice(-2000); });
  const origin = `http://127.0.0.1:${port}`;
  const get = (path, headers = {}, method = 'GET') => new Promise((done, failed) => {
    request(origin + path, { headers, method, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', failed).end();
  });
  for (let tries = 0; !(await get('/').catch(() => null)); tries += 1) {
    if (tries > 100 || child.exitCode !== null) {
      throw new Error(`${name} does not answer: ${said}${await readFile(join(folder, 'errors'), 'utf8').catch(() => '')}`);
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  return {
    origin,
    get,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
