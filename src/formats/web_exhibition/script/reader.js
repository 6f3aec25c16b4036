/* How the reader wants to see the pages: kept on this device only, where that is allowed. Nothing here is needed for reading. */
(function () {
  "use strict";

  var KEY = "malgeurim-reader";
  var root = document.documentElement;
  var base = document.currentScript.src.replace(/[^/]*$/, "");

  /* Storage can be forbidden (private windows, some browsers on file:): then choices hold for one page. */
  function kept() {
    try {
      var value = JSON.parse(localStorage.getItem(KEY));
      return value && typeof value === "object" ? value : {};
    } catch (error) {
      return {};
    }
  }

  function keep(name, value) {
    try {
      var all = kept();
      all[name] = value;
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch (error) {
      return;
    }
  }

  function wear(name, value) {
    root.setAttribute("data-" + name, value);
  }

  var choices = kept();
  ["words", "colours", "size", "motion"].forEach(function (name) {
    if (/^[a-z0-9]{1,9}$/.test(choices[name])) wear(name, choices[name]);
  });

  function followChoices(panel) {
    panel.querySelectorAll("input").forEach(function (input) {
      if (root.getAttribute("data-" + input.name) === input.value) input.checked = true;
    });
    panel.addEventListener("change", function (event) {
      wear(event.target.name, event.target.value);
      keep(event.target.name, event.target.value);
    });
    panel.classList.add("is-ready");
  }

  /* The language is a link. Whoever chose one comes back to it when the exhibition is opened again. */
  function followLanguage() {
    var other = document.querySelector(".languages a");
    if (!other) return;
    if (root.dataset.page === "start" && choices.lang === other.lang) location.replace(other.href);
    other.addEventListener("click", function () {
      keep("lang", other.lang);
    });
  }

  /* Opening the exhibition without a network only makes sense on the web. */
  function offline() {
    if (location.protocol !== "https:" && location.protocol !== "http:") return;
    var link = document.createElement("link");
    link.rel = "manifest";
    link.href = base + "site.webmanifest";
    document.head.append(link);
    if ("serviceWorker" in navigator) navigator.serviceWorker.register(base + "worker.js").catch(function () {});
  }

  document.addEventListener("DOMContentLoaded", function () {
    var panel = document.querySelector(".reader");
    if (panel) followChoices(panel);
    followLanguage();
    offline();
  });
})();
