// What this device remembers of its reader: text size, which versions were read, the card whose way comes first. And: print a whole list.
(function () {
  "use strict";
  var words = READER_WORDS;
  var root = document.documentElement;

  function recall(key) {
    try {
      return localStorage.getItem("floorwalk." + key);
    } catch (_) {
      return null; // a browser that keeps nothing: pages stay as they were written
    }
  }

  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem("floorwalk." + key);
      else localStorage.setItem("floorwalk." + key, value);
      return true;
    } catch (_) {
      return false;
    }
  }

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function make(tag, name, text) {
    var element = document.createElement(tag);
    element.className = name;
    element.textContent = text;
    return element;
  }

  // Text size: one button in the header, beside the search.
  function textSize() {
    var header = document.querySelector(".md-header__inner");
    if (!header) return;
    var button = make("button", "md-header__button md-icon fw-size", "A");
    button.type = "button";
    button.title = words.large;
    button.setAttribute("aria-label", words.large);
    function show() {
      var large = recall("large") === "1";
      root.classList.toggle("fw-large", large);
      button.setAttribute("aria-pressed", large ? "true" : "false");
    }
    button.addEventListener("click", function () {
      keep("large", recall("large") === "1" ? null : "1");
      show();
    });
    header.insertBefore(button, header.querySelector("[for=__search], .md-search"));
    show();
  }

  // Versions: which one of each standard this device has shown.
  function seen() {
    try {
      return JSON.parse(recall("seen") || "{}") || {};
    } catch (_) {
      return {};
    }
  }

  function above(text) {
    var what = document.querySelector(".fw-what");
    if (what) what.parentNode.insertBefore(make("p", "fw-note fw-newer", text), what);
  }

  function newer(version) {
    return all(".fw-changes [data-version]").filter(function (line) { return +line.getAttribute("data-version") > version; })
      .map(function (line) { return line.querySelector("span").textContent; }).reverse().join(" ");
  }

  function version() {
    var foot = document.querySelector(".fw-colophon[data-standard]");
    if (!foot) return;
    var id = foot.getAttribute("data-standard");
    var now = +foot.getAttribute("data-version");
    var known = seen();
    var printed = +new URLSearchParams(location.search).get("v") || 0;
    if (printed && printed < now) above(words.printed.replace("{old}", printed).replace("{new}", now) + " " + newer(printed));
    else if (printed > now) above(words.older.replace("{old}", now).replace("{new}", printed));
    else if (known[id] && known[id] < now) above(words.since + " " + newer(known[id]));
    if (known[id] === now) return;
    known[id] = now;
    keep("seen", JSON.stringify(known));
  }

  function changed() {
    var list = document.querySelector(".fw-changed");
    if (!list) return;
    var known = seen();
    var first = recall("first");
    if (!first) keep("first", (first = new Date().toISOString().slice(0, 10)));
    var before = Object.keys(known).length > 0;
    all("[data-standard]", list).forEach(function (line) {
      var had = known[line.getAttribute("data-standard")];
      line.hidden = before && (had ? had >= +line.getAttribute("data-version") : line.getAttribute("data-day") < first);
    });
    var title = list.querySelector("[data-since]");
    if (before) title.textContent = title.getAttribute("data-since");
    list.hidden = all("[data-standard]:not([hidden])", list).length === 0;
  }

  // The card whose way comes first.
  function tier() {
    var button = document.querySelector(".fw-tier");
    if (!button || !keep("tried", null)) return;
    var id = button.getAttribute("data-tier");
    function show() {
      var on = recall("tier") === id;
      button.textContent = button.getAttribute(on ? "data-on" : "data-off");
      button.setAttribute("aria-pressed", on ? "true" : "false");
      button.hidden = false;
    }
    button.addEventListener("click", function () {
      keep("tier", recall("tier") === id ? null : id);
      show();
    });
    show();
  }

  // Nothing found: the ways in, and whom to ask.
  function nothingFound() {
    var list = document.querySelector(".md-search-result__list");
    var scope = document.querySelector("[data-md-component=search-result]");
    if (!list || !scope) return;
    var ways = make("div", "fw-nothing", "");
    ways.hidden = true;
    ways.appendChild(make("p", "", words.nothing));
    var lines = document.createElement("ul");
    var base = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/"), location.href);
    words.ways.forEach(function (way) {
      var link = make("a", "", way[0]);
      link.href = new URL(way[1], base).href;
      lines.appendChild(document.createElement("li")).appendChild(link);
    });
    ways.appendChild(lines);
    list.parentNode.appendChild(ways);
    new MutationObserver(function () {
      var typed = document.querySelector(".md-search__input").value.trim();
      ways.hidden = !typed || list.children.length > 0;
    }).observe(scope, { childList: true, subtree: true, characterData: true });
  }

  // A booklet: every standard that the page lists, one after the other, printed.
  function pageOf(link) {
    return fetch(link.href).then(function (answer) {
      if (!answer.ok) throw new Error(link.href);
      return answer.text();
    }).then(function (text) {
      var content = new DOMParser().parseFromString(text, "text/html").querySelector(".md-content__inner");
      var part = document.createElement("section");
      part.className = "fw-part";
      all("h1, .fw-what, .fw-how, .fw-say, .fw-dont, .fw-ask, .fw-limits, .fw-colophon", content).forEach(function (one) {
        if (one.closest("details") || (one.parentNode.closest && one.parentNode.closest(".fw-ask"))) return;
        all("[id]", one).concat(one).forEach(function (named) { named.removeAttribute("id"); });
        all("img", one).forEach(function (image) {
          image.src = new URL(image.getAttribute("src"), link.href).href;
          image.loading = "eager";
        });
        part.appendChild(document.importNode(one, true));
      });
      return part;
    });
  }

  function loaded(image) {
    return image.complete ? null : new Promise(function (done) { image.onload = image.onerror = done; });
  }

  function booklet() {
    var button = document.querySelector(".fw-print");
    if (!button || !window.fetch || location.protocol === "file:") return;
    button.hidden = false;
    button.addEventListener("click", function () {
      var links = {};
      all(".md-content .fw-cards a").forEach(function (link) { links[link.href] = link; });
      button.disabled = true;
      Promise.all(Object.keys(links).map(function (href) { return pageOf(links[href]); })).then(function (parts) {
        all(".fw-book").forEach(function (one) { one.remove(); });
        var book = make("div", "fw-book", ""); // it stays, unseen: some browsers say that they have printed before they look at the page
        parts.forEach(function (part) { book.appendChild(part); });
        document.querySelector(".md-content__inner").appendChild(book);
        root.classList.add("fw-booklet");
        if (window.floorwalkAgain) window.floorwalkAgain();
        return Promise.all(all("img", book).map(loaded));
      }).then(function () { window.print(); }, function () { button.textContent = words.unprinted; }).then(function () {
        button.disabled = false;
      });
    });
  }

  function start() {
    [textSize, version, changed, tier, nothingFound, booklet].forEach(function (part) { part(); });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
