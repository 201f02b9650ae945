// Compares a picture with the one that was accepted.

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const FEW = 24; // pixels that may differ
const GAP = 16;

/** A picture on a ground of another size. */
function placed(picture, width, height) {
  const ground = new PNG({ width, height, fill: true });
  PNG.bitblt(picture, ground, 0, 0, picture.width, picture.height, 0, 0);
  return ground;
}

/** Nothing where two pictures are the same but for a few pixels; else both and what differs, side by side. */
export function difference(before, after) {
  const [width, height] = ['width', 'height'].map((side) => Math.max(before[side], after[side]));
  const both = [before, after].map((picture) => placed(picture, width, height));
  const differing = new PNG({ width, height });
  const count = pixelmatch(both[0].data, both[1].data, differing.data, width, height, { threshold: 0.1 });
  const isSameSize = before.width === after.width && before.height === after.height;
  if (isSameSize && count <= FEW) return undefined;
  const sheet = new PNG({ width: 3 * width + 2 * GAP, height });
  sheet.data.fill(0x99);
  for (const [index, picture] of [...both, differing].entries()) {
    PNG.bitblt(picture, sheet, 0, 0, width, height, index * (width + GAP), 0);
  }
  for (let alpha = 3; alpha < sheet.data.length; alpha += 4) sheet.data[alpha] = 255;
  return { count, sheet };
}
