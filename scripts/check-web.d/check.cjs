// Opens every page of a folder by file:// in Chromium, in several windows and with the reader's settings, and runs axe-core on
// it; then uses the pages by keyboard, without scripts, and the kiosk.
// node check.cjs TOOLS CHROMIUM DIR [SCREENSHOTS]
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { behaviour } = require("./behaviour.cjs");

const [tools, chromium, dir, shots] = process.argv.slice(2);
const load = (name) => require(path.join(tools, "node_modules", name));
const { chromium: browserType } = load("playwright-core");
const axe = load("axe-core").source;

const WINDOWS = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { name: "narrow", colorScheme: "light", viewport: { width: 320, height: 720 } },
  { name: "narrow-dark", colorScheme: "dark", viewport: { width: 320, height: 720 } },
  { name: "contrast", colorScheme: "light", contrast: "more", viewport: { width: 800, height: 1280 } },
  { name: "contrast-dark", colorScheme: "dark", contrast: "more", viewport: { width: 800, height: 1280 } },
  { name: "forced", colorScheme: "dark", forcedColors: "active", viewport: { width: 1280, height: 800 } },
  // 1280 px at 200 % zoom.
  { name: "zoomed", colorScheme: "light", deviceScaleFactor: 2, viewport: { width: 640, height: 400 } },
  // What the reader chose on the page itself.
  { name: "large-contrast", settings: { size: "200", colours: "contrast", words: "easy" }, viewport: { width: 1280, height: 800 } },
  { name: "large-narrow", settings: { size: "200", colours: "dark", motion: "less" }, viewport: { width: 320, height: 720 } },
  { name: "panel", settings: { colours: "light" }, open: true, viewport: { width: 320, height: 720 } },
];

function htmlFiles(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return htmlFiles(full);
    return entry.name.endsWith(".html") ? [full] : [];
  });
}

// Findings of axe: rules broken, and contrasts that it could not decide.
async function axeFindings(page) {
  await page.evaluate(axe);
  // Without preload: axe would ask for the style sheet once more, which the pages' own policy forbids.
  const options = { preload: false, resultTypes: ["violations", "incomplete"] };
  const result = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  const undecided = result.incomplete.filter((rule) => rule.id === "color-contrast");
  return [...result.violations, ...undecided].flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help} at ${node.target.join(" ")}`),
  );
}

// What axe does not look at: sideways scrolling, small targets, pictures that do not load.
function layoutFindings() {
  const found = [];
  if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page scrolls sideways");
  for (const image of document.images) {
    if (!image.complete || image.naturalWidth === 0) found.push(`picture does not load: ${image.getAttribute("src")}`);
  }
  const targets = "header a, nav a, .wall a, footer a, .back, .more-works a, summary, .settings label, button, .makers a";
  for (const target of document.querySelectorAll(targets)) {
    const box = target.getBoundingClientRect();
    if (box.height > 0 && box.height < 44) found.push(`lower than 44 px: ${target.textContent.trim()} (${box.height})`);
  }
  return found;
}

async function check(page, file, outside, options) {
  outside.length = 0;
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  if (options.open) await page.locator(".reader summary").click();
  await page.evaluate(async () => {
    for (const image of document.images) {
      image.loading = "eager";
      await image.decode().catch(() => {});
    }
    // What is fading in is not yet what is to be read.
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
  });
  const found = [...(await axeFindings(page)), ...(await page.evaluate(layoutFindings))];
  return [...found, ...outside.map((entry) => `asks for or complains of something: ${entry}`)];
}

// A page whose requests to anywhere else, and whose errors, are written down.
async function watched(context, outside) {
  const root = pathToFileURL(dir).href + "/";
  const page = await context.newPage();
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(root) && !url.startsWith("data:")) outside.push(url);
  });
  page.on("pageerror", (error) => outside.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") outside.push(message.text());
  });
  return page;
}

async function main() {
  // Chromium refuses its sandbox to root (containers).
  const args = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : [];
  const browser = await browserType.launch({ executablePath: chromium, args });
  const files = htmlFiles(dir).sort();
  let findings = 0;
  const report = (finding) => {
    findings += 1;
    console.log(finding);
  };
  for (const { name, settings, ...options } of WINDOWS) {
    const context = await browser.newContext(options);
    if (settings) {
      const chosen = JSON.stringify(settings);
      await context.addInitScript((kept) => localStorage.setItem("malgeurim-reader", kept), chosen);
    }
    const outside = [];
    const page = await watched(context, outside);
    for (const file of files) {
      const shown = path.relative(dir, file);
      for (const finding of await check(page, file, outside, options)) report(`${shown} (${name}): ${finding}`);
      if (shots) {
        const image = `${name}-${shown.replaceAll(path.sep, "-").replace(/\.html$/, "")}.png`;
        await page.screenshot({ path: path.join(shots, image), fullPage: true });
      }
    }
    await context.close();
  }
  const used = await behaviour(browser, dir, watched, report);
  await browser.close();
  console.log(`${files.length} pages in ${WINDOWS.length} windows, ${used} uses: ${findings} findings`);
  process.exitCode = findings > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`could not check: ${error.message}`);
  process.exitCode = 1;
});
