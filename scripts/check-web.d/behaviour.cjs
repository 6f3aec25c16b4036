// Uses the pages as a visitor does: by keyboard, without scripts, with the settings, and the kiosk.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

// Every place that the tab key reaches: seen, with a visible focus, and in the order of the page.
async function keyboard(page, fail) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  if (first !== "skip") fail(`the first stop is not the skip link but ${first}`);
  let last = null;
  for (let stop = 0; stop < 300; stop += 1) {
    const here = await page.evaluate((before) => {
      const at = document.activeElement;
      if (at === document.body) return null;
      const box = at.getBoundingClientRect();
      const ring = [null, "::after"].some((part) => getComputedStyle(at, part).outlineStyle !== "none");
      const earlier = before === null ? null : document.querySelectorAll("*")[before];
      const turned = earlier && earlier !== at && at.compareDocumentPosition(earlier) & Node.DOCUMENT_POSITION_FOLLOWING;
      return {
        at: Array.from(document.querySelectorAll("*")).indexOf(at),
        name: at.tagName + " " + (at.textContent.trim() || at.getAttribute("aria-label") || at.value || ""),
        seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        ring: ring || at.tagName === "AUDIO",
        turned: Boolean(turned),
      };
    }, last);
    if (here === null) break;
    if (last !== null && here.at < last && !here.turned) break;
    if (!here.seen) fail(`not in sight with the focus: ${here.name}`);
    if (!here.ring) fail(`no visible focus: ${here.name}`);
    if (here.turned) break;
    last = here.at;
    await page.keyboard.press("Tab");
  }
  if (last === null) fail("nothing can be reached");
}

async function settings(page, fail) {
  await page.locator(".reader summary").click();
  for (const [name, value] of [["colours", "contrast"], ["size", "200"], ["words", "easy"], ["motion", "less"]]) {
    await page.locator(`input[name=${name}][value="${value}"]`).check();
    const worn = await page.evaluate((name) => document.documentElement.getAttribute("data-" + name), name);
    if (worn !== value) fail(`${name} ${value} is not worn but ${worn}`);
  }
  await page.reload();
  const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  if (size !== "32px") fail(`text size is not kept: ${size}`);
  const more = await page.locator(".more").evaluateAll((all) => all.filter((one) => one.offsetParent !== null).length);
  if (more > 0) fail(`${more} long parts are shown among easy texts`);
  await page.evaluate(() => localStorage.clear());
}

// Everything that a script hides or shows is there to be read without one.
async function plain(page, fail) {
  const hidden = await page.locator("[hidden]").evaluateAll((all) => all.map((one) => one.className));
  const known = hidden.every((name) => name === "controls");
  if (!known) fail(`hidden without a script: ${hidden}`);
  const slides = await page.locator(".slide").count();
  const seen = await page.locator(".slide:visible").count();
  if (slides !== seen) fail(`${slides - seen} works of the slideshow are not seen`);
}

async function kiosk(page, fail) {
  const title = () => page.locator(".slide:visible h2").textContent();
  const count = await page.locator(".slide").count();
  if (count < 2) return;
  if ((await page.locator(".slide:visible").count()) !== 1) fail("not one work at a time");
  const first = await title();
  await page.keyboard.press("Space");
  const second = await title();
  if (second === first) fail("space (a switch) does not go on");
  await page.keyboard.press("Enter");
  if ((await title()) === second) fail("enter (a switch) does not go on");
  await page.keyboard.press("ArrowLeft");
  if ((await title()) !== second) fail("the left arrow does not go back");
  const announced = await page.locator(".said").textContent();
  if (!announced.includes(second.trim())) fail("the work is not announced");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  if (!(await page.locator(".slide").last().isVisible())) fail("before the first comes not the last");
  await page.locator("[data-do=next]").click();
  if ((await title()) !== first) fail("after the last comes not the first");
}

// The time is driven by the check, so that nothing is waited for.
async function alone(page, file, fail) {
  const title = () => page.locator(".slide:visible h2").textContent();
  await page.clock.install();
  await page.goto(file);
  if ((await page.locator(".slide").count()) < 2) return;
  const sound = page.locator("[data-do=sound]");
  if (await sound.isVisible()) await sound.click();
  const first = await title();
  await page.clock.runFor(9000);
  if ((await title()) !== first) fail("a work is gone after nine seconds");
  await page.clock.runFor(12000);
  const second = await title();
  if (second === first) fail("it does not go on by itself");
  await page.locator("[data-do=slower]").click();
  const pace = await page.locator(".pace").textContent();
  if (!pace.includes("30")) fail(`the pace is not said: ${pace}`);
  await page.clock.runFor(21000);
  if ((await title()) !== second) fail("the slower pace does not count");
  await page.locator("[data-do=pause]").click();
  await page.clock.runFor(300000);
  if ((await title()) !== second) fail("it goes on while it is paused");
}

async function behaviour(browser, dir, watched, report) {
  const url = (name) => pathToFileURL(path.join(dir, name)).href;
  const work = "works/" + fs.readdirSync(path.join(dir, "works")).sort()[0];
  const wide = { viewport: { width: 1280, height: 800 } };
  const uses = [
    ...["index.html", work, "makers.html", "about.html"].map((name) => [name, "keyboard", keyboard, wide]),
    [work, "settings", settings, wide],
    ...["index.html", work, "kiosk.html"].map((name) => [name, "plain", plain, { ...wide, javaScriptEnabled: false }]),
    ["kiosk.html", "kiosk", kiosk, { ...wide, reducedMotion: "reduce" }],
    ["en/kiosk.html", "kiosk", kiosk, { viewport: { width: 320, height: 720 }, reducedMotion: "reduce" }],
    ["kiosk.html", "alone", (page, fail) => alone(page, url("kiosk.html"), fail), { ...wide, reducedMotion: "no-preference" }],
  ];
  for (const [name, use, run, options] of uses) {
    const context = await browser.newContext(options);
    const outside = [];
    const page = await watched(context, outside);
    const fail = (finding) => report(`${name} (${use}): ${finding}`);
    await page.goto(url(name));
    await run(page, fail);
    outside.forEach(fail);
    await context.close();
  }
  return uses.length;
}

module.exports = { behaviour };
