// Looking at a picture closely: keys, keyboard, dragging, pinching, wheel. It reads the page and asks for nothing but the tiles of
// the picture, so it works from disk. Tiles follow the IIIF Image API 3.0, level 0.
"use strict";

(() => {
  const STEP = 1.5; // one press of + or −
  const WAY = 0.25; // one press of an arrow: a quarter of the frame
  const LEAST_MOST = 4; // even a small picture can be seen four times as large
  const TAP_PX = 12; // a finger that moves less has tapped
  const TWICE_MS = 350; // two taps within this are a double tap; everything it does, the keys do too
  const LINE_PX = 16; // a wheel that counts lines

  class Zoom {
    constructor(root) {
      this.root = root;
      this.frame = root.querySelector(".zoom-frame");
      this.image = this.frame.querySelector("img");
      this.said = root.querySelector(".zoom-said");
      this.keys = new Map([...root.querySelectorAll("[data-does]")].map((key) => [key.dataset.does, key]));
      this.size = { width: Number(root.dataset.width), height: Number(root.dataset.height) };
      this.tile = Number(root.dataset.tile);
      this.times = 1; // 1: the whole picture fills its place
      this.x = 0; // where the stage's left upper corner lies in the frame, in CSS pixels
      this.y = 0;
      this.box = { x: 0, y: 0, width: 1, height: 1 }; // the picture on the stage before it is enlarged
      this.pointers = new Map();
      this.tap = null;
      this.shown = new Map(); // tiles on the stage by address
      this.build();
      this.listen();
      this.measure();
      root.classList.add("is-ready");
    }

    // The picture and its tiles move together on a stage inside the frame.
    build() {
      this.stage = document.createElement("div");
      this.stage.className = "zoom-stage";
      this.tiles = document.createElement("div");
      this.tiles.className = "zoom-tiles";
      this.tiles.setAttribute("aria-hidden", "true");
      this.image.draggable = false;
      this.frame.tabIndex = -1; // a click gives it the keyboard; it is no stop of its own
      this.stage.append(...this.frame.childNodes, this.tiles);
      this.frame.append(this.stage);
      this.image.classList.add("zoom-picture");
      this.root.style.setProperty("--across", String(this.size.width));
      this.root.style.setProperty("--down", String(this.size.height));
      const screen = this.keys.get("screen");
      screen.hidden = !document.fullscreenEnabled;
      screen.setAttribute("aria-pressed", "false");
    }

    listen() {
      const on = (where, what, does, options) => where.addEventListener(what, (event) => does.call(this, event), options);
      for (const [does, key] of this.keys) on(key, "click", () => this.press(does));
      on(this.root, "keydown", this.onKey);
      on(this.frame, "pointerdown", this.onDown);
      on(this.frame, "pointermove", this.onMove);
      for (const end of ["pointerup", "pointercancel"]) on(this.frame, end, this.onUp);
      on(this.frame, "wheel", this.onWheel, { passive: false });
      // The second finger makes it a pinch of the picture, not of the page.
      on(this.frame, "touchstart", (event) => event.touches.length > 1 && event.preventDefault(), { passive: false });
      on(document, "fullscreenchange", this.onScreen);
      new ResizeObserver(() => this.measure()).observe(this.frame);
    }

    // Where the picture lies when it is shown whole, and how large it can be: two pixels of the screen for one of its own.
    measure() {
      this.stage.classList.remove("glides");
      const middle = this.middle();
      this.stage.style.transform = "none";
      const [stage, image] = [this.stage.getBoundingClientRect(), this.image.getBoundingClientRect()];
      this.box = {
        x: image.left - stage.left,
        y: image.top - stage.top,
        width: Math.max(image.width, 1),
        height: Math.max(image.height, 1),
      };
      this.scale = this.box.width / this.size.width;
      this.most = Math.max(LEAST_MOST, 2 / (this.scale * (window.devicePixelRatio || 1)));
      this.times = Math.min(this.times, this.most);
      // What was in the middle stays there.
      this.x = this.frame.clientWidth / 2 - (this.box.x + middle.x * this.box.width) * this.times;
      this.y = this.frame.clientHeight / 2 - (this.box.y + middle.y * this.box.height) * this.times;
      for (const { place, image: tile } of this.shown.values()) this.lay(tile, place);
      this.show();
    }

    // What of the picture is in the middle of the frame: 0 to 1 across and down.
    middle() {
      const at = (frame, moved, start, length) => ((frame / 2 - moved) / this.times - start) / length;
      return {
        x: this.times === 1 ? 0.5 : at(this.frame.clientWidth, this.x, this.box.x, this.box.width),
        y: this.times === 1 ? 0.5 : at(this.frame.clientHeight, this.y, this.box.y, this.box.height),
      };
    }

    press(does) {
      if (this.keys.get(does).getAttribute("aria-disabled") === "true") return this.tell();
      this.stage.classList.add("glides");
      const ways = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
      if (does === "in") this.zoom(this.times * STEP);
      else if (does === "out") this.zoom(this.times / STEP);
      else if (does === "whole") this.zoom(1);
      else if (does === "screen") return this.screen();
      else return this.go(...ways[does]);
      this.tell();
    }

    onKey(event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const does = { "+": "in", "=": "in", "-": "out", _: "out", 0: "whole" }[event.key];
      const way = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[event.key];
      if (does) this.press(does);
      else if (way && this.times > 1) this.press(way);
      else if (event.key === "Escape" && this.times > 1) this.press("whole");
      else return; // the page's own key: scrolling, leaving
      event.preventDefault();
    }

    onDown(event) {
      if (event.pointerType === "mouse" && event.button !== 0) return;
      this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      this.start = this.pointers.size === 1 ? { x: event.clientX, y: event.clientY } : null;
      this.stage.classList.remove("glides");
      this.frame.setPointerCapture(event.pointerId);
    }

    onMove(event) {
      const before = this.pointers.get(event.pointerId);
      if (!before) return;
      const old = this.hold();
      this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const now = this.hold();
      if (this.start && Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y) > TAP_PX) this.start = null;
      if (this.pointers.size === 1 && this.times === 1) return;
      this.x += now.x - old.x;
      this.y += now.y - old.y;
      if (old.apart > 0 && now.apart > 0) this.zoom((this.times * now.apart) / old.apart, now);
      else this.show();
    }

    onUp(event) {
      if (!this.pointers.delete(event.pointerId)) return;
      if (this.pointers.size === 1) this.tell();
      const tapped = event.type === "pointerup" && this.start;
      this.start = null;
      if (!tapped) return;
      const last = this.tap;
      this.tap = { at: event.timeStamp, x: event.clientX, y: event.clientY };
      const near = last && Math.hypot(last.x - this.tap.x, last.y - this.tap.y) < TAP_PX * 3;
      if (!near || this.tap.at - last.at > TWICE_MS) return;
      this.tap = null;
      this.stage.classList.add("glides");
      const place = this.frame.getBoundingClientRect();
      this.zoom(this.times > 1 ? 1 : 2 * STEP, { x: event.clientX - place.left, y: event.clientY - place.top });
      this.tell();
    }

    // The middle of the fingers in the frame, and how far they are apart.
    hold() {
      const place = this.frame.getBoundingClientRect();
      const [a, b = a] = [...this.pointers.values()];
      const apart = Math.hypot(a.x - b.x, a.y - b.y);
      return { x: (a.x + b.x) / 2 - place.left, y: (a.y + b.y) / 2 - place.top, apart };
    }

    // The wheel belongs to the page, until somebody has begun to look closely.
    onWheel(event) {
      const meant = event.ctrlKey || event.metaKey || this.times > 1 || this.isScreen();
      if (!meant || event.deltaY === 0) return;
      event.preventDefault();
      this.stage.classList.remove("glides");
      const pixels = event.deltaMode === 1 ? event.deltaY * LINE_PX : event.deltaY;
      const place = this.frame.getBoundingClientRect();
      const at = { x: event.clientX - place.left, y: event.clientY - place.top };
      this.zoom(this.times * Math.exp(-Math.max(-100, Math.min(100, pixels)) / 300), at);
      this.tell();
    }

    isScreen() {
      return document.fullscreenElement === this.root;
    }

    screen() {
      const done = this.isScreen() ? document.exitFullscreen() : this.root.requestFullscreen();
      done.catch(() => {}); // the browser may refuse; the picture is there as before
    }

    onScreen() {
      this.keys.get("screen").setAttribute("aria-pressed", String(this.isScreen()));
      this.measure();
    }

    // Enlarges; what is at a place of the frame (none: in its middle) stays there.
    zoom(times, at = { x: this.frame.clientWidth / 2, y: this.frame.clientHeight / 2 }) {
      let next = Math.min(Math.max(times, 1), this.most);
      if (next < 1.01) next = 1;
      this.x = at.x - ((at.x - this.x) * next) / this.times;
      this.y = at.y - ((at.y - this.y) * next) / this.times;
      this.times = next;
      this.show();
    }

    go(right, down) {
      const [x, y] = [this.x, this.y];
      this.x -= right * WAY * this.frame.clientWidth;
      this.y -= down * WAY * this.frame.clientHeight;
      this.show();
      const moved = Math.abs(this.x - x) + Math.abs(this.y - y) > 0.5;
      this.tell(moved ? undefined : this.root.dataset.edge);
    }

    // Says how large the picture is shown, politely: in words below it, which screen readers read when they have time.
    tell(words) {
      const { all, most, level } = this.root.dataset;
      const times = level.replace("#", () => String(Math.round(this.times * 10) / 10));
      const size = this.times === 1 ? all : this.times >= this.most ? most : times;
      this.said.textContent = words || size;
    }

    // Keeps the picture in the frame and shows it.
    show() {
      const kept = (moved, frame, start, length) => {
        const [from, long] = [start * this.times, length * this.times];
        if (long <= frame + 0.5) return (frame - long) / 2 - from;
        return Math.min(Math.max(moved, frame - long - from), -from);
      };
      this.x = kept(this.x, this.frame.clientWidth, this.box.x, this.box.width);
      this.y = kept(this.y, this.frame.clientHeight, this.box.y, this.box.height);
      const close = this.times > 1;
      this.stage.style.transform = close ? `translate(${this.x}px, ${this.y}px) scale(${this.times})` : "none";
      // The ways vanish with the last step out: whoever stood on one stands on + then.
      if (!close && document.activeElement && document.activeElement.closest(".zoom-ways")) this.keys.get("in").focus();
      this.root.classList.toggle("is-close", close);
      this.allow("in", this.times < this.most);
      this.allow("out", close);
      this.allow("whole", close);
      this.load();
    }

    // A key that can do nothing stays where it is, and keeps the focus if it has it.
    allow(does, can) {
      this.keys.get(does).setAttribute("aria-disabled", String(!can));
    }

    // The level of tiles that has a pixel for every pixel of the screen.
    level() {
      const wanted = this.scale * this.times * (window.devicePixelRatio || 1);
      let level = 1;
      while (level * 2 * wanted <= 1 && Math.max(this.size.width, this.size.height) > level * this.tile) level *= 2;
      return level;
    }

    // Places of the tiles of a level that are in the frame.
    visible(level) {
      const step = this.tile * level;
      const span = (frame, moved, start, side) => {
        const at = (place) => ((place - moved) / this.times - start) / this.scale;
        const first = Math.max(Math.floor(at(0) / step), 0);
        const last = Math.min(Math.floor(at(frame) / step), Math.ceil(side / step) - 1);
        return { first, last };
      };
      const across = span(this.frame.clientWidth, this.x, this.box.x, this.size.width);
      const down = span(this.frame.clientHeight, this.y, this.box.y, this.size.height);
      const places = [];
      for (let row = down.first; row <= down.last; row += 1) {
        for (let column = across.first; column <= across.last; column += 1) places.push(this.place(level, column, row));
      }
      return places;
    }

    place(level, column, row) {
      const step = this.tile * level;
      const [x, y] = [column * step, row * step];
      return {
        level,
        x,
        y,
        width: Math.min(step, this.size.width - x),
        height: Math.min(step, this.size.height - y),
      };
    }

    address({ level, x, y, width, height }) {
      const whole = width === this.size.width && height === this.size.height;
      const region = whole ? "full" : [x, y, width, height].join(",");
      const size = whole && level === 1 ? "max" : `${Math.ceil(width / level)},${Math.ceil(height / level)}`;
      return `${this.root.dataset.tiles}${region}/${size}/0/default.jpg`;
    }

    // Brings the tiles that are seen, sharper ones above coarser ones; takes the others away when these have come.
    load() {
      const wanted = new Map();
      if (this.times > 1 || this.isScreen()) {
        for (const place of this.visible(this.level())) wanted.set(this.address(place), place);
      }
      for (const [address, place] of wanted) {
        if (!this.shown.has(address)) this.bring(address, place);
      }
      // What is still on its way and not wanted any more does not come.
      for (const [address, { done }] of this.shown) if (!done && !wanted.has(address)) this.drop(address);
      this.wanted = wanted;
      this.tidy();
    }

    bring(address, place) {
      const image = new Image();
      const tile = { place, image, done: false };
      this.shown.set(address, tile);
      image.alt = "";
      image.draggable = false;
      image.decoding = "async";
      image.addEventListener("load", () => {
        tile.done = true;
        this.tidy();
      });
      // A tile that is not there shows the picture below it.
      image.addEventListener("error", () => {
        tile.done = true;
        image.remove();
        this.tidy();
      });
      this.lay(image, place);
      image.src = address;
      this.tiles.append(image);
    }

    lay(image, place) {
      const style = image.style;
      style.left = `${this.box.x + place.x * this.scale}px`;
      style.top = `${this.box.y + place.y * this.scale}px`;
      style.width = `${place.width * this.scale}px`;
      style.height = `${place.height * this.scale}px`;
      style.zIndex = String(64 - Math.log2(place.level));
    }

    tidy() {
      const come = [...this.wanted.keys()].every((address) => this.shown.get(address)?.done);
      if (!come) return;
      for (const address of [...this.shown.keys()]) if (!this.wanted.has(address)) this.drop(address);
    }

    drop(address) {
      this.shown.get(address).image.remove();
      this.shown.delete(address);
    }
  }

  for (const root of document.querySelectorAll(".zoom")) new Zoom(root);
})();
