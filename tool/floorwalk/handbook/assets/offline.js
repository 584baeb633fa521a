// The handbook on this device: asks or begins to take it along, shows how far it is, and says when a newer one is there.
(function () {
  "use strict";
  var root = new URL("../", document.currentScript.src).href;
  var bytes = 0; // of the pack that is fetched
  var words = OFFLINE_WORDS;
  var KEY = "floorwalk.along " + new URL(root).pathname;
  var line = document.querySelector(".fw-along");
  // Workers run in secure contexts only: elsewhere nothing is promised.
  if (!line || !window.isSecureContext || !navigator.serviceWorker || !window.caches) return;

  var controlled = navigator.serviceWorker.controller;
  var bar = null;
  var leaving = false;
  var outdated = false; // is this page of an older handbook?
  var first = false; // is the handbook being taken along for the first time?

  function answer(value) {
    try {
      if (value) localStorage.setItem(KEY, value);
      return localStorage.getItem(KEY);
    } catch (_) {
      return value || null;
    }
  }

  function size() {
    var megabytes = Math.max(bytes / 1e6, 0.1);
    return megabytes.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  // The line is at rest in the foot of the page; what passes or asks for something floats for as long as it matters.
  function say(text, floats, buttons) {
    line.textContent = text.replace("{size}", size());
    line.classList.toggle("fw-floats", floats);
    var first = document.querySelector('.fw-posts[data-fw="ask"] > li'); // its height differs by language and by size of text
    if (first) line.style.setProperty("--fw-first", first.offsetHeight + "px");
    bar = null;
    (buttons || []).forEach(function (button) {
      var element = document.createElement("button");
      element.type = "button";
      element.textContent = button[0];
      element.addEventListener("click", button[1]);
      line.append(" ", element);
    });
  }

  function showProgress(done, all) {
    if (!bar) {
      say(words.taking, true);
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", words.taking.replace("{size}", size()));
      line.append(" ", bar);
    }
    bar.max = all;
    bar.value = done;
  }

  function atRest() {
    if (!outdated) say(words.ready, false);
  }

  // A newer handbook has taken over: every page from now on is of it. One that is not being looked at loads again; one that is being
  // read stays as it is and says so, until its reader asks or looks away.
  function newer() {
    if (outdated) return;
    outdated = true;
    if (laidAside()) return again();
    say(words.newer, true, [[words.show, again]]);
    document.addEventListener("visibilitychange", function () { if (laidAside()) again(); });
  }

  // Nobody looks at it, and no search is open in which something may have been typed.
  function laidAside() {
    var search = document.getElementById("__search");
    return document.hidden && !(search && search.checked);
  }

  function again() {
    if (leaving) return;
    leaving = true;
    location.reload();
  }

  // The worker answers when it is of another version: the workers changed while this page was on its way, or lay aside to go back to.
  function tellVersion(registration) {
    if (registration.active) registration.active.postMessage({ kept: document.documentElement.dataset.kept });
  }

  // A handbook that is installed may stay open for days: it asks for a newer one when it is looked at again, once an hour at most.
  function askWhenLookedAt(registration) {
    var asked = Date.now();
    document.addEventListener("visibilitychange", function () {
      if (document.hidden || Date.now() - asked < 3600000) return;
      asked = Date.now();
      registration.update().catch(function () {}); // no network: the next time
    });
  }

  function watch(registration, worker) {
    if (!worker) return;
    var initial = !registration.active;
    worker.addEventListener("statechange", function () {
      if (worker.state === "activated" && initial) {
        first = false;
        say(words.ready, true);
        setTimeout(atRest, 6000);
      }
      if (worker.state === "activated" && !initial) newer();
      if (worker.state === "redundant" && initial) say("", false); // interrupted: the next page goes on where this one stopped
    });
  }

  function begin() {
    navigator.serviceWorker.register(root + "offline-worker.js", { scope: root, updateViaCache: "none" }).then(function (registration) {
      if (registration.active) atRest();
      if (registration.waiting) registration.waiting.postMessage("take over"); // it does so by itself, unless the browser was closed meanwhile
      watch(registration, registration.installing);
      registration.addEventListener("updatefound", function () { watch(registration, registration.installing); });
      askWhenLookedAt(registration);
      window.addEventListener("pageshow", function (event) { if (event.persisted) tellVersion(registration); });
      first = !registration.active;
    }).catch(function () {
      say("", false); // a browser that forbids it: the handbook works from the network as before
    });
  }

  function takeAlong() {
    answer("yes");
    begin();
  }

  function offer() {
    var asked = answer() === "no";
    var later = [words.later, function () {
      answer("no");
      offer();
    }];
    say(words.ask, !asked, [[words.take, takeAlong]].concat(asked ? [] : [later]));
  }

  navigator.serviceWorker.addEventListener("controllerchange", function () { if (controlled) newer(); });
  navigator.serviceWorker.addEventListener("message", function (event) {
    var told = event.data;
    if (told.floorwalk !== root) return;
    if (told.older) again();
    if (!told.all || !first) return;
    bytes = told.bytes;
    showProgress(told.done, told.all);
  });
  navigator.serviceWorker.startMessages();

  var connection = navigator.connection || {};
  var sparing = connection.saveData || /2g$/.test(connection.effectiveType || "");
  navigator.serviceWorker.getRegistration(root).then(function (known) {
    var ours = known && known.scope === root;
    if (ours) tellVersion(known);
    if (ours || !sparing || answer() === "yes") begin();
    else return fetch(root + "offline.json").then(function (response) { return response.json(); }).then(function (size) {
      bytes = size.packed;
      offer();
    });
  }).catch(function () {}); // nothing to take along, or no network to fetch it by
})();
