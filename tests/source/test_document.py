import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from floorwalk.source.document import Document, parse, read


def parsed(text: str | bytes) -> Document:
    return parse(text if isinstance(text, bytes) else text.encode(), "a.yaml")


def faults(text: str | bytes) -> list[str]:
    """Where and which, as `2:5 FW102`."""
    return [f"{one.place.line}:{one.place.column} {one.code}" for one in parsed(text).problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"), ("true", True), ("True", True), ("FALSE", False),
        ("tRUE", "tRUE"),
        ("null", None), ("~", None), ("Null", None), ("nULL", "nULL"), ("none", "none"), ("", None), ("''", ""),
        ("09:30", "09:30"), ("12:30:45", "12:30:45"), ("2026-11-30", "2026-11-30"), ("2026-11-30T10:00:00Z", "2026-11-30T10:00:00Z"),
        ("0412", 412), ("+905551112233", 905551112233), ("-7", -7), ("'0412'", "0412"), ('"+90"', "+90"), ("0110 ext. 2", "0110 ext. 2"),
        ("0x10", 16), ("0o17", 15), ("0b11", "0b11"), ("017", 17), ("1_000", "1_000"), ("0xZ", "0xZ"), ("0o8", "0o8"), ("-0x10", "-0x10"),
        ("1e3", Decimal(1000)), ("0.10", Decimal("0.10")), (".5", Decimal("0.5")), ("5.", Decimal(5)), ("1.5E-2", Decimal("0.015")),
        ("+.5", Decimal("0.5")), ("1e", "1e"), (".", "."), ("1.2.3", "1.2.3"),
        ("1,5", "1,5"), ("80 %", "80 %"), ("4/5", "4/5"),
        ("9" * 18, int("9" * 18)), ("9" * 30, Decimal("9" * 30)), ("<<", "<<"), ("=", "="),
        ("|\n  a\n  b\n", "a\nb\n"), (">-\n  a\n  b\n", "a b"),
    ],
)  # fmt: skip
def test_plain_words_follow_the_core_schema(written: str, value: Any) -> None:
    document = parsed(f"a: {written}\n")
    assert document.problems == []
    assert document.value == {"a": value}
    assert type(document.value["a"]) is type(value)


@pytest.mark.parametrize(
    "written", [".inf", "-.Inf", ".NAN", "1e101", "-1e-101", "1e999999999", "1e" + "9" * 50, "9" * 5000, "0x" + "f" * 200]
)
def test_numbers_that_nothing_can_reckon_with_are_refused(written: str) -> None:
    assert faults(f"b: 1\na: {written}") == ["2:4 FW216"]


def test_keys_are_words_whatever_they_look_like() -> None:
    assert parsed("no: 1\n09:30: 2\n1: 3\ntrue: 4\nnull: 5\n").value == {"no": 1, "09:30": 2, "1": 3, "true": 4, "null": 5}


@pytest.mark.parametrize(
    ("text", "where", "first"),
    [
        ("id: A\ntitle: B\nid: C\n", "3:1", "1:1"),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", "4:3", "2:3"),
        ("a: {b: 1, b: 2}\n", "1:11", "1:5"),
        ("a:\n  - b: 1\n    b: 1\n", "3:5", "2:5"),
        ("a: 1\n'a': 2\n", "2:1", "1:1"),
    ],
)
def test_a_key_that_stands_twice_is_told_with_both_places(text: str, where: str, first: str) -> None:
    (problem,) = parsed(text).problems
    assert (problem.code, str(problem.place)) == ("FW106", f"a.yaml:{where}")
    assert f"already defined at a.yaml:{first}." in problem.what


def test_every_fault_of_a_file_is_told_in_one_run() -> None:
    assert faults("a: 1\na: 2\nb: !x 1\nc: .inf\n") == ["2:1 FW106", "3:4 FW109", "4:4 FW216"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a:\n\t- b\n", "2:1 FW104"),
        ("a:\n  b: 1\n  \tc: 2\n", "3:3 FW104"),
        ("a: b: c\n", "1:5 FW105"),
        ("a: 'b\n", "1:4 FW105"),
        ("a: [1, 2\n", "2:1 FW105"),
        ("a: @home\n", "1:4 FW105"),
        ("a: *b\n", "1:4 FW105"),
        ("a: - b\n", "1:4 FW105"),
        ("a: 1\n---\nb: 2\n", "2:1 FW105"),
        ("? [a]\n: 1\n", "1:3 FW105"),
        ('a: "\\ud800"\n', "1:7 FW105"),
        ("", "1:1 FW107"),
        ("# only a comment\n", "1:1 FW107"),
        ("---\n", "1:1 FW107"),
        ("~\n", "1:1 FW107"),
        ("b: 1\na: !!python/object:os.system x\n", "2:4 FW109"),
        ("a: !!str 1\n", "1:4 FW109"),
        ("a: !Hello\n", "1:4 FW109"),
        ("a: ! Hello\n", "1:4 FW109"),
        ("a: &Co trading\n", "1:4 FW109"),
        ("a: [1]\nb: {c: &x [2]}\nd: *x\n", "2:8 FW109"),
        ("a: &x [*x]\n", "1:4 FW109"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, fault: str) -> None:
    document = parsed(text)
    assert faults(text) == [fault]
    assert document.value is None
    assert document.problems[0].repair


def test_an_ampersand_inside_a_text_is_a_text() -> None:
    assert parsed("a: Corner & Sons!\nb: '&Co'\nc: \"! now\"\n").value == {"a": "Corner & Sons!", "b": "&Co", "c": "! now"}


def test_messages_speak_of_signs_and_not_of_the_parser() -> None:
    texts = ["a: b: c", "a\nb: 1", "a: 'b", "a: [1", "a: {b: 1", "a: @x", "a: *x", "a: 1\n---\nb: 2", "a: - b", "a: 1\n b: 2"]
    for text in texts:
        (problem,) = parsed(text).problems
        assert not any(word in problem.what for word in ("token", "mapping", "expected", "stream", "scalar", "anchor", "block")), (
            problem.what
        )


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"a: caf\xe9\n", "1:7 FW102"),
        (b"a: 1\nb: \xc3\xa7\xc3\xa7\xff\n", "2:6 FW102"),
        ("a: \u00e7\n".encode("utf-16"), "1:1 FW102"),
        ("a: \u00e7\n".encode("utf-16-be"), "1:1 FW102"),
        ("a: b\n".encode("utf-16-le"), "1:1 FW102"),
        (b"a: \xed\xa0\x80\n", "1:4 FW102"),
        (b"a: 1\r\nb: \x07\r\n", "2:4 FW108"),
        (b"a: \x00\n", "1:4 FW108"),
        (b"a: \x7f\n", "1:4 FW108"),
        ("a: x\ufffe\n".encode(), "1:5 FW108"),
    ],
)
def test_bytes_that_are_no_text_are_told_by_line_and_column(raw: bytes, fault: str) -> None:
    assert faults(raw) == [fault]


def test_a_byte_order_mark_is_a_warning_and_shifts_no_place() -> None:
    document = parsed(b"\xef\xbb\xbfa: 1\n")
    assert [(one.code, one.severity) for one in document.problems] == [("FW103", "warning")]
    assert document.value == {"a": 1}
    assert faults(b"\xef\xbb\xbfa: 1\na: 2\n") == ["1:1 FW103", "2:1 FW106"]


def test_line_ends_of_every_system_count_the_same() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert faults(f"a: 1{end}a: 2{end}") == ["2:1 FW106"]


DEEP = {
    "lists in a line": "a: " + "[" * 60_000 + "]" * 60_000,
    "lists left open": "a: " + "[" * 300_000,
    "groups in a line": "a: " + "{b: " * 60_000,
    "hyphens": "- " * 300_000,
    "question marks": "? " * 300_000,
    "lines": "\n".join(" " * depth + "a:" for depth in range(400)),
}


@pytest.mark.parametrize("name", DEEP)
def test_very_deep_nesting_is_a_problem_and_ends_no_process(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(DEEP[name])
    code = "import pathlib, sys; from floorwalk.source.document import read; print(read(pathlib.Path(sys.argv[1]), 'a').problems[0].code)"
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "a.yaml"], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "FW105"), done.stderr


def test_many_brackets_side_by_side_are_not_deep() -> None:
    document = parsed("visits:\n" + "  - {store: S001, zones: [a, b]}\n" * 3000)
    assert document.problems == []
    assert len(document.value["visits"]) == 3000


def test_a_huge_text_is_read_and_left_to_the_model() -> None:
    assert len(parsed("a: " + "x" * 1_000_000).value["a"]) == 1_000_000


@pytest.mark.parametrize(
    ("loc", "key", "where"),
    [
        (("checks", 1, "limits", 0, "at_most"), False, "6:19"),
        (("checks", 1, "limits", 0, "at_most"), True, "6:10"),
        (("checks", 1, "measure", "limits", 0), False, "6:9"),
        (("checks", 0, "id"), False, "3:9"),
        (("checks", 9, "id"), False, "3:3"),
        (("none",), False, "1:1"),
        ((), False, "1:1"),
    ],
)
def test_the_place_of_a_location(loc: tuple[str | int, ...], key: bool, where: str) -> None:
    text = "id: A\nchecks:\n  - id: B\n  - id: C\n    limits:\n      - {at_most: 0412}\n"
    place = parsed(text).place(loc, key=key)
    assert f"{place.line}:{place.column}" == where


def test_the_characters_of_a_number_can_be_asked_for() -> None:
    document = parsed("a: [{b: 0412}]\n")
    assert document.written(("a", 0, "b")) == "0412"
    assert document.written(("a",)) is None


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        (problem,) = read(path, "a.yaml").problems
        assert (problem.code, str(problem.place)) == ("FW101", "a.yaml")


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcnoyes019:", min_size=1, max_size=6), inner, max_size=3),
    max_leaves=10,
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), PLAIN, min_size=1, max_size=3))
def test_what_was_written_in_quotes_is_read_back(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style=None)
    quoted = yaml.dump(value, Dumper=_Quoting, allow_unicode=True)
    assert parsed(quoted).value == value, text


class _Quoting(yaml.SafeDumper):
    """Puts every text in quotes, and never repeats a part by an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.binary(max_size=60) | st.text("a1:- \n\t[]{}&*!|>'\"#?,@%~\\.e", max_size=60).map(str.encode))
def test_any_bytes_give_a_value_or_a_problem(raw: bytes) -> None:
    document = parsed(raw)
    errors = [one for one in document.problems if one.severity == "error"]
    assert bool(errors) == (document.value is None)
    assert all(one.place.line >= 1 and one.place.column >= 1 for one in document.problems)
