// How long the script of one step of the time machine takes: from the change of `as-of` to the answer that stands in the
// page. Every day of a document, with the reader's page around the card.

import { open, start } from '../tests/browser/harness.mjs';

const SLOWER = [1, 4]; // times, as the browser's own tools slow a processor down
const STEP = `async (isOpen) => {
  const card = document.querySelector('main > out-yet');
  card.shadowRoot.querySelector('details').open = isOpen;
  const slider = document.querySelector('.machine [type=range]');
  const times = [];
  for (let day = Number(slider.min); day < Number(slider.max); day += 1) {
    const told = new Promise((done) => { card.addEventListener('out-yet-load', done, { once: true }); });
    const begun = performance.now();
    card.setAttribute('as-of', new Date(day * 86_400_000).toISOString().slice(0, 10));
    await told;
    times.push(performance.now() - begun);
    await new Promise((painted) => { requestAnimationFrame(() => setTimeout(painted)); });
  }
  return times;
}`;

const at = (times, part) => times[Math.min(Math.floor(times.length * part), times.length - 1)].toFixed(1).padStart(8);

const world = await start();
try {
  console.log('a step of the time machine, ms        steps  median     95 %   worst');
  for (const [id, isOpen] of [['muse-spark-api', false], ['muse-spark-api', true], ['midjourney-api', true]]) {
    const page = await open(world, `${world.site}/status/${id}/`);
    await page.locator('.machine').waitFor();
    const session = await page.context().newCDPSession(page);
    for (const rate of SLOWER) {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
      const times = (await page.evaluate(`(${STEP})(${isOpen})`)).sort((a, b) => a - b);
      const name = `${id}, history ${isOpen ? 'open' : 'closed'}, ${rate}x`;
      console.log(`${name.padEnd(36)}${String(times.length).padStart(7)}${at(times, 0.5)}${at(times, 0.95)}${at(times, 1)}`);
    }
    await page.context().close();
  }
} finally {
  await world.stop();
}
