from floorwalk.handbook.along import foot, not_here


def test_the_line_has_its_place_in_the_foot_once() -> None:
    page = foot('<main></main><footer class="md-footer"><p>x</p></footer>')
    assert page.count('aria-live="polite"') == 1
    assert page.index("fw-along") > page.index("<footer")


def test_an_unknown_address_is_told_in_words_with_a_way_home() -> None:
    page = not_here('<link rel="icon" href="/book/assets/favicon.svg"><h1>404 - Not found</h1>', str.upper)
    assert "<h1>THIS PAGE IS NOT HERE</h1>" in page
    assert "<p data-offline hidden>" in page
    assert 'href="/book/index.html"' in page
