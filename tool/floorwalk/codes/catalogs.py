"""Codes FW8xx: a catalog of translations."""

from floorwalk.codes.code import Code

CODES = (
    Code(
        "FW802",
        "Not a PO file",
        "The catalog cannot be read: a quote is missing, or another program changed its form.",
        "Mend the line that the message names, or fetch the file again from version control.",
        'msgstr "Her müşteriye teşekkür edin',
    ),
)
