// Runs before anything is drawn: what only scripts can use has its place from the start, so that the page does not move.
document.documentElement.classList.add("fw-script", location.protocol === "file:" ? "fw-folder" : "fw-served");

// The address of this language, and what the theme keeps on the device under its own names.
window.__md_scope = new URL("../", document.currentScript.src);
window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
window.__md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key));
window.__md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch (_) {} // a browser that keeps nothing
};

// What all pages share stands here once. Each page asks for it where it belongs, while it is read: it is there before anything is drawn.
(function () {
  var parts = FRAME_PARTS;
  var after = { header: header, menu: here };
  var root = __md_scope.href.replace(/\/$/, "");

  window.floorwalk = function (name, page) {
    var script = document.currentScript;
    script.insertAdjacentHTML("beforebegin", parts[name].split("@root@").join(root).split("@page@").join(page || ""));
    if (after[name]) after[name](script.parentNode);
  };

  // The page's title, and the colours that the reader has chosen, before the first page is drawn in others.
  function header(body) {
    body.querySelector("[data-md-component=header-topic] .md-ellipsis").textContent = document.title.split(" - ").slice(0, -1).join(" - ") || document.title;
    var chosen = __md_get("__palette");
    Object.entries((chosen && chosen.color) || {}).forEach(([name, value]) => document.body.setAttribute("data-md-color-" + name, value));
  }

  // The entry of this page in the menu, and those above it.
  function here(menu) {
    var page = location.href.split(/[?#]/)[0].replace(/\/$/, "/index.html");
    menu.querySelectorAll(".md-nav__link[href]").forEach(function (link) {
      if (link.href !== page) return;
      link.classList.add("md-nav__link--active");
      link.setAttribute("aria-current", "page");
      for (var item = link.closest("li"); item; item = item.parentNode.closest("li")) {
        item.classList.add("md-nav__item--active");
        var toggle = item.querySelector(".md-nav__toggle");
        if (toggle) toggle.checked = true;
        var inner = item.querySelector("nav");
        if (inner) inner.setAttribute("aria-expanded", "true");
      }
    });
  }
})();

// From a plain folder (file://) browsers start no workers. The search then runs in a hidden frame that looks like one.
if (location.protocol === "file:") {
  window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      var frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.appendChild(frame);
      var inside = (this.inside = frame.contentWindow);
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data: data }));
      var load = (address) =>
        new Promise(function (done, failed) {
          var script = inside.document.createElement("script");
          script.src = address;
          script.onload = done;
          script.onerror = failed;
          inside.document.body.appendChild(script);
        });
      inside.importScripts = (...addresses) => addresses.reduce((before, address) => before.then(() => load(address)), Promise.resolve());
      this.ready = load(url);
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data: data })));
    }

    terminate() {}
  };
  window.Worker = window.IFrameWorker;
}
