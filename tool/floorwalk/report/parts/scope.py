"""What every section of the report is told with: figures, measures, language, its words, and where the pages of stores lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from floorwalk.drawing.ranges import Span, range_chart
from floorwalk.report.block import Link
from floorwalk.report.files import file_text
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from floorwalk.report.figures import Figures
    from floorwalk.report.files import Files
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.measured import Measured
    from floorwalk.report.result import Result


def line_id(visit: Result, check: str) -> str:
    """The anchor of a check's line in a visit's sum."""
    return f"{visit.store.id}.{visit.number}-{check}"


@dataclass(frozen=True)
class Scope:
    """`up` leads from the page to the report's folder: empty on index.html, `../` below it.

    `files`: the sheets that can be linked to.
    """

    figures: Figures
    measured: Measured
    language: str
    t: Words
    up: str = ""
    files: Files | None = None

    def day(self, day: date) -> str:
        return day_text(day, self.language)

    def region_page(self, region: str) -> str:
        return f"{self.up}regions/{region}.html"

    def visit_link(self, visit: Result, text: str = "") -> Link:
        """Lead to the visit's score, line by line, on the page of its region."""
        return Link(text or f"{visit.store.id} {visit.store.name}", f"{self.region_page(visit.store.region)}#v-{visit.audit.sheet_id}")

    def check_link(self, visit: Result, check: str, text: str = "") -> Link:
        """Lead to a check's line there, with the cell and what the auditor wrote; such lines are those of `line_id`."""
        return Link(text or f"{visit.store.id} {visit.store.name}", f"{self.region_page(visit.store.region)}#{line_id(visit, check)}")

    def staff_page(self, store: str) -> str:
        return f"{self.up}stores/{store}.html"

    def file_link(self, visit: Result) -> Markup:
        """Give the sheet that came back, as a link where it can be one."""
        return file_text(visit.file, self.files, self.up)

    def store_name(self, store: str) -> str:
        return f"{store} {self.figures.names.get(store, '')}".strip()

    def store_link(self, store: str) -> Link:
        """Lead to the last visit of a store, if it has one in this round."""
        visit = self.figures.last_visits.get(store)
        return self.visit_link(visit, self.store_name(store)) if visit else Link(self.store_name(store))

    def check_title(self, check: str) -> str:
        found = self.figures.by_check.get(check)
        return f"{check} {found.standard.title}" if found else check

    def ranges(
        self,
        spans: Sequence[Span],
        title: str,
        ends: tuple[float, float] | None = (0, 100),
        mark: tuple[float, str] | None = None,
        unit: str = "",
    ) -> Sequence[Markup]:
        """The chart of some figures with their intervals; none for fewer than two."""
        if len(spans) < 2:
            return ()
        alternative = "; ".join(f"{span.label}: {span.figure}" for span in spans)
        svg = range_chart(spans, title=title, alternative=alternative, colour=self.figures.company.colour, ends=ends, mark=mark, unit=unit)
        return (Markup(svg),)  # noqa: S704  # the chart escapes its text
