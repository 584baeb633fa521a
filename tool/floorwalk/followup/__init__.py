"""What visits found and what was decided since in; each finding with its owner, its due date and how it stands out."""

from floorwalk.followup.chain import CHAINS, Chain, chains
from floorwalk.followup.collected import followups_of
from floorwalk.followup.disputes import disputed
from floorwalk.followup.finding import Closed, Followup, State
from floorwalk.followup.history import followups
from floorwalk.followup.seen import Line, Look, Seen, Visited, seen
from floorwalk.followup.wording import issue_text, printed

__all__ = [
    "CHAINS",
    "Chain",
    "Closed",
    "Followup",
    "Line",
    "Look",
    "Seen",
    "State",
    "Visited",
    "chains",
    "disputed",
    "followups",
    "followups_of",
    "issue_text",
    "printed",
    "seen",
]
