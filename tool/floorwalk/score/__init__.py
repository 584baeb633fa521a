"""What was asked and what was answered in; exact scores out, each with the sum it was made of. Rule `floorwalk/1`."""

from floorwalk.score.judge import pass_at
from floorwalk.score.numbers import Say, number, shown
from floorwalk.score.result import (
    AUDIT_COVERAGE,
    SECTION_COVERAGE,
    CheckScore,
    CheckState,
    Outcome,
    Score,
    SectionScore,
    band_of,
    score,
    score_check,
    shared_checks,
    shared_percent,
)

__all__ = [
    "AUDIT_COVERAGE",
    "SECTION_COVERAGE",
    "CheckScore",
    "CheckState",
    "Outcome",
    "Say",
    "Score",
    "SectionScore",
    "band_of",
    "number",
    "pass_at",
    "score",
    "score_check",
    "shared_checks",
    "shared_percent",
    "shown",
]
