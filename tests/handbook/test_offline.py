from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

from floorwalk.handbook.offline import pack, taken_along, told_size, worker

LEFT = ("offline-worker.js", "offline.pack", "offline.json", "sitemap.xml", "sitemap.xml.gz", "search/search_index.js", "a.css.map")


def built(folder: Path) -> Path:
    for name in ("index.html", "s/A 1/index.html", "assets/a.css", "tr/index.html", "search/search_index.json", *LEFT):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def told(script: str) -> dict[str, object]:
    line = next(line for line in script.splitlines() if line.startswith("const BUILT = "))
    found: dict[str, object] = json.loads(line.removeprefix("const BUILT = ").removesuffix(";"))
    return found


def test_a_language_is_taken_along_without_others_and_without_what_servers_need(tmp_path: Path) -> None:
    files = taken_along(built(tmp_path), ["tr/"])
    assert sorted(files) == ["assets/a.css", "index.html", "s/A 1/index.html", "search/search_index.json"]


def test_a_language_below_takes_all_that_is_its_own(tmp_path: Path) -> None:
    assert "tr/index.html" in taken_along(built(tmp_path))


def test_the_pack_holds_the_files_in_the_order_of_the_list(tmp_path: Path) -> None:
    files = taken_along(built(tmp_path))
    packed = pack(files)
    whole = gzip.decompress(packed)
    listed = told(worker(files, len(packed)))["files"]
    assert isinstance(listed, dict)
    place = 0
    for name, (size, digest) in listed.items():
        part = whole[place : place + size]
        assert part.decode() == name
        assert sha256(part).hexdigest().startswith(digest)
        place += size
    assert place == len(whole)


def test_the_same_files_give_the_same_worker_and_other_files_another(tmp_path: Path) -> None:
    files = taken_along(built(tmp_path))
    assert pack(files) == pack(dict(files))
    assert worker(files, 10) == worker(dict(files), 10)
    changed = files | {"index.html": b"other"}
    assert told(worker(changed, 10))["version"] != told(worker(files, 10))["version"]


def test_what_a_reader_is_told(tmp_path: Path) -> None:
    files = {"a": b"12", "b": b"345"}
    assert json.loads(told_size(files, 4)) == {"packed": 4, "bytes": 5, "files": 2}
