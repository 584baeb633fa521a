"""Codes FW7xx and FW900: a command cannot do what was asked."""

from floorwalk.codes.code import Code

CODES = (
    Code(
        "FW701",
        "Not in a workspace",
        "No standards/company.yaml lies here or above.",
        "Go to your workspace, or make one with: floorwalk init DIR",
        "floorwalk check",
    ),
    Code(
        "FW702",
        "Folder not empty",
        "Files of yours lie where new ones would be written.",
        "Name an empty folder.",
        "floorwalk init standards",
    ),
    Code(
        "FW703",
        "Sign or font missing",
        "A letter of your text is in none of the fonts, and would print as a box.",
        "Use another sign, or install the font.",
        "title: Thank you \\U0001F64F",
    ),
    Code(
        "FW704",
        "Ledger in use",
        "Another command is writing results at this moment.",
        "Wait until it is done, then try again.",
        "audits/ledger.duckdb",
    ),
    Code(
        "FW705",
        "Unknown name",
        "A set, store, section, role, language or round of that name does not exist.",
        "Mend the name; the message proposes one.",
        "floorwalk sheets --round 2026-13",
    ),
    Code(
        "FW706",
        "Nothing to do",
        "What was asked for leaves nothing: no store, no standard, no sheet.",
        "Widen the choice.",
        "floorwalk collect, with an empty audits/filled",
    ),
    Code(
        "FW707",
        "Ledger of a newer version",
        "The ledger was written by a newer Floorwalk.",
        "Bring Floorwalk up to date, or delete the ledger: it is rebuilt from the filled sheets.",
        "audits/ledger.duckdb",
    ),
    Code(
        "FW708",
        "Problems stop the command",
        "Your files have problems that must be mended first.",
        "Run: floorwalk check",
        "floorwalk sheets --round 2026-11",
    ),
    Code(
        "FW709",
        "Broken link in the handbook",
        "A page links to a page or heading that is not there.",
        "Mend the link in docs/.",
        "[Paying](payng.md)",
    ),
    Code(
        "FW710",
        "Cannot write",
        "The folder is write-protected, the disk is full, or the file is open in another program.",
        "Close the file in Excel, or choose another folder with --out.",
        "build/report/report.xlsx",
    ),
    Code(
        "FW711",
        "Ledger damaged",
        "The file of results is no ledger, or was cut off when the disk was full or the machine stopped.",
        "Delete it and run: floorwalk collect. It is made again from the filled sheets.",
        "audits/ledger.duckdb",
    ),
)

OURS = (
    Code(
        "FW900",
        "A mistake of ours",
        "Floorwalk itself has a fault.",
        "Please report it with what you typed and the lines on the screen.",
        "floorwalk: this is a mistake of ours, not yours",
    ),
)
