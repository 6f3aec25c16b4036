// Opens every picture with OpenSeadragon and looks at all of it closely: node openseadragon.cjs TOOLS CHROMIUM DIR ADDRESS
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [tools, chromium, dir, host] = process.argv.slice(2);
const load = (...name) => path.join(tools, "node_modules", ...name);
const { chromium: browserType } = require(load("playwright-core"));
const { version } = JSON.parse(fs.readFileSync(load("openseadragon", "package.json"), "utf8"));

// Zooms in on every part of the picture, one after the other, until every tile in view has come.
async function look(address) {
  document.body.innerHTML = '<div id="view" style="width: 900px; height: 700px"></div>';
  const viewer = globalThis.OpenSeadragon({ id: "view", tileSources: address, showNavigationControl: false, animationTime: 0 });
  const failed = [];
  viewer.addHandler("tile-load-failed", (event) => failed.push(event.tile.getUrl()));
  await new Promise((done, broken) => {
    viewer.addOnceHandler("open", done);
    viewer.addOnceHandler("open-failed", (event) => broken(new Error(event.message)));
  });
  const item = viewer.world.getItemAt(0);
  const full = () =>
    new Promise((done) => {
      const later = () => (item.getFullyLoaded() ? done() : item.addOnceHandler("fully-loaded-change", done));
      globalThis.requestAnimationFrame(() => globalThis.requestAnimationFrame(later));
    });
  await full();
  const size = item.getContentSize();
  for (let scale = 8; scale >= 1; scale /= 2) {
    for (let x = 0; x < size.x; x += 800 * scale) {
      for (let y = 0; y < size.y; y += 600 * scale) {
        viewer.viewport.fitBounds(item.imageToViewportRectangle(x, y, 900 * scale, 700 * scale), true);
        await full();
      }
    }
  }
  viewer.destroy();
  return { failed, width: size.x, height: size.y };
}

async function main() {
  const args = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : [];
  const browser = await browserType.launch({ executablePath: chromium, args });
  // A page of the same host: browsers keep other pages from asking this machine. What its own policy allows does not matter here.
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  const missing = [];
  const got = new Set();
  page.on("response", (response) => {
    if (response.url().startsWith(host)) got.add(response.url());
    if (response.status() >= 400) missing.push(response.url());
  });
  await page.goto(`${host}/index.html`);
  await page.addScriptTag({ path: load("openseadragon", "build", "openseadragon", "openseadragon.min.js") });
  const names = fs.readdirSync(path.join(dir, "tiles")).filter((name) => fs.existsSync(path.join(dir, "tiles", name, "info.json")));
  let findings = 0;
  for (const name of names) {
    const { failed, width, height } = await page.evaluate(look, `${host}/tiles/${name}/info.json`);
    for (const address of new Set([...failed, ...missing.splice(0)])) {
      findings += 1;
      console.log(`${name} (${width} × ${height}): no tile at ${address}`);
    }
  }
  await browser.close();
  console.log(`OpenSeadragon ${version}: ${names.length} pictures, ${got.size} files asked for, ${findings} findings`);
  process.exitCode = findings > 0 || names.length === 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`could not check: ${error.message}`);
  process.exit(1);
});
