"""The dictionary: frozen pydantic models of everything people write; the YAML reference and the JSON Schema are made from them."""

from floorwalk.model.audit import ActionLine, Answer, Audit, Photo
from floorwalk.model.check import KINDS, Check, CheckBase, Choice, Limit, Measure, Promise, Rating, Sample, YesNo
from floorwalk.model.company import Company, Role
from floorwalk.model.conditions import Applies, When
from floorwalk.model.places import Contact, Decision, Store
from floorwalk.model.program import Auditor, Band, Round, Scoring, Section, StandardSet, Visit
from floorwalk.model.standard import Ask, Standard, StandardCore, Variant
from floorwalk.model.times import Clock, Duration, Hours

__all__ = [
    "KINDS", "ActionLine", "Answer", "Applies", "Ask", "Audit", "Auditor", "Band", "Check", "CheckBase", "Choice", "Clock", "Company",
    "Contact", "Decision", "Duration", "Hours", "Limit", "Measure", "Photo", "Promise", "Rating", "Role", "Round", "Sample", "Scoring",
    "Section", "Standard", "StandardCore", "StandardSet", "Store", "Variant", "Visit", "When", "YesNo",
]  # fmt: skip
