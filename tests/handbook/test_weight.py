import gzip
import random
from pathlib import Path

from floorwalk.handbook.weight import first_view, weigh


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def site(folder: Path, **files: bytes) -> Path:
    for name, content in {"index__html": b"<p>", **files}.items():
        path = folder / name.replace("___", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_all_within_the_budget_is_no_problem(tmp_path: Path) -> None:
    weight = weigh(site(tmp_path, offline__pack=b"x" * 400_000), [""])
    assert list(weight.problems()) == []
    assert str(weight) == "A page: 0.0 kB, 0.0 kB packed; first view 0.0 kB; offline 0.4 MB a language."


def test_heavy_pages_are_one_warning_the_heaviest_first(tmp_path: Path) -> None:
    heavy = {f"p{number}___index__html": noise(6_000 + number) for number in range(5)} | {"long___index__html": b"a" * 20_001}
    (problem,) = weigh(site(tmp_path, **heavy), [""]).problems()
    assert (problem.code, problem.severity, problem.place.file) == ("FW740", "warning", "p4/index.html")
    assert "and 3 more pages" in problem.what


def test_a_heavy_first_visit_counts_what_the_page_loads(tmp_path: Path) -> None:
    page = b'<link rel="stylesheet" href="a.css"><script src="sub/b.js"></script><a href="far/index.html">'
    folder = site(tmp_path, index__html=page, a__css=noise(200_000), sub___b__js=noise(100_000), far___index__html=b"<p>")
    assert {"a.css", "sub/b.js", "index.html"} <= first_view(folder, "")
    assert "far/index.html" not in first_view(folder, "")
    (problem,) = weigh(folder, [""]).problems()
    assert problem.code == "FW741"
    assert weigh(folder, [""]).first_views[""] >= 300_000


def test_a_language_in_a_folder_is_weighed_for_itself(tmp_path: Path) -> None:
    folder = site(tmp_path, tr___index__html=b"<p>", tr___offline__pack=noise(5_000_001), offline__pack=b"x")
    (problem,) = weigh(folder, ["", "tr/"]).problems()
    assert (problem.code, problem.place.file) == ("FW742", "tr/offline.pack")


def test_packed_means_as_servers_send_it(tmp_path: Path) -> None:
    page = b"<p>" + b"word " * 500
    weight = weigh(site(tmp_path, index__html=page), [""])
    assert weight.pages[0].packed == len(gzip.compress(page, 6))
    assert weight.pages[0].size == len(page)


def test_bytes_count_and_a_letter_of_tamil_is_three(tmp_path: Path) -> None:
    tamil = "\u0b95".encode()
    folder = site(tmp_path, ta___index__html=tamil * 6_666)
    assert list(weigh(folder, [""]).problems()) == []
    (folder / "ta/index.html").write_bytes(tamil * 6_667)
    (problem,) = weigh(folder, [""]).problems()
    assert problem.what.startswith("this page has 20,001 bytes, ")
    assert problem.what.endswith("packed; at most 20,000 and 6,000 are wanted.")


def test_the_example_is_within_the_budget_in_all_its_languages(spoken_site: Path) -> None:
    weight = weigh(spoken_site, ["", "ta/"])
    assert len(weight.pages) > 1_000
    assert list(weight.problems()) == []
