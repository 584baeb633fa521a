import html
import json
import re

import markdown
import yaml
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.handbook.markup import attribute, esc, front_matter, md, plain, to_built, to_page
from floorwalk.handbook.settings import EXTENSIONS

NASTY = "<script>alert(1)</script> **b** _i_ [x](http://evil.example) {{ 7*7 }} {: .c } `c` &amp; ![p](x) # h | ~~s~~ $m$ ^1"
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(lambda text: text.split())
SIGNS = st.text("\\`*_[](){}<>#+-.!|~^=&:'\"1a ", min_size=1).filter(lambda text: text.split())


def rendered(source: str) -> str:
    return markdown.markdown(source, extensions=["toc", "tables", "fenced_code", *EXTENSIONS])


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(TEXT | SIGNS)
def test_markdown_shows_a_text_letter_by_letter(text: str) -> None:
    found = re.fullmatch(r"<p>(.*)</p>", rendered(md(text)), re.DOTALL)
    assert found, rendered(md(text))
    assert "<" not in found[1]
    assert html.unescape(found[1]) == one_line(text)


@given(SIGNS)
def test_a_step_stays_one_step(text: str) -> None:
    page = rendered(f"1. {md(text)}\n2. second")
    assert page.count("<li>") == 2
    assert page.count("<ol>") == 1
    assert "<ul>" not in page


def test_nothing_of_a_nasty_text_is_markup() -> None:
    for shown in (rendered(md(NASTY)), esc(NASTY)):
        assert "<script" not in shown
        assert "<a" not in shown
        assert "{{" not in shown
        assert one_line(NASTY) in html.unescape(shown)


def test_a_heading_keeps_its_signs() -> None:
    assert html.unescape(re.sub(r"<[^>]+>", "", rendered(f"# {md('C# {: .x } *a*')}"))) == "C# {: .x } *a*"


def test_titles_survive_themes_that_do_not_escape() -> None:
    assert plain("Marram & Vale") == "Marram & Vale"
    assert plain('<b> &lt; "q" {{') == "&lt;b&gt; &amp;lt; &quot;q&quot; &#123;&#123;"


def test_front_matter_is_yaml() -> None:
    head = {"title": 'a: "b" # {{ c }}', "hide": ["toc"], "search": {"boost": 4}}
    assert yaml.safe_load(front_matter(head).strip().strip("-")) == head


def test_attributes_hold_json() -> None:
    value = {"a": 'say "hi" <&\''}
    assert '"' not in attribute(value)
    assert json.loads(html.unescape(attribute(value))) == value


def test_links_are_relative_and_name_a_file() -> None:
    assert to_page("s/PAY-04/index.md", "moment/paying/") == "../../moment/paying/index.md"
    assert to_built("index.md", "store/") == "store/index.html"
