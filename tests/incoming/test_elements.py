"""XML in pieces: names without their namespaces, text as a person reads it, and no more than a budget allows."""

from __future__ import annotations

import pytest
from tests.filled.corpus.case import zipped

from floorwalk.incoming.elements import Elements, walk
from floorwalk.incoming.package import Budget, Package, open_package
from floorwalk.incoming.refused import Refused


class _Texts(Elements):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def end(self, name: str) -> None:
        if name in self.texts:
            self.found.append((name, self.take()))


XML = b'<a:r xmlns:a="b"><a:t>one &amp; two</a:t><x>no</x><rPh><t>reading</t></rPh><v>\xc3\xa9</v></a:r>'


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_pieces_of_any_size_give_the_same(size: int) -> None:
    texts = _Texts()
    texts.parse(XML[at : at + size] for at in range(0, len(XML), size))
    assert texts.found == [("t", "one & two"), ("t", ""), ("v", "\u00e9")]


@pytest.mark.parametrize(
    ("budget", "xml"),
    [(Budget(elements=10), b"<a>" + b"<b/>" * 10 + b"</a>"), (Budget(text=10), b"<a><t>" + b"x" * 11 + b"</t></a>")],
)
def test_a_budget_ends(budget: Budget, xml: bytes) -> None:
    texts = _Texts()
    texts.budget = budget
    with pytest.raises(Refused) as refused:
        texts.parse(xml)
    assert refused.value.code == "FW602"


def test_text_that_is_not_kept_costs_nothing() -> None:
    texts = _Texts()
    texts.budget = Budget(text=5)
    texts.parse(b"<a><x>" + b"x" * 1000 + b"</x><t>abcde</t></a>")
    assert texts.budget.text == 0


def test_all_parts_of_a_file_share_its_budget() -> None:
    content = zipped({"a.xml": b"<a><b/></a>", "b.xml": b"<a><b/></a>"})
    package = Package(content, open_package(content).members, Budget(elements=3))
    walk(package, "a.xml", _Texts())
    with pytest.raises(Refused):
        walk(package, "b.xml", _Texts())
