// Opens every page of a folder by file:// in Chromium, in several windows, and runs axe-core on it.
// node check.cjs TOOLS CHROMIUM DIR [SCREENSHOTS]
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

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
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations", "incomplete"] }));
  const undecided = result.incomplete.filter((rule) => rule.id === "color-contrast");
  return [...result.violations, ...undecided].flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help} at ${node.target.join(" ")}`),
  );
}

// What axe does not look at: sideways scrolling, small links, pictures that do not load.
function layoutFindings() {
  const found = [];
  if (document.documentElement.scrollWidth > window.innerWidth) found.push("the page scrolls sideways");
  for (const image of document.images) {
    if (!image.complete || image.naturalWidth === 0) found.push(`picture does not load: ${image.getAttribute("src")}`);
  }
  for (const link of document.querySelectorAll("header a, nav a, .wall a")) {
    const box = link.getBoundingClientRect();
    if (box.height < 44) found.push(`link lower than 44 px: ${link.textContent.trim()} (${box.height})`);
  }
  return found;
}

async function check(page, file, outside) {
  outside.length = 0;
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await page.evaluate(async () => {
    for (const image of document.images) {
      image.loading = "eager";
      await image.decode().catch(() => {});
    }
  });
  const found = [...(await axeFindings(page)), ...(await page.evaluate(layoutFindings))];
  return [...found, ...outside.map((url) => `asks for something outside: ${url}`)];
}

async function main() {
  // Chromium refuses its sandbox to root (containers).
  const args = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : [];
  const browser = await browserType.launch({ executablePath: chromium, args });
  const root = pathToFileURL(dir).href + "/";
  const files = htmlFiles(dir).sort();
  let findings = 0;
  for (const { name, ...options } of WINDOWS) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const outside = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(root) && !url.startsWith("data:")) outside.push(url);
    });
    for (const file of files) {
      const shown = path.relative(dir, file);
      for (const finding of await check(page, file, outside)) {
        findings += 1;
        console.log(`${shown} (${name}): ${finding}`);
      }
      if (shots) {
        const image = `${name}-${shown.replaceAll(path.sep, "-").replace(/\.html$/, "")}.png`;
        await page.screenshot({ path: path.join(shots, image), fullPage: true });
      }
    }
    await context.close();
  }
  await browser.close();
  console.log(`${files.length} pages in ${WINDOWS.length} windows: ${findings} findings`);
  process.exitCode = findings > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`could not check: ${error.message}`);
  process.exitCode = 1;
});
