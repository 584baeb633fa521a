import pytest

from floorwalk.handbook.reach import Reach, reaches
from floorwalk.model import Contact


def contact(channel: str, value: str, hours: str | None = None) -> Contact:
    return Contact.model_validate({"store": "S1", "role": "boss", "channel": channel, "value": value, "hours": hours})


@pytest.mark.parametrize(
    ("channel", "value", "href"),
    [
        ("phone", "0110", "tel:0110"),
        ("phone", "+90 212 (55) 12-34", "tel:+90212551234"),
        ("phone", "*21#", "tel:*21%23"),
        ("phone", "ask at the desk", ""),
        ("phone", "javascript:alert(1)", ""),
        ("whatsapp", "+90 555 123", "https://wa.me/90555123"),
        ("mail", "a@b.example", "mailto:a@b.example"),
        ("mail", "a@b.example?subject=x", ""),
        ("radio", "channel 4", ""),
        ("desk", "ground floor", ""),
    ],
)
def test_a_link_only_for_what_is_one(channel: str, value: str, href: str) -> None:
    assert reaches([contact(channel, value)], str)[0].href == href


def test_the_telephone_comes_first_and_hours_are_said() -> None:
    ways = reaches([contact("radio", "channel 4"), contact("phone", "0170", "Mo-Fr 09:00-18:00")], str)
    assert ways == [Reach("0170", "tel:0170", "Mo-Fr 09:00-18:00"), Reach("radio: channel 4", "", "")]


def test_round_the_clock_needs_no_words() -> None:
    assert reaches([contact("phone", "0110", "24/7")], str)[0].hours == ""
