// What the embed aims at, and whether this run met it.

export function aims({ above = [], below = [], hundred = [] }) {
  const find = (rows, key) => rows.find((row) => row.key === key);
  const lines = [];
  const aim = (text, isMet, figure) => lines.push(`| ${text} | ${figure} | ${isMet ? 'met' : '**missed**'} |`);
  const [baseline, plain, hints, rendered] = ['baseline', 'plain', 'hints', 'rendered'].map((key) => find(above, key));
  const times = (row, other, figure) => row[figure] / other[figure];
  if (baseline && plain) aim('the plain tag answers no later than 1.5 times baseline-status', times(plain, baseline, 'answer') <= 1.5, `${times(plain, baseline, 'answer').toFixed(2)} times`);
  if (baseline && hints) aim('with preload hints no later than 1.25 times', times(hints, baseline, 'answer') <= 1.25, `${times(hints, baseline, 'answer').toFixed(2)} times`);
  if (hints) aim('with its height reserved, nothing shifts', hints.shift < 0.01, hints.shift.toFixed(3));
  if (rendered) {
    aim('rendered on the server, the answer is there with the first paint', rendered.late < 50, `${rendered.late.toFixed(0)} ms after it`);
    aim('rendered on the server, nothing shifts', rendered.shift < 0.001, rendered.shift.toFixed(3));
  }
  const [idle] = [find(below, 'plain')];
  if (idle) aim('below the fold only the loader is fetched', idle.requests === 2, `the page and ${idle.requests - 1} more: ${idle.urls.slice(1).map((url) => new URL(url).pathname).join(', ')}`);
  const [many, theirs] = ['plain', 'baseline'].map((key) => find(hundred, key));
  if (many && theirs) aim('100 cards answer several times (here 3) faster than 100 of baseline-status', theirs.answer >= 3 * many.answer, `${(theirs.answer / many.answer).toFixed(2)} times faster; scripts ${(theirs.script / many.script).toFixed(2)} times`);
  for (const [title, row] of [['one card', plain], ['one card with hints and height', hints], ['one card, rendered on the server', rendered], ['100 cards', many]]) {
    if (row) aim(`no long task with ${title}`, row.longest < 50, row.longest ? `${row.longest.toFixed(0)} ms` : '< 50 ms');
  }
  return ['| aim | measured | |', '|---|---|---|', ...lines].join('\n');
}
