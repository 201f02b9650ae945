// Takes the pictures of a group.

import { PNG } from 'pngjs';
import { specimens, spaceOut } from '../specimens.mjs';

const LONGEST = 3000; // CSS pixels: a window in which every specimen is seen whole

/** The pictures of a group, decoded, by their names. */
export async function take(world, { pictures, width = 320, window = LONGEST, media, isSpacedOut, isOpen, setting, ...options }) {
  const page = await specimens(world, pictures, { viewport: { width, height: window }, reducedMotion: 'reduce', isOpen, ...options });
  if (media) await page.emulateMedia({ media });
  if (isSpacedOut) await spaceOut(page);
  const taken = new Map();
  for (const { name } of pictures) {
    const height = await page.evaluate((name) => {
      for (const place of document.querySelectorAll('main > div')) place.hidden = place.id !== name;
      scrollTo(0, 0);
      return Math.ceil(document.getElementById(name).getBoundingClientRect().height);
    }, name);
    const clip = { x: 0, y: 0, width, height: Math.min(height, window) };
    taken.set(name, PNG.sync.read(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' })));
  }
  const { faults } = page;
  await page.context().close();
  if (faults.length) throw new Error(`${setting}: ${faults}`);
  return taken;
}

/** The pages paint an opaque ground. Letters are packed best as they are, without a filter. */
export const encoded = (picture) => PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
