"""Codes FW8xx: translations, as a catalog or a translator's sheet."""

from floorwalk.codes.code import Code

CODES = (
    Code(
        "FW801",
        "Language that the company does not have",
        "The language is not among `languages` of company.yaml, or it is the one in which the standards are written.",
        "Mend the spelling, or add the language to company.yaml.",
        "floorwalk translate tk",
    ),
    Code(
        "FW802",
        "Not a catalog",
        "The PO file cannot be read: a quote is missing, it is not UTF-8, or another program changed its form.",
        "Mend the line that the message names, or fetch the file again from version control.",
        'msgstr "Her müşteriye teşekkür edin',
    ),
    Code(
        "FW803",
        "Numbers or placeholders differ",
        "The translation has another number, unit or placeholder than the text: staff would keep another limit.",
        "Mend the translation so that numbers and placeholders agree.",
        'msgid "Wait at most 5 minutes."\nmsgstr "En fazla 15 dakika bekleyin."',
    ),
    Code(
        "FW804",
        "Word that the glossary translates otherwise",
        "The glossary has one translation for a word of the house, and this text uses another.",
        "Write the glossary's word.",
        "till: kasa   # the text says vezne",
        warning=True,
    ),
    Code(
        "FW805",
        "Not a translator's sheet",
        "The file is no Excel workbook, is too large, or lacks the columns id, source and translation.",
        "Send the sheet that was exported, saved as .xlsx.",
        "turkish.docx",
    ),
    Code(
        "FW806",
        "Text changed since the sheet was exported",
        "The translation belongs to a text that reads otherwise today, or is gone.",
        "Export a new sheet and copy the translation into its line.",
        "PAY-04.title: Thank every customer   # was: Thank customers",
    ),
    Code(
        "FW807",
        "Lines missing or doubled",
        "A text stands twice in the sheet with different translations, or lines were deleted.",
        "Delete the line that is wrong, or export a new sheet.",
        "PAY-04.title, twice",
    ),
    Code(
        "FW808",
        "Two options that read alike",
        "A text is one option of a choice in one language of the company, and another option in another. Who finds it in a filled sheet "
        "cannot tell which was meant, and takes neither.",
        "Translate one of the two with other words.",
        "full: Full (en), bare: full (tl)",
    ),
)
