"""Why a file is not read at all: a problem code, what is wrong, how to repair it."""

from __future__ import annotations


class Refused(Exception):
    """A file that is not read: problem code, what is wrong, how to repair it."""

    def __init__(self, code: str, what: str, repair: str) -> None:
        super().__init__(what)
        self.code, self.what, self.repair = code, what, repair


def damaged(reason: str) -> Refused:
    """The refusal of a file that cannot be read; `reason` is for whoever looks closer."""
    return Refused("FW603", f"the file is damaged ({reason}).", "Open it where it was filled in, save it, and send it again.")


def too_large(what: str) -> Refused:
    """The refusal of a file that would cost too much to read."""
    return Refused("FW602", f"the file is refused: {what}.", "Ask for the sheet as it was sent out; photos go beside it, not into it.")
