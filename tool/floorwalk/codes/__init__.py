"""The catalogue of all problem codes: what each means and how to repair it. The page of problems in the guide is made from it."""

from floorwalk.codes import catalogs, commands, fields, reading, sheets, wording, workspace
from floorwalk.codes.code import Code

ALL: tuple[Code, ...] = (
    *reading.CODES,
    *fields.CODES,
    *workspace.CODES,
    *wording.CODES,
    *workspace.EDITIONS,
    *sheets.CODES,
    *commands.CODES,
    *catalogs.CODES,
    *commands.OURS,
)
BY_ID: dict[str, Code] = {code.id: code for code in ALL}

__all__ = ["ALL", "BY_ID", "Code"]
