// The figures of a set-up as a table in Markdown: medians, each with its ratio to baseline-status and to static HTML.

const FIGURES = [
  ['bytes', 'KB', (value) => (value / 1000).toFixed(1)],
  ['requests', 'requests', (value) => value.toFixed(0)],
  ['answer', 'answer, ms', (value) => value.toFixed(0)],
  ['script', 'script, ms', (value) => value.toFixed(0)],
  ['task', 'all tasks, ms', (value) => value.toFixed(0)],
  ['blocked', 'blocked, ms', (value) => value.toFixed(0)],
  ['longest', 'longest task, ms', (value) => (value ? value.toFixed(0) : '< 50')],
  ['shift', 'shift', (value) => value.toFixed(3)],
  ['heap', 'MB', (value) => (value / 1e6).toFixed(1)],
];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Of each figure by itself; what is no number is that of the first visit. */
export const medians = (visits) => Object.fromEntries(Object.keys(visits[0]).map((name) => (
  [name, typeof visits[0][name] === 'number' ? median(visits.map((visit) => visit[name])) : visits[0][name]]
)));

const ratio = (value, other) => (other > 0 ? (value / other).toFixed(value / other < 10 ? 1 : 0) : '–');

export function table(rows) {
  const [baseline, plain] = ['baseline', 'static'].map((key) => rows.find((row) => row.key === key));
  const cell = (row, [name, , write]) => `${write(row[name])} (${ratio(row[name], baseline?.[name])} · ${ratio(row[name], plain?.[name])})`;
  return [
    ['', ...FIGURES.map(([, title]) => title)],
    ['---', ...FIGURES.map(() => '--:')],
    ...rows.map((row) => [row.name, ...FIGURES.map((figure) => cell(row, figure))]),
  ].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
