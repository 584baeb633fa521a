// The handbook on the device. Takes one whole version in, checked file by file, and answers from it; the build fills in which files belong to it.
"use strict";
const BUILT = BUILT_VERSION;
const ROOT = new URL(self.registration.scope);
const OWN = `floorwalk ${ROOT.pathname} `; // every language keeps its own store; the blank tells / from /tr/
const STORE = OWN + BUILT.version;
const FILES = new Map(Object.entries(BUILT.files)); // path: [bytes, hash]
const TYPES = BUILT.types;
const LIST = new URL("list of the version kept", ROOT).href;
const outside = new Set(); // pages that came from the network: all that belongs to them comes from there too
let busy = 0; // when a page asked for something last
let wished = 0; // when the older version was asked last to make way

self.addEventListener("install", (event) => event.waitUntil(takeIn()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("message", (event) => {
  const told = event.data;
  if (told === "take over") takeOver();
  else if (told === "make way") event.waitUntil(makeWay());
  else if (told === "start") self.skipWaiting();
  else if (told.kept && told.kept !== BUILT.version) event.source.postMessage({ floorwalk: ROOT.href, older: true });
});
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path === null) return;
  busy = Date.now();
  if (event.request.mode === "navigate") event.respondWith(page(event, path));
  else if (FILES.has(path) && !outside.has(event.clientId)) event.respondWith(kept(path).then((found) => found || fetch(event.request)));
});

// The path below our root; null for what is not ours: another site, another language, something sent.
function pathOf(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return null;
  try {
    const path = decodeURIComponent(url.pathname.slice(ROOT.pathname.length));
    return BUILT.others.some((folder) => path.startsWith(folder)) ? null : path;
  } catch (_) {
    return null;
  }
}

function address(path) {
  return new URL(path.split("/").map(encodeURIComponent).join("/"), ROOT).href;
}

async function kept(path) {
  return (await caches.open(STORE)).match(address(path));
}

async function page(event, path) {
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (FILES.has(`${file}/index.html`)) return Response.redirect(`${address(file)}/`);
  const found = FILES.has(file) && (await kept(file));
  if (found) return found;
  if (event.resultingClientId) outside.add(event.resultingClientId);
  return fetch(event.request).catch(() => notHere(event.resultingClientId));
}

// A newer version takes over in a quiet moment. Chromium lets the older one end when it has nothing to do, but starts it again when it is
// asked for something just then, and the newer one waits until nothing was asked for half a minute. So the older one is asked once, and
// says when it has been quiet.
function takeOver() {
  const older = self.registration.active;
  if (!older || older.state !== "activated" || Date.now() - wished < 10000) return;
  wished = Date.now();
  older.postMessage("make way");
}

async function makeWay() {
  const newer = () => self.registration.waiting;
  for (let turn = 0; turn < 100 && !(newer() && Date.now() - busy > 300); turn++) await new Promise((done) => setTimeout(done, 100));
  if (newer()) newer().postMessage("start");
}

async function notHere(client) {
  outside.delete(client); // this page comes from here, and so does all that belongs to it
  const found = await kept("404.html");
  const text = found ? await found.text() : "";
  return new Response(text.replace("data-offline hidden", "data-offline"), { status: 404, headers: { "Content-Type": TYPES.html } });
}

// Everything is there, and whole, before this version is ready: what did not change comes from the older one, much else in one pack.
async function takeIn() {
  const store = await caches.open(STORE);
  const there = new Set((await store.keys()).map((request) => request.url));
  const older = await olderFiles();
  const missing = new Set();
  for (const [path, [, hash]] of FILES) {
    if (there.has(address(path))) continue;
    const same = older.find((one) => path in one.files && one.files[path][1] === hash);
    const found = same && (await same.store.match(address(path)));
    if (found) await put(store, path, found);
    else missing.add(path);
  }
  await fetchAll(store, missing);
  await store.put(LIST, new Response(JSON.stringify(BUILT.files)));
  takeOver();
}

async function olderFiles() {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(OWN) || name === STORE) continue;
    const store = await caches.open(name);
    const list = await store.match(LIST);
    if (list) found.push({ store, files: await list.json() });
  }
  return found;
}

async function fetchAll(store, missing) {
  const bytes = [...missing].reduce((sum, path) => sum + FILES.get(path)[0], 0);
  if (bytes > BUILT.pack && self.DecompressionStream) {
    try {
      await unpack(store, missing);
    } catch (_) {
      // a server that does not hand the pack out, or hands out another version's: one by one, each is checked
    }
  }
  let done = 0;
  const all = missing.size;
  const queue = [...missing];
  const some = async () => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const response = await fetch(address(path), { cache: "no-cache" });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await keep(store, missing, path, await response.arrayBuffer());
      await tell({ done: ++done, all });
    }
  };
  await Promise.all([some(), some(), some(), some(), some(), some()]);
}

async function unpack(store, missing) {
  const response = await fetch(address("offline.pack"), { cache: "no-cache" });
  if (!response.ok) throw new Error(`offline.pack: ${response.status}`);
  let done = 0;
  let told = -1;
  const counting = new TransformStream({
    async transform(chunk, out) {
      done += chunk.length;
      const percent = Math.floor((100 * done) / BUILT.pack);
      if (percent > told) await tell({ done, all: BUILT.pack });
      told = percent;
      out.enqueue(chunk);
    },
  });
  const next = cutter(response.body.pipeThrough(counting).pipeThrough(new DecompressionStream("gzip")).getReader());
  for (const [path, [bytes]] of FILES) {
    const body = await next(bytes);
    if (missing.has(path)) await keep(store, missing, path, body);
  }
}

// Gives a function that gives the next so many bytes of a stream.
function cutter(reader) {
  let rest = new Uint8Array(0);
  return async function (bytes) {
    const body = new Uint8Array(bytes);
    let filled = 0;
    while (filled < bytes) {
      if (!rest.length) {
        const { done, value } = await reader.read();
        if (done) throw new Error("the pack ends too early");
        rest = value;
      }
      const part = rest.subarray(0, bytes - filled);
      body.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
    }
    return body;
  };
}

async function keep(store, missing, path, body) {
  if ((await hashOf(body)) !== FILES.get(path)[1]) throw new Error(`${path} is of another version`);
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()] || "application/octet-stream";
  await put(store, path, new Response(body, { headers: { "Content-Type": type } }));
  missing.delete(path);
}

// A page that is kept bears the version that it is kept for, so that it can say of which it is.
async function put(store, path, response) {
  if (!path.endsWith(".html")) return store.put(address(path), response);
  const text = (await response.text()).replace(/<html( data-kept="\w*")?/, `<html data-kept="${BUILT.version}"`);
  return store.put(address(path), new Response(text, { headers: response.headers }));
}

async function hashOf(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, 8);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== STORE).map((name) => caches.delete(name)));
}

async function tell(message) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const one of pages) one.postMessage({ floorwalk: ROOT.href, bytes: BUILT.pack, ...message });
}
