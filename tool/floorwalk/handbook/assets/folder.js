// Runs before anything is drawn: what only scripts can use has its place from the start, so that the page does not move.
document.documentElement.classList.add("fw-script", location.protocol === "file:" ? "fw-folder" : "fw-served");

// What the theme keeps on the device, by its own names: it writes these lines into every page, and lean.py takes them out.
window.__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
window.__md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(scope.pathname + "." + key));
window.__md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch (_) {} // a browser that keeps nothing
};

// The colours that the reader has chosen, before the first page is drawn in others. The theme calls it where it would do this itself.
window.floorwalkPalette = function () {
  var chosen = __md_get("__palette");
  Object.entries((chosen && chosen.color) || {}).forEach(([name, value]) => document.body.setAttribute("data-md-color-" + name, value));
};

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
