"""The catalogue in; the guide's page of problems out, as Markdown."""

from floorwalk.codes import ALL, Code

_HEAD = """\
<!-- Made by `floorwalk schema --reference guide/reference` from the catalogue of codes. Do not edit. -->
# Problems

Each message of Floorwalk says where the fault is, what is wrong and how to repair it, and ends in a code. Here is what each code means.
An *error* must be mended; a *warning* is worth a look, and counts as an error with `floorwalk check --strict`.
"""
_ROOMS = {
    "FW1": "Files that cannot be read",
    "FW2": "Values that their key does not take",
    "FW3": "Files that do not fit each other",
    "FW4": "Words",
    "FW5": "Editions",
    "FW6": "Filled sheets",
    "FW7": "Commands",
    "FW8": "Translations",
    "FW9": "Mistakes of ours",
}


def problems() -> str:
    """Give the page: one part a room of codes, one heading a code."""
    parts = [_HEAD]
    for room, title in _ROOMS.items():
        parts.append(f"## {title}\n")
        parts += [_entry(code) for code in ALL if code.id.startswith(room)]
    return "\n".join(parts)


def _entry(code: Code) -> str:
    kind = "Warning. " if code.warning else ""
    example = "\n".join(f"    {line}" for line in code.example.splitlines())
    head = f"### {code.id} {code.title} {{ #{code.id.lower()} }}"
    return "\n\n".join([head, kind + code.means, f"**Repair:** {code.repair}", "An example of the fault:", example]) + "\n"
