// Who races: what each has in the page, and where in it the answer comes to stand.

import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TARGETS } from '../../site/snippets.js';
import { newestOf } from '../../site/versions.js';

const require = createRequire(import.meta.url);
const packaged = (path) => readFile(join(require.resolve('playwright-core/package.json'), '../..', path), 'utf8');

const DOCUMENT = 'muse-spark-api';
const WORDS = '<p>As of 4 June 2026: <b>No</b>, the Muse Spark API is not out.</p>';

// What webstatus.dev and api.github.com answer with, as long as their answers are.
const FEATURE = {
  baseline: { high_date: '2024-09-14', low_date: '2022-03-14', status: 'widely' },
  browser_implementations: Object.fromEntries(['chrome', 'chrome_android', 'edge', 'firefox', 'firefox_android', 'safari', 'safari_ios'].map((name) => (
    [name, { date: '2022-03-14', status: 'available', version: '99' }]
  ))),
  developer_signals: { link: 'https://github.com/web-platform-dx/developer-signals/issues/1', upvotes: 12 },
  discouraged: null,
  feature_id: 'cascade-layers',
  name: 'Cascade layers',
  spec: { links: [{ link: 'https://drafts.csswg.org/css-cascade-5/#layering' }] },
  usage: { chrome: { daily: 0.031 } },
  wpt: { stable: Object.fromEntries(['chrome', 'edge', 'firefox', 'safari'].map((name) => [name, { score: 0.98 }])) },
};
const OWNER = Object.fromEntries(['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events'].map((name) => (
  [`${name}_url`, `https://api.github.com/users/buttons/${name}`]
)));
const REPOSITORY = {
  id: 4_838_413, name: 'github-buttons', full_name: 'buttons/github-buttons', html_url: 'https://github.com/buttons/github-buttons', owner: OWNER,
  ...Object.fromEntries(['forks', 'keys', 'teams', 'hooks', 'events', 'assignees', 'branches', 'tags', 'blobs', 'trees', 'statuses', 'languages', 'stargazers', 'contributors', 'commits', 'comments', 'contents', 'merges', 'archive', 'downloads', 'issues', 'pulls', 'milestones', 'labels', 'releases', 'deployments'].map((name) => (
    [`${name}_url`, `https://api.github.com/repos/buttons/github-buttons/${name}`]
  ))),
  stargazers_count: 1_086, forks_count: 173, subscribers_count: 12, open_issues_count: 3, organization: OWNER,
};

/** What the hosts of scripts and the back ends serve, by path: `{ body, isLasting }`. The pages ask for them by name. */
export async function files(dist) {
  const served = {
    [`/status/${DOCUMENT}.out-yet.json`]: { body: await readFile(join(dist, 'status', `${DOCUMENT}.out-yet.json`)) },
    '/vanilla.js': { body: await readFile(new URL('vanilla.js', import.meta.url)) },
    '/relative-time.js': { body: await packaged('@github/relative-time-element/dist/bundle.js'), isLasting: true },
  };
  for (const folder of (await readdir(dist)).filter((name) => /^v\d/.test(name))) {
    for (const name of await readdir(join(dist, folder))) {
      const isLasting = folder !== 'v1' || /-[0-9a-f]{8,}\./.test(name);
      served[`/${folder}/${name}`] = { body: await readFile(join(dist, folder, name)), isLasting };
    }
  }
  return served;
}

/** The back ends: of its own origin each, as they are on the web. */
export const BACKENDS = {
  [`/v1/features/${FEATURE.feature_id}`]: { body: JSON.stringify(FEATURE), type: 'application/json' },
  '/repos/buttons/github-buttons': { body: JSON.stringify(REPOSITORY), type: 'application/json' },
};

/** The packages that ask a back end, with its address changed to that of the local one. */
export async function askers(backend) {
  const moved = async (path, from, to) => {
    const text = await packaged(path);
    if (!text.includes(from)) throw new Error(`${path} does not say ${from} any more`);
    return { body: text.replaceAll(from, to), isLasting: true };
  };
  return {
    '/baseline-status.js': await moved('baseline-status/baseline-status.min.js', 'https://api.webstatus.dev', backend),
    '/github-buttons.js': await moved('github-buttons/dist/buttons.min.js', '"https://api."+c', JSON.stringify(backend)),
  };
}

/** The snippet of the builder with all that it offers: a version for good, hints, and the height of the card. */
async function offered({ dist, copy, src, height }) {
  const version = newestOf(JSON.parse(await readFile(join(dist, 'sri.json'), 'utf8')), `${copy}/`);
  const [{ text: html }] = TARGETS.html.make({
    copy: `${copy}/`, attributes: { src }, version, isHinted: true, reserved: { wide: height, narrow: height },
    answer: { lang: 'en-GB', summary: '', sources: [], page: { href: src, text: '' } },
  });
  return html.slice(0, html.indexOf('<out-yet'));
}

/**
 * All that race, in the order of the tables.
 *
 * `head` stands in the page once, `card(attributes)` for each card; `answer` is a selector of the answer in a shadow root;
 * `eager` are the attributes with which 100 cards load all that they need at once, for those that have a choice. `measure`
 * returns the height of a card's HTML in `em`.
 */
export async function contenders({ dist, cli, copy, measure }) {
  const document = `${copy}/status/${DOCUMENT}.out-yet.json`;
  const ours = `<script async crossorigin src="${copy}/v1/embed.js"></script>`;
  const element = (attributes = '') => `<out-yet src="${document}"${attributes}>${WORDS}</out-yet>`;
  const answer = '[part~=answer]';

  const folder = `${copy}/status/`;
  const snippet = execFileSync(cli, ['render', join(dist, 'status', `${DOCUMENT}.out-yet.json`), '--to', 'html', '--base-url', folder], { encoding: 'utf8' });
  const [, script, rendered] = /^(<script.*?<\/script>)\s*(<out-yet.*<\/out-yet>)\s*$/s.exec(snippet);
  const [template] = /<template.*<\/template>/s.exec(rendered);

  const still = `<div>${template}</div>`;
  const early = await offered({ dist, copy, src: document, height: await measure(still) });

  const module = (name) => `<script type="module" src="${copy}/${name}.js"></script>`;
  return [
    { name: 'out-yet, plain tag', key: 'plain', head: ours, card: element, answer, eager: ' loading="eager"' },
    { name: 'out-yet, with hints and height', key: 'hints', head: early, card: element, answer, eager: ' loading="eager"' },
    {
      name: 'out-yet, rendered on the server', key: 'rendered', head: script, answer, eager: ' loading="eager"',
      card: (attributes = '') => rendered.replace('<out-yet', `<out-yet${attributes}`),
    },
    {
      name: 'baseline-status', key: 'baseline', head: module('baseline-status'), answer: '.baseline-status-title strong',
      card: () => `<baseline-status featureId="${FEATURE.feature_id}"></baseline-status>`,
    },
    {
      name: 'github-buttons', key: 'buttons', head: `<script async defer src="${copy}/github-buttons.js"></script>`, answer: '.social-count',
      card: () => '<p><a class="github-button" href="https://github.com/buttons/github-buttons" data-show-count="true">Star</a></p>',
    },
    {
      name: 'relative-time-element', key: 'relative', head: module('relative-time'), answer: '*',
      card: () => '<p>It was launched <relative-time datetime="2026-04-08T00:00:00Z">8 April 2026</relative-time>.</p>',
    },
    { name: 'by hand, vanilla', key: 'vanilla', head: module('vanilla'), answer: '.answer', card: () => `<vanilla-card src="${document}">${WORDS}</vanilla-card>` },
    { name: 'static HTML', key: 'static', head: '', answer, card: () => still },
  ];
}
