/* The works one after the other, slowly. Without this script the page is one long page. */
(function () {
  "use strict";

  var KEY = "malgeurim-kiosk";
  var PACES = [10, 15, 20, 30, 45, 60, 90, 120];
  var root = document.documentElement;
  var slides = Array.from(document.querySelectorAll(".slide"));
  var controls = document.querySelector(".controls");
  if (slides.length === 0 || !controls) return;

  var words = controls.dataset;
  var said = controls.querySelector(".said");
  var pace = controls.querySelector(".pace");
  var now = 0;
  var timer = 0;
  var sounding = null;
  var kept = load();
  var seconds = PACES.indexOf(kept.seconds) < 0 ? 20 : kept.seconds;
  var loud = kept.loud !== false;
  /* Nothing moves by itself for somebody who wants less motion. */
  var running = !lessMotion();

  function load() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch (error) {
      return {};
    }
  }

  function save() {
    try {
      localStorage.setItem(KEY, JSON.stringify({ seconds: seconds, loud: loud }));
    } catch (error) {
      return;
    }
  }

  function lessMotion() {
    return root.dataset.motion === "less" || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  function button(name) {
    return controls.querySelector("[data-do=" + name + "]");
  }

  /* Also what the visitor started by hand. */
  function hush() {
    sounding = null;
    document.querySelectorAll(".slide audio").forEach(function (audio) {
      audio.onended = null;
      audio.pause();
    });
  }

  /* The sounds of a work one after the other, then `done`. Where none may play (no touch yet) it is as if they were over. */
  function play(sounds, done) {
    var next = sounds[0];
    if (!next) return done();
    sounding = next;
    next.currentTime = 0;
    next.onended = function () {
      play(sounds.slice(1), done);
    };
    var started = next.play();
    if (started) {
      started.catch(function () {
        if (sounding === next) {
          sounding = null;
          done();
        }
      });
    }
  }

  /* Waits until the time is over and the last sound has ended, whichever is later. */
  function wait() {
    clearTimeout(timer);
    hush();
    var open = 2;
    var at = now;
    function over() {
      open -= 1;
      if (open === 0 && running && at === now) go(now + 1, false);
    }
    var sounds = loud ? Array.from(slides[now].querySelectorAll("audio")) : [];
    play(sounds, over);
    if (running) timer = setTimeout(over, seconds * 1000);
  }

  function go(to, byHand) {
    slides[now].hidden = true;
    now = (to + slides.length) % slides.length;
    slides[now].hidden = false;
    window.scrollTo(0, 0);
    if (byHand) said.textContent = slides[now].querySelector("h2").textContent + ", " + (now + 1) + " / " + slides.length;
    wait();
  }

  function label() {
    button("pause").textContent = running ? words.pause : words.play;
    button("sound").textContent = loud ? words.soundOff : words.soundOn;
    button("screen").textContent = document.fullscreenElement ? words.screenOff : words.screenOn;
    button("slower").disabled = seconds === PACES[PACES.length - 1];
    button("faster").disabled = seconds === PACES[0];
    pace.textContent = words.pace.replace("\u2026", String(seconds));
  }

  function change(by) {
    var at = Math.min(Math.max(PACES.indexOf(seconds) + by, 0), PACES.length - 1);
    seconds = PACES[at];
    save();
    wait();
  }

  var does = {
    next: function () { go(now + 1, true); },
    previous: function () { go(now - 1, true); },
    pause: function () {
      running = !running;
      if (running) return wait();
      clearTimeout(timer);
      hush();
    },
    slower: function () { change(1); },
    faster: function () { change(-1); },
    sound: function () {
      loud = !loud;
      save();
      wait();
    },
    screen: function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else root.requestFullscreen().catch(function () {});
    },
  };

  controls.addEventListener("click", function (event) {
    var name = event.target.dataset.do;
    if (!does[name]) return;
    does[name]();
    label();
  });

  /* Arrow keys and page keys always; space and enter (a switch) go on unless they belong to what has the focus. */
  var keys = { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", " ": "next", Enter: "next" };
  document.addEventListener("keydown", function (event) {
    var name = keys[event.key];
    var own = event.target.closest("button, a, input, summary, audio");
    if (!name || event.altKey || event.ctrlKey || event.metaKey) return;
    if (own && !(own.dataset.do && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    does[name]();
    label();
  });

  document.addEventListener("fullscreenchange", label);
  if (!root.requestFullscreen) button("screen").hidden = true;
  if (!document.querySelector(".slide audio")) button("sound").hidden = true;
  slides.forEach(function (slide) { slide.hidden = true; });
  root.setAttribute("data-kiosk", "on");
  controls.hidden = false;
  go(0, false);
  label();
  button("next").focus({ preventScroll: true });
})();
