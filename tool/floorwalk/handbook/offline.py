"""A built language in; the list of its files, all of them in one pack, and the worker that takes them along out."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from floorwalk.source.save import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WORKER = "offline-worker.js"  # at the root of its language: a worker holds what lies beside and below it
PACK = "offline.pack"  # no name that a server knows: some would unpack it on the way
SIZE = "offline.json"  # for readers who are asked first
SCRIPT = "assets/offline.js"
TEMPLATE = Path(__file__).with_name("assets") / "worker.js"
_LEFT_BEHIND = {WORKER, PACK, SIZE, "sitemap.xml", "sitemap.xml.gz", "robots.txt", "search/search_index.js"}
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
}
# A worker that takes itself away: put in place of one that would hide from a writer what was just changed.
FAREWELL = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister().then(async () => {
  const own = `floorwalk ${new URL(self.registration.scope).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  for (const page of await self.clients.matchAll()) page.navigate(page.url);
})));
"""


def taken_along(site: Path, others: Iterable[str] = ()) -> dict[str, bytes]:
    """Give the files of a built language by path, alike ones side by side; `others` are the folders of other languages in it, as `tr/`.

    Left behind is what only servers, search engines and plain folders need.
    """
    elsewhere = tuple(others)
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    wanted = [name for name in paths if name not in _LEFT_BEHIND and not name.endswith(".map") and not name.startswith(elsewhere or "\0")]
    return {name: paths[name].read_bytes() for name in sorted(wanted, key=lambda name: (Path(name).suffix, name))}


def pack(files: Mapping[str, bytes]) -> bytes:
    """Give all files as one, in their order. Pages share most of their text, so they weigh a quarter of what each for itself would."""
    return gzip.compress(b"".join(files.values()), compresslevel=9, mtime=0)


def told_size(files: Mapping[str, bytes], packed: int) -> str:
    """Give what a reader is told before anything is fetched: bytes to fetch, bytes kept, number of files."""
    return json.dumps({"packed": packed, "bytes": sum(map(len, files.values())), "files": len(files)})


def worker(files: Mapping[str, bytes], packed: int, others: Sequence[str] = ()) -> str:
    """Give the worker's script for these files; `packed` is the size of the pack in bytes. Another file makes another worker."""
    listed = {name: [len(content), sha256(content).hexdigest()[:16]] for name, content in files.items()}
    version = sha256(json.dumps(listed).encode()).hexdigest()[:16]
    built = {"version": version, "pack": packed, "others": list(others), "types": TYPES, "files": listed}
    told = json.dumps(built, ensure_ascii=False, separators=(",", ":"))
    return TEMPLATE.read_text(encoding="utf-8").replace("BUILT_VERSION", told, 1)


def write_offline(site: Path, others: Sequence[str] = ()) -> None:
    """Write into a built language what a device needs to take it along; `others` are the folders of other languages in it, as `tr/`."""
    files = taken_along(site, others)
    packed = pack(files)
    save(site / PACK, packed)
    save(site / SIZE, told_size(files, len(packed)))
    save(site / WORKER, worker(files, len(packed), others))
