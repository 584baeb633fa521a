"""A filled sheet and a drawn one in; the pictures that were pasted into the first, put into the same lines of the second, byte by byte."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from floorwalk.incoming.package import open_package
from floorwalk.incoming.refused import Refused
from floorwalk.sheet.layout import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from floorwalk.model import Audit, Photo
    from floorwalk.sheet.canvas import Canvas

_FORMS = re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|webp|heic|emf|wmf)\Z", re.IGNORECASE)
_EMU = 12_700  # units of a point
_SIDE = 34  # points: a thumbnail as high as a line of two rows of text
_COLUMN = next(number for number, column in enumerate(COLUMNS) if column.key == "photo")


class _Picture(Image):
    """A picture of which nothing is decoded: openpyxl's own would have another library open it."""

    def __init__(self, content: bytes, form: str, anchor: OneCellAnchor) -> None:
        self.content, self.format, self.anchor = content, form, anchor

    def _data(self) -> bytes:
        return self.content


def pasted(content: bytes, audit: Audit) -> dict[str, bytes]:
    """Give the pictures that the audit's answers hold, by content hash; none for a file that is no zip."""
    wanted = {photo.sha256 for answer in audit.answers for photo in answer.photos if photo.pasted}
    return _found(content, wanted) if wanted else {}


def _found(content: bytes, wanted: Collection[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    try:
        package = open_package(content)
        for name in sorted(package.names):
            if _FORMS.search(name) and (digest := hashlib.sha256(picture := package.part(name)).hexdigest()) in wanted:
                found[digest] = picture
    except Refused:  # an old .xls holds its pictures in a form of its own
        return found
    return found


def put_pictures(canvas: Canvas, rows: Mapping[str, int], audit: Audit, contents: Mapping[str, bytes]) -> None:
    """Put each picture as a thumbnail into its line, under Photo; its content stays what it is."""
    for answer in audit.answers:
        there = [photo for photo in answer.photos if photo.pasted and photo.sha256 in contents]
        for number, photo in enumerate(there if answer.check in rows else ()):
            drawn: list[object] = canvas.sheet._images  # type: ignore[attr-defined]  # add_image would decode it
            drawn.append(_picture(photo, contents[photo.sha256], rows[answer.check], number))


def _picture(photo: Photo, content: bytes, row: int, number: int) -> _Picture:
    form = _FORMS.search(photo.name)
    wide = _SIDE * photo.width / photo.height if photo.width and photo.height else _SIDE
    size = XDRPositiveSize2D(int(min(wide, 2 * _SIDE) * _EMU), _SIDE * _EMU)
    marker = AnchorMarker(col=_COLUMN, colOff=(2 + 4 * number) * _EMU, row=row - 1, rowOff=(2 + 2 * number) * _EMU)
    return _Picture(content, form[1].lower() if form else "png", OneCellAnchor(_from=marker, ext=size))
