// Uses the viewer of every page of a work as people do, and says what does not hold.
// node check.cjs TOOLS CHROMIUM DIR [SCREENSHOTS]
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const [tools, chromium, dir, shots] = process.argv.slice(2);
const { chromium: browserType } = require(path.join(tools, "node_modules", "playwright-core"));

const WINDOWS = [
  { name: "wide", viewport: { width: 1280, height: 800 } },
  { name: "narrow", viewport: { width: 320, height: 640 }, hasTouch: true },
  { name: "twice", viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
];
const MOST_TABS = 40;
const MOST_PRESSES = 60;

let findings = 0;
let checks = 0;

// Where the picture, the frame and the tiles are now, in CSS pixels of the window.
function seen() {
  const root = document.querySelector(".zoom");
  const box = (element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  };
  const picture = root.querySelector(".zoom-frame img:not(.zoom-tiles img)");
  const tiles = [...root.querySelectorAll(".zoom-tiles img")].map((tile) => ({
    ...box(tile),
    source: tile.getAttribute("src"),
    pixels: tile.complete ? tile.naturalWidth : 0,
    wide: tile.naturalWidth,
  }));
  const focus = document.activeElement;
  return {
    frame: box(root.querySelector(".zoom-frame")),
    picture: box(picture),
    alt: picture.alt,
    tiles,
    said: root.querySelector(".zoom-said").textContent,
    close: root.classList.contains("is-close"),
    focus: focus && focus.dataset ? focus.dataset.does || "" : "",
    inside: root.contains(focus),
    size: { width: Number(root.dataset.width), height: Number(root.dataset.height) },
  };
}

class Check {
  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  holds(is, what) {
    checks += 1;
    if (is) return;
    findings += 1;
    console.log(`${this.name}: ${what}`);
  }

  // What is seen once nothing glides and all tiles have come.
  async see() {
    await this.page.waitForFunction(() => {
      const still = document.getAnimations().every((animation) => animation.playState !== "running");
      return still && [...document.querySelectorAll(".zoom-tiles img")].every((tile) => tile.complete);
    });
    return this.page.evaluate(seen);
  }

  async press(key, times = 1) {
    for (let n = 0; n < times; n += 1) await this.page.keyboard.press(key);
    return this.see();
  }

  async focusOn(does) {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if ((await this.page.evaluate(seen)).focus === does) return true;
      await this.page.keyboard.press("Tab");
    }
    return false;
  }

  key(does) {
    return this.page.locator(`[data-does="${does}"]`);
  }

  isOff(does) {
    return this.key(does).getAttribute("aria-disabled").then((value) => value === "true");
  }
}

// Tiles show the part of the picture that their address says, and together they fill the frame.
function tilesFit(check, now, when) {
  check.holds(now.tiles.length > 0, `no tiles ${when}`);
  check.holds(now.tiles.every((tile) => tile.pixels > 0), `tiles do not load ${when}`);
  const scale = now.picture.width / now.size.width;
  for (const tile of now.tiles) {
    const [region, size] = tile.source.split("/").slice(-4);
    const [x, y, width] = region === "full" ? [0, 0, now.size.width] : region.split(",").map(Number);
    const near = (a, b) => Math.abs(a - b) < 1;
    const fits = near(tile.left, now.picture.left + x * scale) && near(tile.top, now.picture.top + y * scale);
    check.holds(fits && near(tile.width, width * scale), `tile ${region} is at the wrong place ${when}`);
    check.holds(size === "max" || Number(size.split(",")[0]) === tile.wide, `tile ${region} is not ${size} ${when}`);
  }
  const left = Math.max(now.frame.left, now.picture.left) + 1;
  const right = Math.min(now.frame.right, now.picture.right) - 1;
  const top = Math.max(now.frame.top, now.picture.top) + 1;
  const bottom = Math.min(now.frame.bottom, now.picture.bottom) - 1;
  for (const [across, down] of [[0, 0], [0.5, 0.5], [1, 1], [0.3, 0.9], [0.9, 0.1]]) {
    const [x, y] = [left + (right - left) * across, top + (bottom - top) * down];
    const over = (tile) => tile.left <= x && x <= tile.right && tile.top <= y && y <= tile.bottom;
    check.holds(now.tiles.some(over), `no tile over a part of the frame ${when}`);
  }
}

async function byKeyboard(check) {
  check.holds(await check.focusOn("in"), "the Tab key does not reach the keys");
  const start = await check.see();
  check.holds(!start.close && start.tiles.length === 0, "tiles are asked for before anybody looks closely");
  const close = await check.press("+", 3);
  check.holds(close.close && close.picture.width > start.picture.width * 3, "+ does not enlarge");
  check.holds(close.said !== "" && close.said !== start.said, "how large it is is not said");
  check.holds(close.focus === "in", "the focus moves when a key is pressed");
  check.holds(close.alt === start.alt && close.alt !== "", "the description is lost");
  tilesFit(check, close, "after +");
  for (const [key, edge, is] of [
    ["ArrowLeft", "left", (now) => now.picture.left >= now.frame.left - 1],
    ["ArrowUp", "top", (now) => now.picture.top >= now.frame.top - 1],
    ["ArrowRight", "right", (now) => now.picture.right <= now.frame.right + 1],
    ["ArrowDown", "bottom", (now) => now.picture.bottom <= now.frame.bottom + 1],
  ]) {
    const now = await check.press(key, 16);
    check.holds(is(now), `${key} does not reach the ${edge} edge`);
    const covers = now.picture.left <= now.frame.left + 1 && now.picture.right >= now.frame.right - 1;
    check.holds(covers, `the picture leaves the frame at its ${edge} edge`);
    tilesFit(check, now, `at the ${edge} edge`);
  }
  check.holds((await check.press("0")).close === false, "0 does not show the whole picture");
  await check.press("+", 2);
  const whole = await check.press("Escape");
  check.holds(!whole.close && Math.abs(whole.picture.width - start.picture.width) < 1, "Escape does not show the whole picture");
  check.holds(whole.tiles.length === 0, "tiles stay when nobody looks closely any more");
}

// One key at a time, focus and Enter or space: what a switch can do.
async function bySwitch(check) {
  check.holds(await check.focusOn("in"), "the switch does not reach +");
  const start = await check.see();
  let presses = 0;
  while (!(await check.isOff("in")) && presses < MOST_PRESSES) presses += (await check.press(presses % 2 ? "Enter" : "Space"), 1);
  let now = await check.see();
  check.holds(now.close && now.focus === "in", "pressing + again and again loses the focus");
  tilesFit(check, now, "at its largest");
  const enough = now.tiles.every((tile) => tile.wide >= tile.width / 2 / 1.01);
  const least = now.picture.width <= start.picture.width * 4.01; // even a small picture can be seen four times as large
  check.holds(enough || least, "the largest view is more than twice what the tiles hold");
  for (const way of ["left", "up", "down", "right"]) {
    check.holds(await check.focusOn(way), `the switch does not reach ${way}`);
    const before = await check.see();
    now = await check.press("Enter");
    const moved = Math.abs(now.picture.left - before.picture.left) + Math.abs(now.picture.top - before.picture.top);
    check.holds(moved > 1, `${way} does not move the picture`);
  }
  let tabs = 0;
  for (; tabs < MOST_TABS && (await check.page.evaluate(seen)).inside; tabs += 1) await check.page.keyboard.press("Tab");
  check.holds(tabs < 9, "the focus does not leave the viewer");
  check.holds(await check.focusOn("out"), "the switch does not reach −");
  for (presses = 0; !(await check.isOff("out")) && presses < MOST_PRESSES; presses += 1) await check.press("Enter");
  now = await check.see();
  check.holds(!now.close && now.focus === "out", "pressing − again and again loses the focus");
  await check.focusOn("in");
  await check.press("Enter", 2);
  await check.focusOn("right");
  now = await check.press("0");
  check.holds(now.focus === "in", "the focus is lost when the ways vanish");
}

async function byHand(check) {
  const { page } = check;
  await page.locator(".zoom-frame").scrollIntoViewIfNeeded();
  const start = await check.see();
  const [x, y] = [start.frame.left + start.frame.width * 0.4, start.frame.top + Math.min(start.frame.height, 200) * 0.5];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 40);
  check.holds(!(await check.see()).close, "the wheel takes the page from whoever scrolls");
  await page.evaluate(() => document.querySelector(".zoom-frame").scrollIntoView({ block: "nearest" }));
  const place = (await check.see()).frame;
  const at = { x: place.left + place.width * 0.4, y: place.top + Math.min(place.height, 200) * 0.5 };
  await page.mouse.dblclick(at.x, at.y);
  let now = await check.see();
  check.holds(now.close, "a double tap does not enlarge");
  const before = now;
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 40, at.y - 20, { steps: 4 });
  await page.mouse.up();
  now = await check.see();
  const dragged = Math.abs(now.picture.left - before.picture.left + 40) < 2;
  check.holds(dragged, `dragging 40 px moves ${before.picture.left - now.picture.left} px`);
  await page.mouse.wheel(0, -100);
  const larger = await check.see();
  check.holds(larger.picture.width > now.picture.width, "the wheel does not enlarge");
  const under = (view) => (at.x - 40 - view.picture.left) / view.picture.width;
  check.holds(Math.abs(under(larger) - under(now)) < 0.01, "what is under the pointer does not stay there");
  tilesFit(check, larger, "after the wheel");
  for (let n = 0; n < 20; n += 1) await page.mouse.wheel(0, 100);
  check.holds(!(await check.see()).close, "the wheel does not come back to the whole picture");
}

async function byTouch(check) {
  const { page } = check;
  await page.evaluate(() => document.querySelector(".zoom-frame").scrollIntoView({ block: "center" }));
  const { frame } = await check.see();
  const [x, y] = [frame.left + frame.width / 2, frame.top + frame.height / 2];
  const client = await page.context().newCDPSession(page);
  const touch = (type, apart) =>
    client.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: x - apart, y, id: 1 }, { x: x + apart, y, id: 2 }],
    });
  await touch("touchStart", 20);
  for (const apart of [30, 40, 50, 60]) await touch("touchMove", apart);
  await touch("touchEnd");
  const now = await check.see();
  check.holds(now.close && Math.abs(now.picture.width / frame.width - 3) < 0.6, "pinching does not enlarge three times");
  check.holds((await page.evaluate(() => window.visualViewport.scale)) === 1, "pinching enlarges the page as well");
  await check.key("whole").click();
  check.holds(!(await check.see()).close, "the key for the whole picture does nothing");
}

async function onFullScreen(check) {
  if (!(await check.key("screen").isVisible())) return;
  const start = await check.see();
  await check.key("screen").click();
  await check.page.waitForFunction(() => document.fullscreenElement && document.querySelector("[data-does=screen]").ariaPressed === "true");
  const now = await check.see();
  check.holds(now.frame.height >= start.frame.height && now.frame.width >= start.frame.width, "the full screen is smaller");
  const inside = now.picture.height <= now.frame.height + 1 && now.picture.width <= now.frame.width + 1;
  check.holds(inside, "the whole picture is not seen on the full screen");
  tilesFit(check, now, "on the full screen");
  if (shots) await check.page.screenshot({ path: path.join(shots, `${check.name.replaceAll(/[ /]/g, "-")}-screen.png`) });
  await check.key("in").click();
  tilesFit(check, await check.see(), "larger on the full screen");
  await check.key("screen").click();
  await check.page.waitForFunction(() => !document.fullscreenElement);
  await check.key("whole").click();
  const end = await check.see();
  check.holds(Math.abs(end.picture.width - start.picture.width) < 1, "the page is not as before after the full screen");
}

async function layout(check, window) {
  const sides = await check.page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
  check.holds(sides <= 0, "the page scrolls sideways");
  const shifted = await check.page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        const add = (list) => list.getEntries().forEach((entry) => (sum += entry.value));
        const observer = new PerformanceObserver(add);
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => setTimeout(() => (add({ getEntries: () => observer.takeRecords() }), done(sum)), 50));
      }),
  );
  check.holds(shifted < 0.001, `the page moves while it loads (${shifted})`);
  for (const key of await check.page.locator(".zoom-key").all()) {
    if (!(await key.isVisible())) continue;
    const box = await key.boundingBox();
    const name = await key.textContent();
    check.holds(box.width >= 44 && box.height >= 44, `key ${name} is ${box.width} × ${box.height} (${window})`);
    check.holds(name.trim() !== "", "a key has no name");
  }
}

async function withoutScript(browser, file, window) {
  const context = await browser.newContext({ viewport: window.viewport, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const check = new Check(page, `${path.relative(dir, file)} (no script)`);
  check.holds((await page.locator(".zoom-key:visible").count()) === 0, "keys that do nothing are shown");
  check.holds(await page.locator(".zoom-frame img").first().isVisible(), "the picture is not shown");
  check.holds((await page.locator(".wall p a[href]").count()) > 0, "no link to the large picture");
  await context.close();
}

async function checkPage(browser, file, { name: window, ...options }) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const check = new Check(page, `${path.relative(dir, file)} (${window})`);
  const root = pathToFileURL(dir).href + "/";
  page.on("pageerror", (error) => check.holds(false, `error in the script: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && check.holds(false, `console: ${message.text()}`));
  page.on("requestfailed", (request) => {
    // A tile that is not wanted any more is not waited for.
    if (request.failure().errorText !== "net::ERR_ABORTED") check.holds(false, `does not load: ${request.url()}`);
  });
  page.on("request", (request) => {
    const own = request.url().startsWith(root) || request.url().startsWith("data:");
    if (!own) check.holds(false, `asks for something outside: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await layout(check, window);
  if (shots) await page.screenshot({ path: path.join(shots, `${check.name.replaceAll(/[ /]/g, "-")}.png`), fullPage: true });
  const steps = options.hasTouch ? [byTouch, byKeyboard] : [byKeyboard, bySwitch, byHand, onFullScreen];
  for (const step of steps) await step(check);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload();
  await check.focusOn("in");
  const gliding = await page.evaluate(() => {
    document.querySelector("[data-does=in]").click();
    return document.getAnimations().length;
  });
  check.holds(gliding === 0, "it glides for whoever wants no motion");
  await check.press("+");
  if (shots) await page.screenshot({ path: path.join(shots, `${check.name.replaceAll(/[ /]/g, "-")}-close.png`), fullPage: true });
  await context.close();
}

function works(folder) {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(".html")) : [];
  return names.map((name) => path.join(folder, name)).filter((file) => fs.readFileSync(file, "utf8").includes('class="zoom"'));
}

async function main() {
  // Chromium refuses its sandbox to root (containers).
  const args = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : [];
  const browser = await browserType.launch({ executablePath: chromium, args });
  const files = [...works(path.join(dir, "works")), ...works(path.join(dir, "en", "works")).slice(0, 1)];
  for (const file of files) {
    for (const window of WINDOWS) await checkPage(browser, file, window);
    await withoutScript(browser, file, WINDOWS[0]);
  }
  await browser.close();
  console.log(`${files.length} pages in ${WINDOWS.length} windows: ${checks} checks, ${findings} findings`);
  process.exitCode = findings > 0 || files.length === 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`could not check: ${error.message}`);
  process.exit(1);
});
