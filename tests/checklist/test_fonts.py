import re
from pathlib import Path

import pytest
import typst

from floorwalk.checklist.fonts import EMBEDDED, FontShelf, printable
from floorwalk.errors import FloorwalkError


def test_white_space_and_joiners_need_no_glyph() -> None:
    assert printable("a b\n\u00a0\u200c\u200dé") == frozenset("abé")


def test_a_missing_glyph_is_named_with_its_script(fonts: FontShelf) -> None:
    fonts_of_typst = FontShelf()
    fonts_of_typst.families = {family: faces for family, faces in fonts.families.items() if all(face.path is None for face in faces)}
    assert fonts_of_typst.choose("Thank you – 5 °C, “İyi”", "tr") == ("Libertinus Serif",)
    with pytest.raises(FloorwalkError) as stopped:
        fonts_of_typst.choose("Thank you, நன்றி", "ta")
    assert stopped.value.code == "FW703"
    assert "of the script Tamil: ந (U+0BA8)" in stopped.value.what
    assert stopped.value.repair == "Install a font for Tamil, such as Noto Sans Tamil, or name one: --font FILE."


def test_the_wanted_family_comes_first(fonts: FontShelf) -> None:
    wanted = FontShelf("Libertinus Serif")
    assert wanted.choose("Thank you", "en") == ("Libertinus Serif",)


def test_a_font_file_is_used_by_its_family(fonts: FontShelf) -> None:
    faces = [face for group in fonts.families.values() for face in group if face.path and face.path.endswith((".ttf", ".otf"))]
    if not faces:
        pytest.skip("no font file is installed")
    assert FontShelf(faces[0].path).wanted == faces[0].family


@pytest.mark.parametrize(("wanted", "what"), [("Libertinus Serff", "There is no font family"), ("nowhere.ttf", "There is no font file")])
def test_a_font_that_is_not_there_is_wrong_usage(wanted: str, what: str) -> None:
    with pytest.raises(FloorwalkError, match=what) as stopped:
        FontShelf(wanted)
    assert (stopped.value.code, stopped.value.status) == ("FW703", 2)


def test_a_damaged_font_file_covers_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\0\1\0\0 no font")
    with pytest.raises(FloorwalkError, match="is not a font that can be used"):
        FontShelf(str(broken))


def test_typst_has_each_character_that_we_say_its_own_font_has() -> None:
    """Set alone, a character is one shape; the shape of a character that no font has must not be among them."""
    characters = sorted(printable("".join(EMBEDDED["Libertinus Serif"])))
    template = b'#set text(font: "Libertinus Serif", fallback: false)\n#json(bytes(sys.inputs.told))'

    def shapes(text: str) -> list[str]:
        import json

        drawn = typst.compile(
            template, format="svg", font_paths=typst.Fonts(include_system_fonts=False), sys_inputs={"told": json.dumps(text)}
        )
        svg = drawn.decode() if isinstance(drawn, bytes) else drawn[0].decode()
        return re.findall(r'<symbol id="([^"]+)"', svg)

    (unknown,) = shapes("\u0ba8")
    assert unknown not in shapes(" ".join(characters))
    assert unknown in shapes("a \u0ba8")
