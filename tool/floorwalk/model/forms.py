"""A pattern in; what it asks for, in words for a message, out."""

FORMS = {
    r"^\d+(\.\d+)? ?(s|min|h|d)$": "a number, a space and s, min, h or d, as 2 min",
    "^([01][0-9]|2[0-4]):[0-5][0-9]$": 'a time in quotes, as "09:30"',
    r"^\d+ ?/ ?\d+$": "a share, as 4/5 or 0.8",
    "^[^=]": "a text that does not begin with =",
    "^[A-Z]{2,5}-[0-9]{2,4}$": "capital letters, a hyphen and a number, as PAY-04",
    r"^[A-Z]{2,5}-[0-9]{2,4}\.[0-9]{1,2}$": "the standard's id, a dot and a number, as PAY-04.1",
    "^P-[A-Z0-9]+(-[A-Z0-9]+)*$": "P- and capital letters, as P-THANKS",
    "^[a-z][a-z0-9]*([-.][a-z0-9]+)*$": "small letters, digits and hyphens, as cash-desk-lead",
    "^[A-Za-z0-9][A-Za-z0-9_-]{0,19}$": "letters, digits and hyphens, as S012",
    "^[A-Z]{3}$": "three capital letters, as EUR",
    "^#[0-9a-f]{6}$": "# and six digits or letters a to f, as #0b5c6b",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "the name of an icon, as truck-delivery-outline",
    r"^([^\s@]+@[^\s@]+|https://\S+)$": "a mail address, or the address of a form that begins with https://",
    r"^https?://\S+/$": "an address that begins with https:// and ends with /",
    "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": "a language code, as en or zh-Hans",
    "^[a-z0-9][a-z0-9-]*$": "small letters, digits and hyphens, as 2026-11",
    "^[0-9a-f]{8,64}$": "the hash of an edition, 8 letters and digits or more",
}
