"""Codes FW6xx: a filled sheet that came back. One bad answer never costs the others."""

from floorwalk.codes.code import Code

CODES = (
    Code(
        "FW601",
        "Not a workbook",
        "The file is no Excel workbook whatever its name says, is an old .xls, or is protected with a password.",
        "Open it, save it as Excel workbook (.xlsx) without a password, and send that.",
        "20261130_mall_S012.xlsx, which is a picture",
    ),
    Code(
        "FW602",
        "Too large or unsafe",
        "The file is larger than any sheet of ours, or holds parts that no spreadsheet program writes.",
        "Open it in a spreadsheet program, copy the answers into a fresh sheet, and send that.",
        "20261130_mall_S012.xlsx (600 MB unpacked)",
    ),
    Code(
        "FW603",
        "Damaged file",
        "The workbook cannot be opened, often because a copy was cut off.",
        "Send it again.",
        "20261130_mall_S012.xlsx, half copied",
    ),
    Code(
        "FW604",
        "Not a Floorwalk sheet",
        "The workbook has no hidden page that says which visit it belongs to.",
        "Fill the sheet that you were sent, not a copy of its table.",
        "my own list.xlsx",
    ),
    Code(
        "FW605",
        "Unknown edition",
        "The sheet was printed from an edition that is not in audits/editions.",
        "Fetch the edition from version control, or ask who made the sheet.",
        "edition 1f9c2a7b",
    ),
    Code(
        "FW606",
        "Answer columns not found",
        "The columns for answers were deleted or renamed.",
        "Put the answers into a fresh sheet.",
        "the column Answer is gone",
    ),
    Code(
        "FW607",
        "Row missing",
        "A check of this visit has no row any more; it counts as blank.",
        "Undo the deletion, or answer it in a fresh sheet.",
        "PAY-04.1",
    ),
    Code(
        "FW608",
        "Row doubled",
        "A check stands in two rows with different answers, so neither is taken.",
        "Delete the wrong row.",
        "PAY-04.1 in rows 23 and 24",
    ),
    Code(
        "FW609",
        "Not an answer",
        "The word or sign in the cell is none of the answers. Nothing is guessed.",
        "Choose from the list in the cell.",
        "Y es",
    ),
    Code(
        "FW610",
        "Number that cannot be read",
        "A text, a date or a number that could mean two things stands where a number is wanted.",
        "Write digits only, without unit.",
        "1.234,5",
    ),
    Code("FW611", "More met than seen", "More were as they should be than were looked at.", "Check both numbers.", "met 6, seen 5"),
    Code("FW612", "N/A not allowed", "This check always applies in this store.", "Answer it, or choose Not observed.", "PAY-04.1: N/A"),
    Code("FW613", "Note missing", "This check asks for a note when it fails.", "Write what was seen.", "PAY-04.1: No, without a note"),
    Code(
        "FW614",
        "Date missing or implausible",
        "The day of the visit is empty, in the future, or far from the round.",
        "Write the day of the visit on the page Start.",
        "03/04/2062",
    ),
    Code(
        "FW615",
        "Other answers for a visit on record",
        "This visit was already read with other answers. Nothing is overwritten unseen.",
        "If the new sheet is the right one, accept it with a reason.",
        'floorwalk accept FILE --reason "wrong store read"',
    ),
    Code(
        "FW616",
        "Unknown store or round",
        "The sheet names a store or round that the workspace does not have.",
        "Fetch the newest stores.csv and rounds.",
        "S999",
    ),
    Code(
        "FW617", "Row of no check", "A row has an id that is not asked in this visit.", "Put remarks into the column for notes.", "PAY-99.1"
    ),
    Code(
        "FW618",
        "Photo missing",
        "This check asks for a photo when it fails.",
        "Write the photo's name or number.",
        "SAN-01.2: No, without a photo",
    ),
    Code(
        "FW619",
        "Action line unclear",
        "A line of the page Actions has no issue, or a day that cannot be read.",
        "Complete the line.",
        "due: soon",
    ),
)
