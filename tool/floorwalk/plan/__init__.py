"""What is known of stores, auditors and checks in; plans of the next rounds out."""

from floorwalk.plan.checks import Parts, parts
from floorwalk.plan.rounds import Proposal, Wish, auditors_of, met_before, propose
from floorwalk.plan.text import round_text

__all__ = ["Parts", "Proposal", "Wish", "auditors_of", "met_before", "parts", "propose", "round_text"]
