"""Codes FW2xx: a value in a file is not what its key wants."""

from floorwalk.codes.code import Code

CODES = (
    Code(
        "FW201",
        "Key missing",
        "A key that must be there is not.",
        "Add it; the message says what belongs there.",
        "id: PAY-04\ntitle: Thank every customer\n# what: is missing",
    ),
    Code(
        "FW202",
        "Unknown key or column",
        "The key is misspelt, or stands in the wrong group. Nothing is ever ignored in silence.",
        "Write it as the message proposes, or move it to the group where it belongs.",
        "hwo:\n  - Look at the customer.",
    ),
    Code(
        "FW203",
        "Number where text is meant",
        "Digits without quotes, or true and false, are no text: 0412 would become 412.",
        "Put the value in double quotes.",
        "title: 2026",
    ),
    Code(
        "FW204", "Word not allowed here", "The key takes only certain words.", "Choose one of the words in the message.", "seen_by: watch"
    ),
    Code(
        "FW205",
        "Wrong kind of value",
        "A list, a group, a text or a number stands where another one is wanted.",
        "Write it as the message says: a list has a hyphen before each entry, a group has `key: value` lines.",
        "how: Look at the customer.",
    ),
    Code(
        "FW206",
        "Id or text of the wrong form",
        "Ids have a fixed form, so that they fit file names, sheets and links.",
        "Write it in the form that the message names.",
        "id: pay 4",
    ),
    Code("FW207", "Text begins with =", "A spreadsheet would take the text for a formula.", "Begin with a word.", "what: =HYPERLINK(1)"),
    Code(
        "FW208",
        "Too long",
        "The text or list is longer than a sheet can hold.",
        "Shorten it, or make two standards of it.",
        "why: ... more than 32,000 characters ...",
    ),
    Code("FW209", "Empty", "The key is there, and nothing behind it.", "Write its value, or take the key out.", "say:"),
    Code(
        "FW210",
        "Out of range",
        "The number is too small, too large or has too many decimals.",
        "Mend the number; the message names the range.",
        "points: -1",
    ),
    Code("FW211", "Not a date", "A date is written as year-month-day.", "Write it as 2026-11-30.", "review_by: 30.11.2026"),
    Code(
        "FW212",
        "Not a time of day",
        "A time is written as hours:minutes, from 00:00 to 24:00, in quotes.",
        'Write it as "09:30".',
        "by: 930",
    ),
    Code(
        "FW213",
        "Not a length of time",
        "A length of time is a number with s, min, h or d.",
        "Write it as 30 s, 2 min, 4 h or 1 d.",
        "within: 2 minutes",
    ),
    Code(
        "FW214",
        "Not opening hours",
        "Opening hours name days and times.",
        "Write them as Mo-Sa 10:00-21:00; Su 11:00-19:00, or 24/7.",
        "hours: daily 10-21",
    ),
    Code("FW215", "Not a share", "A share is a part of a whole, more than 0 and at most 1.", "Write it as 4/5 or 0.8.", "pass_at: 80 %"),
    Code(
        "FW216",
        "Not a number",
        "A number stands alone, with a point, without unit or quotes.",
        "Write 0.9, and the unit in `unit`.",
        "at_least: 500 lx",
    ),
    Code(
        "FW220",
        "Limit with none or several bounds",
        "A limit has exactly one of at_least, at_most, between and by; only at_least with at_most go together.",
        "Keep one, and give a second limit its own line with `when`.",
        "limits:\n  - {at_least: 300, between: [300, 500]}",
    ),
    Code(
        "FW221",
        "between reversed",
        "The first number of `between` is more than the second.",
        "Write the smaller number first.",
        "between: [26, 22]",
    ),
    Code(
        "FW222",
        "Limit that never holds",
        "No value can be both.",
        "Exchange or mend the two numbers.",
        "limits:\n  - {at_least: 26, at_most: 22}",
    ),
    Code(
        "FW223",
        "Clock and unit do not fit",
        "`by` goes with `unit: clock`, and every other bound with another unit.",
        "Write `unit: clock`, or use at_most with a unit such as min.",
        'unit: min\nlimits:\n  - {by: "10:00"}',
    ),
    Code(
        "FW224",
        "readings beside at",
        "`at` names a zone for each reading, so it already says how many there are.",
        "Keep `at`.",
        "readings: 2\nat: [counter, entrance]",
    ),
    Code(
        "FW225",
        "Options of a choice",
        "A choice has options or a deduction, its options differ, and the best one earns the check's points.",
        "Mend what the message names.",
        "points: 3\noptions:\n  - {id: all, text: All, points: 2}\n  - {id: none, text: None, points: 0}",
    ),
    Code(
        "FW226", "min_seen above of", "More would have to be seen than are looked at.", "Write a smaller `min_seen`.", "of: 5\nmin_seen: 6"
    ),
    Code(
        "FW227",
        "Condition that names nothing",
        "`when` is there, and no condition in it.",
        "Name a region, format, months or another condition, or take `when` out.",
        "when: {}",
    ),
    Code(
        "FW228",
        "Attribute that is no text",
        "Columns of stores.csv hold text, and true or 1 is none.",
        'Write "yes" or "no" in quotes.',
        "attributes: {lifts: true}",
    ),
)
