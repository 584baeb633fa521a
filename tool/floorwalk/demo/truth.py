"""What the simulation is made of in; the words of SIMULATED.txt out: that nothing here is real, and what a good report must find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.demo.world import MILD, STRICT, eye

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Round

MARKED = """\
Everything in this folder was made by `floorwalk demo`.
The company is invented and the audits are simulated: nothing here was seen by a real auditor.
Running the demo into this folder again makes all of it anew.
"""
_TRUTH = """\

What was put into the simulation, so that you can see whether the report finds it:

- Stores differ in how good they are and in what they are weak at. Each has better and worse times over the years.
- Checks differ in how hard they are. What is broken stays broken until somebody mends it: about half of it until the next round.
- In the {latest}, new tills upset the section "{section}" in every store: the round is out of control.
- {strict} is strict, {mild} is mild. They change stores from round to round, and in each round some stores are visited by two.
- In the {latest} an answer in the sheet of {mistaken} cannot be read: it is written as people often write it.
- Photos were drawn by a program, one for each fault that needs a photo.
"""


def truth(edition: Edition, latest: Round, hard: str, mistaken: Sequence[str]) -> str:
    """Give the text; `hard` is the section that was upset in the latest round."""
    section = next((one.title for one in edition.sections if one.id == hard), hard)
    eyes = {eye(number): auditor.title for number, auditor in enumerate(latest.auditors)}
    who = {"strict": eyes.get(STRICT, "Nobody"), "mild": eyes.get(MILD, "nobody"), "mistaken": " and ".join(mistaken) or "no store"}
    return MARKED + _TRUTH.format(section=section, latest=latest.title, **who)
