import html
import json
import re
from collections.abc import Callable

import pytest

from floorwalk.errors import FloorwalkError
from floorwalk.handbook.pages import Handbook, handbook
from floorwalk.source.workspace import Workspace, load

Make = Callable[..., Workspace]
NASTY = "<script>alert(1)</script> **b** [x](http://evil.example) {{ 7*7 }}"


@pytest.fixture(scope="module")
def book(mall: Workspace) -> Handbook:
    return handbook(mall)


def page(book: Handbook, path: str) -> str:
    return book.pages[f"{path}index.md"].markdown


def test_every_standard_has_a_page_and_three_ways_to_it(book: Handbook, mall: Workspace) -> None:
    active = [one.standard for one in mall.standards() if one.standard.status == "active"]
    assert book.standards == len(active) == 82
    for standard in active:
        link = f"(../../s/{standard.id}/index.md)"
        assert link in page(book, f"moment/{standard.moment}/")
        assert any(link in one.markdown for uri, one in book.pages.items() if uri.startswith("section/"))
        assert all(link in page(book, f"role/{role}/") for role in standard.applies.roles)


def test_the_answer_comes_first(book: Handbook, mall: Workspace) -> None:
    standard = next(one.standard for one in mall.standards() if one.standard.id == "PAY-02")
    text = html.unescape(page(book, "s/PAY-02/").split("---", 2)[2])
    order = [
        f"# {standard.title}",
        standard.what,
        standard.how[0],
        standard.how[-1],
        standard.say or "",
        "Stuck? Ask",
        "## Limits",
        standard.why,
    ]
    order += ["How it is checked", standard.evidence[0].finding, "See also", "Version 1"]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_whom_to_ask_is_a_button_each_in_order(small: Make) -> None:
    chain = [{"role": "boss", "within": "30 s"}, {"role": "clerk", "within": "1 d"}]
    text = page(
        handbook(small(PAY_01={"ask": chain}, contacts="store,role,channel,value,hours\nS1,boss,phone,0100,\n*,clerk,phone,7000,\n")),
        "s/PAY-01/",
    )
    buttons = re.findall(r'<a href="([^"]*)" class="fw-call" data-role="(\w+)">.*?fw-within">([^<]*)<', text)
    assert buttons == [("../../store/index.html", "boss", "answers within 30 s"), ("tel:7000", "clerk", "answers within 1 day")]


def test_a_store_carries_its_numbers_for_the_script_and_for_people(small: Make) -> None:
    book = handbook(small())
    given = json.loads(re.sub(r"^floorwalkStore\((.*)\);\n$", r"\1", book.files["assets/stores/S1.js"]))
    assert given["posts"] == {"boss": [["0100", "tel:0100", ""]]}
    assert (given["region"], given["format"]) == ("north", "shop")
    assert 'href="tel:0100"' in page(book, "store/S1/")
    assert '<span class="fw-call"' in page(book, "store/S2/")  # a radio channel is no link


def test_nothing_of_a_standard_runs(small: Make) -> None:
    book = handbook(small(PAY_01={"title": NASTY, "what": NASTY, "how": [NASTY], "situations": [NASTY]}, company={"notice": NASTY}))
    for uri, one in book.pages.items():
        assert "<script" not in one.markdown, uri
        assert "{{" not in one.markdown, uri


def test_a_standard_with_only_what_is_required_has_a_page(small: Make) -> None:
    text = page(handbook(small()), "s/PAY-01/")
    assert "Every customer hears a thank-you." in text
    for absent in ("## Limits", "See also", "How it is checked", "fw-say", "fw-dont", "Tell us", "None"):
        assert absent not in text


def test_a_standard_named_in_a_step_becomes_a_link_with_its_title(small: Make) -> None:
    book = handbook(small(PAY_01={"how": ["Do as PAY-02 says, not *XX-99*.", "PAY-02", "1. PAY-02"]}, PAY_02={"title": "Smile *now*"}))
    link = "[Smile &#42;now&#42;](../PAY-02/index.md)"
    assert f"1. Do as {link} says, not &#42;XX-99&#42;.\n2. {link}\n3. 1&#46; {link}\n" in page(book, "s/PAY-01/")


def test_drafts_are_left_out_and_retired_ones_say_so(small: Make) -> None:
    book = handbook(
        small(PAY_01={"status": "draft"}, PAY_02={"status": "retired"}, PAY_03={"supersedes": ["PAY-02"], "related": ["PAY-01", "PAY-02"]})
    )
    assert "s/PAY-01/index.md" not in book.pages
    assert book.standards == 1
    retired = page(book, "s/PAY-02/")
    assert "no longer in force" in retired
    assert "../PAY-03/index.html" in retired
    assert '"exclude": true' in retired
    hubs = "".join(one.markdown for uri, one in book.pages.items() if not uri.startswith("s/"))
    assert "s/PAY-02/" not in hubs
    assert "See also" not in page(book, "s/PAY-03/")


def test_variants_are_folded_with_their_condition(small: Make) -> None:
    variants = [{"when": {"format": "kiosk", "months": [6, 7, 8]}, "say": "Bye.", "ask": [{"role": "clerk", "within": "1 min"}]}]
    text = page(handbook(small(PAY_01={"variants": variants})), "s/PAY-01/")
    fold = re.search(r'<details class="fw-fold fw-variant" data-when="([^"]*)"', text)
    assert fold
    assert json.loads(html.unescape(fold[1])) == {"format": "kiosk", "months": [6, 7, 8]}
    assert "<summary>June to August, Kiosk</summary>" in text
    assert text.count('data-fw="say"') == 2  # a hidden place above for what only the variant says


def test_limits_are_said_with_their_conditions(small: Make) -> None:
    limits = [{"between": [18, 22], "when": {"months": [11, 12, 1, 2, 3]}}, {"between": [23, 26]}]
    check = {
        "id": "PAY-01.1",
        "kind": "measure",
        "question": "How warm is it?",
        "seen_by": "measure",
        "points": 1,
        "unit": "°C",
        "limits": limits,
    }
    text = page(handbook(small(PAY_01={"checks": [check]})), "s/PAY-01/")
    assert ">18 to 22 °C (November to March)</li>" in text
    assert ">23 to 26 °C</li>" in text


def test_two_sets_with_a_section_of_the_same_name(small: Make) -> None:
    space = small()
    other = space.root / "standards/zoo"
    for path in sorted((space.root / "standards/desk").rglob("*.yaml")):
        target = other / path.relative_to(space.root / "standards/desk").as_posix().replace("PAY-01", "ZOO-01")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8").replace("PAY-01", "ZOO-01").replace('"desk"', '"zoo"'), encoding="utf-8")
    book = handbook(load(space.root))
    assert "s/PAY-01/" in page(book, "section/pay/")
    assert "s/ZOO-01/" in page(book, "section/zoo-pay/")


def test_the_way_back_to_the_writers_names_standard_and_version(small: Make) -> None:
    text = page(handbook(small(company={"feedback": "us@small.example"}, PAY_01={"version": 3})), "s/PAY-01/")
    assert 'href="mailto:us@small.example?subject=PAY-01%2C%20version%203%3A%20Unclear%3F"' in text
    assert text.count("mailto:us@small.example") == 3


def test_a_form_gets_standard_version_and_what_it_is_about(small: Make) -> None:
    form = "https://form.example/?s={id}&v={version}&about={about}&in={language}"
    text = page(handbook(small(company={"feedback": form}, PAY_01={"version": 3})), "s/PAY-01/")
    assert 'href="https://form.example/?s=PAY-01&amp;v=3&amp;about=harder&amp;in=en"' in text


def test_somebody_new_finds_what_to_learn_first_in_order(small: Make) -> None:
    roles = [{"id": "clerk", "title": "Clerk", "first": ["PAY-02", "PAY-01"]}, {"id": "boss", "title": "Boss"}]
    book = handbook(small(company={"roles": roles}, PAY_01={"for": {"roles": ["clerk"]}}, PAY_02={"title": "Count the drawer"}))
    text = page(book, "role/clerk/")
    first = text.split("New to the job? Learn these first")[1].split("## ")[0]
    assert first.index("Count the drawer") < first.index("Thank every customer")


def test_a_page_tells_what_each_version_changed(small: Make) -> None:
    told = [{"version": 2, "date": "2026-12-01", "what": "Said at the <till>."}]
    book = handbook(small(PAY_01={"version": 2, "changes": told}))
    assert '<li data-version="2">Version 2, 1 December 2026: <span>Said at the &lt;till&gt;.</span></li>' in page(book, "s/PAY-01/")
    assert 'data-standard="PAY-01" data-version="2" data-day="2026-12-01"' in page(book, "")


def test_a_card_has_a_page_with_what_is_done_for_it(small: Make) -> None:
    cards = [{"id": "gold", "title": "Gold card", "benefits": ["Free parking"]}, {"id": "iron", "title": "Iron card"}]
    book = handbook(
        small(
            company={"programmes": cards},
            PAY_01={"variants": [{"when": {"programme": "gold"}, "say": "Welcome back."}]},
            PAY_02={"title": "Count the points", "programmes": ["gold", "iron"]},
        )
    )
    gold, iron = page(book, "tier/gold/"), page(book, "tier/iron/")
    assert gold.index("Free parking") < gold.index("Thank every customer") < gold.index("Count the points")
    assert "Thank every customer" not in iron


def test_every_element_of_the_triangle_says_where_it_stands(small: Make) -> None:
    book = handbook(small())
    text = page(book, "triangle/")
    assert '<a href="people/index.html">People <strong>1</strong></a>' in text
    assert "<span>Systems <strong>0</strong></span>" in text
    assert text.count("No standard stands here yet") == 2
    assert "../../s/PAY-01/index.md" in page(book, "triangle/people/")


def test_icons_stand_before_titles_where_somebody_draws_them(small: Make) -> None:
    space = small(company={"moments": [{"id": "paying", "title": "Paying", "icon": "cash"}, {"id": "leaving", "title": "Leaving"}]})
    assert "fw-icon" not in page(handbook(space), "moment/")
    assert '<span class="fw-icon" aria-hidden="true"><svg>cash</svg></span>[Paying]' in page(
        handbook(space, draw=lambda name: f"<svg>{name}</svg>"), "moment/"
    )


def test_without_a_company_there_is_no_handbook(small: Make) -> None:
    space = small()
    space.company = None
    with pytest.raises(FloorwalkError) as stopped:
        handbook(space)
    assert stopped.value.code == "FW708"


def test_an_id_in_a_step_is_a_title_also_where_no_blank_stands_around_it(small: Make) -> None:
    text = page(
        handbook(small(PAY_01={"how": ["停電時照PAY-02做。", "See XPAY-02 and PAY-023."]}, PAY_02={"title": "Count the drawer"})),
        "s/PAY-01/",
    )
    assert "停電時照[Count the drawer](../PAY-02/index.md)做。" in text
    assert "See XPAY-02 and PAY-023" in text
