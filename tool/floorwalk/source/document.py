"""YAML text in; plain values and the line and column of each out. The YAML 1.2 core schema: `no` is a word, 09:30 is text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # not in the list of what the stubs export
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from floorwalk.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_INT = re.compile(r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z|[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_WORDS: dict[str, str] = {"": "null", "~": "null", "null": "null", "Null": "null", "NULL": "null"}
_WORDS |= dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), "bool")
_NUMBER_START = frozenset("0123456789+-.")
_SPECIAL_START = _NUMBER_START | frozenset("~nNtTfF")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
MAX_DEPTH = 30  # the deepest place of a standard is some ten levels down
_MAX_DIGITS = 100  # of a number, and of its power of ten: nothing that is counted or measured has more
_BRACKET = re.compile(r"[\[{\]}]")
_SHALLOW = 2000  # characters that cannot nest deep enough to hurt the parser
_DEEP_LINE = re.compile(r"(?:[-?:][ \t]+){500}")
_LONG_LINE = 1000  # characters that such a line has at least
_TOO_DEEP = "Write it flat, as in the field reference."
_KINDS = frozenset({"str", "int", "float", "bool", "null", "map", "seq"})


def _kind_of_plain(value: str) -> str:
    if value in _WORDS:
        return _WORDS[value]
    if value[0] not in _NUMBER_START:
        return "str"
    if _INT.match(value):
        return "int"
    return "float" if _FLOAT.match(value) else "str"


class _Composer(CParser):
    """libyaml's parser with the 1.2 core schema's table instead of PyYAML's 1.1 one."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is ScalarNode:
            if implicit[0] and (not value or value[0] in _SPECIAL_START):
                return _kind_of_plain(value)
            return "str"
        return "map" if kind is MappingNode else "seq"

    def descend_resolver(self, _parent: object, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


@dataclass
class Document:
    """One YAML file: its plain value and, through `place`, where each part of it stands.

    The tree of nodes is made again from the text when a place is asked for: keeping it for thousands of files without problems would
    cost more than reading them.
    """

    file: str
    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    empty: list[Problem] = field(default_factory=list)  # keys with nothing behind them: a model may take that for left out
    text: str = ""

    @cached_property
    def root(self) -> Node | None:
        """The tree of nodes; None when the text cannot be read as YAML."""
        try:
            return _Composer(self.text).get_single_node() if self.text else None
        except (yaml.YAMLError, RecursionError):
            return None

    def place(self, loc: Sequence[str | int] = (), *, key: bool = False) -> Place:
        """Where a location stands; the nearest parent when it is not there. With `key`, where its key stands."""
        node, mark = self.root, self.root.start_mark if self.root else None
        for step in loc:
            if isinstance(node, MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == step), None)
                if pair is None:
                    continue  # a union's tag, which stands in pydantic's locations but not in the file
                node = pair[1]
                mark = pair[0].start_mark if key or node.value == "" else node.start_mark
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
        if mark is None:
            return Place(self.file, 1, 1)
        return Place(self.file, mark.line + 1, mark.column + 1)

    def written(self, loc: Sequence[str | int]) -> str | None:
        """The characters of a scalar as they stand in the file, before they became a number or a word."""
        node = self.root
        for step in loc:
            if isinstance(node, MappingNode):
                node = next((pair[1] for pair in node.value if pair[0].value == step), node)
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
        return node.value if isinstance(node, ScalarNode) else None


def read(path: Path, name: str) -> Document:
    """Read a file; `name` is how messages call it. Every fault becomes a problem of the document, whose value is then None."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return _failed(name, "FW101", Place(name), f"the file cannot be read: {reason}.", "Check that it exists and that you may open it.")
    return parse(raw, name)


def parse(raw: bytes, name: str) -> Document:
    """Make a document of a file's bytes."""
    decoded = decode(raw, name)
    if isinstance(decoded, Problem):
        return Document(name, problems=[decoded])
    text, problems = decoded
    document = Document(name, problems=problems)
    if len(text) > _SHALLOW and _nested_too_deep(text):
        return _failed(name, "FW105", Place(name, 1, 1), "this cannot be read as YAML: it is nested too deep.", _TOO_DEEP)
    try:
        root = _Composer(text).get_single_node()
    except yaml.YAMLError as error:
        document.problems.append(_syntax(error, text, name))
        return document
    if root is None or (isinstance(root, ScalarNode) and root.tag == "null"):
        return _failed(name, "FW107", Place(name, 1, 1), "the file is empty.", "Write it, or delete it.")
    document.text = text
    builder = _Builder(name, document.problems, document.empty, text)
    document.value = builder.build(root, 0)
    if any(problem.severity == "error" for problem in document.problems):
        document.value = None
    return document


def decode(raw: bytes, name: str) -> tuple[str, list[Problem]] | Problem:
    """Give the text of a UTF-8 file with what is odd about it, or the problem that makes it unreadable."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:2]:
        return Problem(Place(name, 1, 1), "FW102", "the file is saved as UTF-16.", "Save it again with the encoding UTF-8.")
    problems = []
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        what = "the file begins with a byte order mark, an invisible character."
        problems.append(Problem(Place(name, 1, 1), "FW103", what, "Save it again as UTF-8 without BOM.", "warning"))
    try:
        text = raw.decode("utf-8")
        if found := _CONTROL.search(text):
            line, column = _line_column(text, found.start())
            what = f"the control character U+{ord(found[0]):04X} stands here; spreadsheets cannot hold it."
            return Problem(Place(name, line, column), "FW108", what, "Delete it and type the text again.")
        return text, problems
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        what = f"the file is not UTF-8: byte 0x{raw[error.start]:02X} is no character."
        return Problem(Place(name, line, column), "FW102", what, "Save it again with the encoding UTF-8.")


class _Builder:
    """Makes plain values of nodes; faults are added to the list, once each."""

    def __init__(self, name: str, problems: list[Problem], empty: list[Problem], text: str) -> None:
        self.name, self.problems, self.empty, self.text = name, problems, empty, text
        self.aliases = "&" in text or "! " in text  # rare: only then is it worth looking at each node
        self.seen: set[int] = set()

    def build(self, node: Node, depth: int) -> Any:
        tag = node.tag
        if tag == "str" and not self.aliases:
            return node.value
        if tag not in _KINDS:
            return self._fault(
                node,
                "FW109",
                f"the tag '{tag.replace('tag:yaml.org,2002:', '!!')}' is not used here.",
                "Take it out and write a plain value.",
            )
        if isinstance(node, ScalarNode) and not self.aliases:
            return self._scalar(node, tag)
        if depth > MAX_DEPTH:
            return self._fault(node, "FW105", "this is nested too deep.", _TOO_DEEP)
        if id(node) in self.seen:
            return self._fault(
                node, "FW109", "an alias (*) repeats a part of the file.", "Write the part out again: each standard is read alone."
            )
        self.seen.add(id(node))
        sign = self.text[node.start_mark.index : node.start_mark.index + 1]
        if sign == "!" or (sign == "&" and isinstance(node, ScalarNode)):
            what = f"a value begins with {sign}, which has a meaning of its own."
            return self._fault(node, "FW109", what, "Put the text in double quotes.")
        if isinstance(node, ScalarNode):
            return self._scalar(node, tag)
        if isinstance(node, SequenceNode):
            return [self.build(child, depth + 1) for child in node.value]
        return self._mapping(node, depth + 1)

    def _scalar(self, node: ScalarNode, tag: str) -> Any:
        value = node.value
        if tag == "str":
            return value
        if tag == "int" and len(value) < 19:
            return int(value, {"o": 8, "x": 16}.get(value[1:2], 10))
        if tag in ("int", "float"):
            number = _decimal(value)
            what = f"'{value[:40]}' is no number that can be used here."
            return number if number is not None else self._fault(node, "FW216", what, "Put it in double quotes if a text is meant.")
        return None if tag == "null" else value[0] in "tT"

    def _mapping(self, node: Node, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        places: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._fault(key, "FW105", "a key must be a word.", "Write `key: value`.")
                continue
            name = key.value
            if name in places:
                first = places[name].start_mark
                what = f"the key '{name}' stands twice; already defined at {self.name}:{first.line + 1}:{first.column + 1}."
                self._fault(key, "FW106", what, "Keep one of the two.")
                continue
            places[name] = key
            if value.tag == "null":
                mark = value.start_mark if value.value else key.start_mark
                place = Place(self.name, mark.line + 1, mark.column + 1)
                self.empty.append(Problem(place, "FW209", f"'{name}' is empty.", "Write it, or take the key out if it is not needed."))
            result[name] = value.value if value.tag == "str" and not self.aliases else self.build(value, depth)
        return result

    def _fault(self, node: Node, code: str, what: str, repair: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(Place(self.name, mark.line + 1, mark.column + 1), code, what, repair))


def _decimal(value: str) -> Decimal | None:
    """The number, unless it is infinite, no number, or so large that nothing can be reckoned with it."""
    if value[1:2] in ("o", "x"):
        return Decimal(int(value, 0)) if len(value) <= _MAX_DIGITS else None
    power = value.lower().partition("e")[2]
    if len(value) > _MAX_DIGITS or len(power) > len("+100") or "n" in value.lower():
        return None
    return Decimal(value) if abs(int(power or 0)) <= _MAX_DIGITS else None


def _nested_too_deep(text: str) -> bool:
    """Whether the C parser, which calls itself once a level, would run out of its stack: it ends the whole process then."""
    depth = deepest = 0
    if text.count("[") + text.count("{") > _SHALLOW:
        for found in _BRACKET.finditer(text):
            depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)
            deepest = max(deepest, depth)
    return deepest > _SHALLOW or any(len(line) >= _LONG_LINE and _DEEP_LINE.search(line) for line in text.split("\n"))


def _failed(name: str, code: str, place: Place, what: str, repair: str) -> Document:
    return Document(name, problems=[Problem(place, code, what, repair)])


def _line_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "a colon with a space after it stands inside a text",
    "could not find expected ':'": "a line has no colon after its key",
    "did not find expected key": "this line does not fit the indentation of the lines above, or a quote is left open",
    "did not find expected '-' indicator": "this line does not fit the list above it",
    "found unexpected end of stream": "a quote is opened and never closed",
    "found character that cannot start any token": "a value begins with a sign that has a meaning of its own (@, ` or %)",
    "did not find expected ',' or ']'": "a bracket [ is opened and not closed",
    "did not find expected ',' or '}'": "a brace { is opened and not closed",
    "but found another document": "a second document begins here (---), and a file holds one",
    "found undefined alias": "a value begins with *, which has a meaning of its own",
    "block sequence entries are not allowed in this context": "a hyphen with a space stands where no list can begin",
}


def _syntax(error: yaml.YAMLError, text: str, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if getattr(error, "context", None) == "while scanning a quoted scalar":
        mark = getattr(error, "context_mark", None) or mark  # where the quote opens, not where the file ends
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    for at, content in enumerate(lines[:line], start=1):  # a tab may upset the parser some lines later
        indent = content[: len(content) - len(content.lstrip())]
        if "\t" in indent and at >= line - 1:
            place = Place(name, at, indent.index("\t") + 1)
            return Problem(place, "FW104", "a tab stands in the indentation; YAML allows only spaces.", "Replace it by two spaces.")
    reason = getattr(error, "problem", None) or str(error)
    plain = _PLAIN_WORDS.get(reason, reason)
    repair = "Put the text in double quotes, or check quotes and indentation here and one line above."
    return Problem(Place(name, line, column), "FW105", f"this cannot be read as YAML: {plain}.", repair)
