"""Codes FW1xx: a file cannot be read at all."""

from floorwalk.codes.code import Code

CODES = (
    Code(
        "FW101",
        "The file cannot be read",
        "The file is not there, or you may not open it.",
        "Check its name, its folder and who may open it.",
        "audits/stores.csv: the file cannot be read: No such file or directory.",
    ),
    Code(
        "FW102",
        "Not UTF-8",
        "The file is saved in another encoding, so that letters such as é or ş cannot be told apart.",
        "In your editor choose Save with encoding, then UTF-8. In Excel choose CSV UTF-8.",
        "title: Thank customers in the caf\\xe9",
    ),
    Code(
        "FW103",
        "Byte order mark",
        "An invisible character stands at the beginning of the file. It does no harm here, but other programs stumble over it.",
        "Save the file as UTF-8 without BOM.",
        "\\ufeffid: PAY-04",
        warning=True,
    ),
    Code(
        "FW104",
        "Tab in the indentation",
        "YAML allows only spaces at the beginning of a line.",
        "Replace each tab by two spaces; most editors can do it for the whole file.",
        "ask:\n\t- {role: cashier, within: 2 min}",
    ),
    Code(
        "FW105",
        "Not readable as YAML",
        "A quote, a bracket, a colon or the indentation is not as YAML wants it. The fault is at the place named or one line above.",
        "Put a text that holds a colon or begins with a sign in double quotes. Line up entries of one list.",
        "what: One rule: thank every customer.",
    ),
    Code(
        "FW106",
        "Key twice",
        "The same key stands twice in one group, so one of the two values would be lost.",
        "Keep one of the two.",
        "title: Thank every customer\ntitle: Thank customers",
    ),
    Code("FW107", "Empty file", "The file holds nothing but comments or spaces.", "Write it, or delete it.", "# later"),
    Code(
        "FW108",
        "Control character",
        "An invisible character, mostly pasted from another program. Spreadsheets cannot hold it.",
        "Delete it and type the text again.",
        'what: "Thank every\\u0007 customer."',
    ),
    Code(
        "FW109",
        "Alias or tag",
        "YAML's aliases (*), anchors with aliases and tags (!) are not used: each standard is read alone.",
        "Write the value out.",
        "how: *the-same-steps",
    ),
    Code(
        "FW110",
        "Table out of shape",
        "A CSV file has a line with too many or too few fields, a column that is missing or stands twice, or a quote that is never closed.",
        "Put a field that holds a comma in double quotes, and give each line as many fields as the first line.",
        "S001,Kestrel Mall, north side,north,mall,en,Mo-Su 10:00-22:00",
    ),
    Code(
        "FW111",
        "File that is never read",
        "A file ends in .yml and would be skipped without a word.",
        "Rename it so that it ends in .yaml.",
        "standards/mall/pay/PAY-04.yml",
    ),
)
