/**
 * Opens the page of a scene in a frame that fills another, and returns it as a page. What drivers run in a page uses what the
 * page has made of its browser; around the frame that is nobody’s.
 */
export async function framed({ world, page, host }) {
  const outer = world.page({ body: `<iframe src="${host.url}" style="position: fixed; inset: 0; width: 100%; height: 100%; border: 0"></iframe>`, isRecorded: false });
  await page.goto(outer.url);
  return {
    evaluate: (work, ...values) => page.evaluate((text) => window.frames[0].eval(text), `(${work})(${values.map((value) => JSON.stringify(value)).join(', ')})`),
  };
}
