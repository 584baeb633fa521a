"""Which option each text of a choice means, in all languages at once; a text that means two is known as such."""

from __future__ import annotations

from tests.sheet.conftest import EDITION

from floorwalk.catalog.options import choices, options_meant
from floorwalk.catalog.translate import Translator

ENGLISH = Translator("en", "en", {})


def test_each_text_means_its_option_in_whatever_language_and_case() -> None:
    turkish = Translator("tr", "en", {("CHO-01.1:options.full.text", "Full"): "DOLU"})
    meant = options_meant(choices(EDITION.standards), [ENGLISH, turkish])
    assert meant["CHO-01.1", "full"] == meant["CHO-01.1", "dolu"] == {"full"}
    assert meant["CHO-01.1", "half empty [en]"] == {"half"}  # as a sheet prints what is not translated
    assert {check for check, _ in meant} == {"CHO-01.1"}


def test_a_text_that_means_two_options_is_known_to() -> None:
    odd = Translator("tr", "en", {("CHO-01.1:options.half.text", "Half empty"): " full"})
    assert options_meant(choices(EDITION.standards), [ENGLISH, odd])["CHO-01.1", "full"] == {"full", "half"}
