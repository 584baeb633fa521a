// The reader's store: remembered on this device, it fills in numbers, shows the store's own variants and marks the limit that counts now.
(function () {
  "use strict";
  var KEY = "floorwalk.store";
  var scripts = new URL("stores/", document.currentScript.src);
  var quiet = QUIET_WORDS;
  var words = STORE_WORDS;
  var shown = null;
  var month = new Date().getMonth() + 1;

  function remembered() {
    try {
      var id = localStorage.getItem(KEY);
      return id && /^[A-Za-z0-9][A-Za-z0-9_-]{0,19}$/.test(id) ? id : null;
    } catch (_) {
      return null; // a browser that keeps nothing: pages stay as they were written
    }
  }

  function remember(id) {
    try {
      if (id) localStorage.setItem(KEY, id);
      else localStorage.removeItem(KEY);
      return true;
    } catch (_) {
      return false;
    }
  }

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function json(element, name) {
    return JSON.parse(element.getAttribute(name));
  }

  // Whether a condition holds in the store this month: true, false, or undefined when the store cannot decide it (hour, zone, card, customer).
  function holds(when, store) {
    if (when.months && when.months.indexOf(month) < 0) return false;
    var needs = when.region || when.format || when.attributes;
    if (needs && !store) return undefined;
    if (when.region && when.region !== store.region) return false;
    if (when.format && when.format !== store.format) return false;
    for (var name in when.attributes || {}) if (store.attributes[name] !== when.attributes[name]) return false;
    if (when.programme && tier() && when.programme !== tier()) return false;
    return when.hours || when.zone || when.segment || (when.programme && !tier()) ? undefined : true;
  }

  // The card whose way the reader wants to see first.
  function tier() {
    try {
      return localStorage.getItem("floorwalk.tier");
    } catch (_) {
      return null;
    }
  }

  function neverHere(when, store) {
    var place = { region: when.region, format: when.format, attributes: when.attributes };
    return store && holds(place, store) === false;
  }

  function fillPosts(store) {
    all(".fw-call[data-role]").forEach(function (call) {
      var ways = store.posts[call.getAttribute("data-role")];
      var number = call.querySelector(".fw-number");
      var also = call.querySelector(".fw-also");
      if (!ways) {
        call.classList.add("fw-nobody");
        call.removeAttribute("href");
        number.textContent = "";
        also.textContent = words.none;
        return;
      }
      number.textContent = ways[0][0];
      if (ways[0][1]) call.setAttribute("href", ways[0][1]);
      else call.removeAttribute("href");
      also.textContent = ways.slice(1).map(function (way) { return way[0]; }).concat(ways[0][2] || []).join(" · ");
    });
    all(".fw-mine").forEach(function (line) {
      line.querySelector("span").textContent = words.chosen.replace("{store}", store.name);
      line.querySelector("a").textContent = words.change;
    });
  }

  function markNumbers() {
    all(".fw-call").forEach(function (call) {
      var number = call.querySelector(".fw-number");
      number.classList.toggle("fw-known", !/\/?store\/index\.html$/.test(call.getAttribute("href") || ""));
    });
  }

  function swap(variant) {
    all("[data-fw]", variant).forEach(function (own) {
      var base = all('[data-fw="' + own.getAttribute("data-fw") + '"]').filter(function (one) { return !one.closest("details"); })[0];
      if (!base) return;
      var kept = document.createDocumentFragment();
      while (base.firstChild) kept.appendChild(base.firstChild);
      while (own.firstChild) base.appendChild(own.firstChild);
      own.appendChild(kept);
      own.hidden = !own.textContent.trim();
      base.hidden = false;
    });
    var summary = variant.querySelector("summary");
    var note = document.createElement("p");
    note.className = "fw-note";
    note.textContent = words.here.replace("{condition}", summary.textContent);
    summary.textContent = words.else;
    var what = document.querySelector(".fw-what");
    what.parentNode.insertBefore(note, what);
  }

  function showVariants(store) {
    var chosen = all("details.fw-variant").filter(function (variant) { return holds(json(variant, "data-when"), store) === true; })[0];
    if (chosen && chosen.querySelector("[data-fw]")) swap(chosen);
    else if (chosen) chosen.open = true;
  }

  function markLimits(store) {
    all(".fw-limits ul").forEach(function (list) {
      var lines = all("[data-when]", list);
      var decided = false;
      lines.forEach(function (line) {
        var when = json(line, "data-when");
        if (neverHere(when, store)) line.classList.add("fw-not-here");
        var held = holds(when, store);
        if (held === undefined) decided = true; // an hour or a zone comes first: nobody but the reader can tell
        if (held && !decided && lines.length > 1) {
          line.setAttribute("data-now", list.closest(".fw-limits").getAttribute("data-now"));
          line.classList.add("fw-now");
        }
        decided = decided || held === true;
      });
    });
  }

  function tellWhereAsked(store) {
    all("[data-for]").forEach(function (note) {
      var rule = json(note, "data-for");
      var asked = (!rule.formats || rule.formats.indexOf(store.format) >= 0) && (!rule.regions || rule.regions.indexOf(store.region) >= 0);
      for (var name in rule.attributes || {}) asked = asked && store.attributes[name] === rule.attributes[name];
      note.hidden = asked;
      note.textContent = asked ? "" : note.getAttribute("data-text").replace("{store}", store.name);
    });
  }

  function show(store) {
    shown = store;
    if (store) tellWhereAsked(store);
    showVariants(store);
    if (store) fillPosts(store);
    markLimits(store);
    markNumbers();
  }

  window.floorwalkStore = show;

  // Pages that are put together for printing get the store's numbers as well.
  window.floorwalkAgain = function () {
    if (shown) fillPosts(shown);
    markNumbers();
  };

  function withStore(id) {
    var script = document.createElement("script");
    script.src = new URL(encodeURIComponent(id) + ".js", scripts).href;
    script.onerror = function () {
      remember(null); // the store is gone from the handbook
      show(null);
    };
    document.head.appendChild(script);
  }

  function openSearch() {
    var toggle = document.getElementById("__search");
    var input = document.querySelector(".md-search__input");
    if (toggle && !toggle.checked) toggle.click();
    if (input) input.focus();
  }

  // What was typed, as the theme's search understands it best: whole words first, then stems, then beginnings, then one letter wrong.
  function better(query) {
    var own = window.floorwalkWords;
    return best(own.cut(query), quiet.map(own.fold), own) || best(own.cut(query), [], own);
  }

  function best(words, still, own) {
    var phrases = still.filter(function (word) { return word.length > 1 && own.isHan(word); });
    return words.map(function (word) {
      if (!own.isHan(word)) return still.indexOf(word) < 0 ? betterWord(word, own.stem(word)) : "";
      var runs = phrases.reduce(function (run, phrase) { return run.split(phrase).join(" "); }, word).split(" ").filter(Boolean);
      return runs.map(function (run) { return betterHan(run, own, still); }).join(" ");
    }).join(" ").trim();
  }

  function betterWord(word, stem) {
    return [word + "^8", word, stem && stem + "^4", word.length > 4 && word + "~1", stem.length > 5 && stem + "~1"].filter(Boolean).join(" ");
  }

  // A quiet sign stays where it is half of a word.
  function betterHan(run, own, still) {
    function tells(sign) { return still.indexOf(sign) < 0; }
    var pairs = own.pairs(run).filter(function (pair) { return tells(pair[0]) || tells(pair[1]); });
    var signs = own.signs(run).filter(function (sign) { return run.length === 1 || tells(sign[0]); });
    return pairs.map(function (pair) { return pair + "^8"; }).concat(signs.map(function (sign) { return sign + "^1"; })).join(" ");
  }

  function sharpenSearch() {
    var post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message) {
      if (message && message.type === 2 && typeof message.data === "string") message = { type: 2, data: better(message.data) };
      return post.call(this, message);
    };
  }

  // The theme's search listens to keys only; dictation, pasting and swiping keyboards send `input`.
  function forwardInput() {
    var input = document.querySelector(".md-search__input");
    if (input) input.addEventListener("input", function () { input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })); });
  }

  function start() {
    all("[data-choose]").forEach(function (note) { note.hidden = !remember(note.getAttribute("data-choose")); });
    all(".fw-search").forEach(function (field) {
      field.hidden = false;
      field.addEventListener("click", openSearch);
    });
    forwardInput();
    var id = remembered();
    if (id) withStore(id);
    else show(null);
  }

  if (window.Worker) sharpenSearch();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
