"""What was read and what lies over the sheets in; photos and comments with their answers out, and everything that belongs to none said."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from floorwalk.errors import Place, Problem
from floorwalk.incoming.cells import column_letters
from floorwalk.incoming.foreign import PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from floorwalk.filled.find import Found
    from floorwalk.filled.lines import Answered
    from floorwalk.incoming.above import Comment, Picture
    from floorwalk.incoming.grid import Grid
    from floorwalk.model import Answer, Photo

    Beside = Callable[[str, str], tuple[Photo, ...]]  # name as written and id of the store: the pictures of that name

_BETWEEN = re.compile(r"[;,\n|\u3001\uff0c\uff1b]")
_MOST_NAMES = 30  # of one line
_NO_SIZE = (".tif", ".tiff", ".emf", ".wmf", ".svg")  # pictures whose size is not read
_OWN_TITLES = 40  # characters of a title that a message shows


@dataclass
class Evidence:
    """Photos and comments by check; comments that belong to no check; and what is to be said."""

    photos: dict[str, list[Photo]] = field(default_factory=lambda: defaultdict(list))
    comments: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    remarks: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def onto(self, answers: Iterable[Answer]) -> tuple[Answer, ...]:
        """The answers with their photos and comments."""
        return tuple(
            answer.model_copy(update={"photos": _once(self.photos[answer.check]), "comment": "\n".join(self.comments[answer.check])})
            if answer.check in self.photos or answer.check in self.comments
            else answer
            for answer in answers
        )


class Use(NamedTuple):
    """One picture at one check of one audit; `audit` is whatever tells audits apart."""

    sha256: str
    audit: str
    check: str


def gather(file: str, found: Found, answered: Answered, store: str, beside: Beside | None) -> Evidence:
    """Tie pictures and comments to the check on whose line they are; look up the files that lines name, when `beside` can."""
    evidence = Evidence()
    over = [grid for grid in found.book.grids if grid.above.pictures or grid.above.comments or grid.above.boxes]
    checks = {(id(line.grid), line.row): id_ for id_, lines in answered.by_check.items() for line in lines} if over else {}
    for grid in over:
        for picture in grid.above.pictures:
            _pasted(evidence, file, grid, picture, checks.get((id(grid), picture.row), ""))
        for comment in grid.above.comments:
            _said(evidence, grid, comment, checks.get((id(grid), comment.row), ""), grid is found.start.grid)
        evidence.problems += _boxes(file, grid, checks)
    if beside:
        for answer in answered.answers:
            _named(evidence, answer, answered, store, beside)
    evidence.problems += _loose(file, found.book.loose)
    evidence.problems += _same(answered, evidence.photos)
    return evidence


def _pasted(evidence: Evidence, file: str, grid: Grid, picture: Picture, check: str) -> None:
    place = Place(file, sheet=grid.title, cell=f"{column_letters(picture.column)}{picture.row}", check=check)
    if picture.photo is None:
        what = "the picture here is only a link to a file that is not in the workbook."
        evidence.problems.append(Problem(place, "FW624", what, "Paste the picture itself.", "warning"))
        return
    if check:
        evidence.photos[check].append(picture.photo)
        evidence.problems += _unknown(place, picture.photo)
        if picture.grouped:
            what = f"the picture '{picture.photo.name}' is grouped with others; all of them were taken for this line."
            evidence.problems.append(Problem(place, "FW623", what, "Check that they belong here.", "warning"))
        return
    what = f"the picture '{picture.photo.name}' stands on no line of a check, and belongs to no answer."
    evidence.problems.append(Problem(place, "FW623", what, "Move its upper edge into the line that it shows.", "warning"))


def _unknown(place: Place, photo: Photo) -> Iterator[Problem]:
    if not photo.width and photo.sha256 and not photo.name.lower().endswith(_NO_SIZE):
        what = f"'{photo.name[:40]}' is no picture that can be opened."
        yield Problem(place, "FW624", what, "Send the photo again.", "warning")


def _said(evidence: Evidence, grid: Grid, comment: Comment, check: str, on_start: bool) -> None:
    if check:
        evidence.comments[check].append(str(comment))
    elif on_start:
        evidence.remarks.append(str(comment))
    else:
        evidence.remarks.append(f"{grid.title[:_OWN_TITLES]}, {column_letters(comment.column)}{comment.row}: {comment}")


def _boxes(file: str, grid: Grid, checks: Mapping[tuple[int, int], str]) -> Iterator[Problem]:
    for box in grid.above.boxes:
        check = checks.get((id(grid), box.row), "")
        place = Place(file, sheet=grid.title, cell=f"{column_letters(box.column)}{box.row}", check=check)
        what = f"a text box says '{' '.join(box.text.split())[:200]}'; it is not counted."
        yield Problem(place, "FW627", what, "Write it under Note.")


def _named(evidence: Evidence, answer: Answer, answered: Answered, store: str, beside: Beside) -> None:
    if not answer.photo:
        return
    line = next((one for one in answered.by_check[answer.check] if one.text("photo")), answered.by_check[answer.check][0])
    place = line.place("photo", answer.check)
    photos, missing = look_up(answer.photo, lambda name: beside(name, store))
    for photo in photos:
        evidence.photos[answer.check].append(photo)
        if not photo.sha256:
            what = f"the photo '{photo.name[:60]}' cannot be opened."
            evidence.problems.append(Problem(place, "FW624", what, "Send it again, or allow it to be read.", "warning"))
        evidence.problems += _unknown(place, photo)
    if missing:
        names = ", ".join(f"'{name[:60]}'" for name in missing)
        what = f"no photo of the name {names} lies beside the workbook."
        evidence.problems.append(Problem(place, "FW624", what, "Put it there, or into a folder 'photos' beside it.", "warning"))


def look_up(text: str, find: Callable[[str], tuple[Photo, ...]]) -> tuple[list[Photo], list[str]]:
    """Give the photos that a photo cell names, and the names of which there is none: `IMG_1.jpg; IMG_2.jpg`, `IMG_1 IMG_2`."""
    if whole := find(text.strip()):
        return list(whole), []
    photos: list[Photo] = []
    missing: list[str] = []
    for name in filter(None, (part.strip(" \t\"'") for part in _BETWEEN.split(text)[:_MOST_NAMES])):
        if found := find(name):
            photos += found
        elif (parts := [find(part) for part in name.split()]) and len(parts) > 1 and all(parts):
            photos += [photo for part in parts for photo in part]
        else:
            missing.append(name)
    return photos, missing


def _once(photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """A picture that is pasted twice into one line, or pasted and named, is one."""
    return tuple({photo.sha256 or f"?{photo.name}": photo for photo in reversed(list(photos))}.values())[::-1]


def _loose(file: str, members: Sequence[str]) -> Iterator[Problem]:
    if PICTURES in members:
        what = "this file in the old format (.xls) holds pictures, which cannot be read from it; they belong to no answer."
        repair = "Save it as Excel workbook (.xlsx) and send it again: each photo then goes with its line. Or send the photos beside it."
        yield Problem(Place(file), "FW623", what, repair, "warning")
    elif members:
        names = ", ".join(members[:3]) + (f" and {len(members) - 3} more" if len(members) > 3 else "")
        what = f"the workbook holds pictures or objects that lie on no cell ({names}); they belong to no answer."
        yield Problem(
            Place(file), "FW623", what, "Paste photos into the line that they show; send other files beside the workbook.", "warning"
        )


def _same(answered: Answered, photos: Mapping[str, Sequence[Photo]]) -> Iterator[Problem]:
    """The same picture at several checks of one audit."""
    uses = (Use(photo.sha256, "", check) for check, own in photos.items() for photo in own)
    for several in used_again(uses).values():
        first, *others = [use.check for use in several]
        for check in others:
            what = f"the same picture stands at {first} too."
            yield Problem(answered.by_check[check][0].place("photo", check), "FW625", what, "Check that it shows both.", "warning")


def used_again(uses: Iterable[Use]) -> dict[str, tuple[Use, ...]]:
    """Give, by content hash, the pictures that are used at more than one check or in more than one audit, in the order of `uses`."""
    found: dict[str, dict[Use, None]] = defaultdict(dict)
    for use in uses:
        if use.sha256:
            found[use.sha256].setdefault(use)
    return {sha256: tuple(several) for sha256, several in found.items() if len(several) > 1}


def seen_before(file: str, use: Use, earlier: Sequence[Use]) -> Problem:
    """What is said of a picture that other audits hold too: an observation; `audit` of the earlier uses is shown as it is."""
    named = ", ".join(f"{one.audit} ({one.check})" for one in earlier[:3]) + (" and others" if len(earlier) > 3 else "")
    what = f"the same picture stands in {named} too."
    return Problem(Place(file, check=use.check), "FW625", what, "Check that it was taken at this visit.", "warning")
