"""Printed checklists: an edition in, PDF out. `build` sets one checklist, `build_all` those of all sections or of some roles."""

from floorwalk.checklist.build import PAPERS, Paper, build, build_all
from floorwalk.checklist.content import Checklist, Source, by_role, by_section
from floorwalk.checklist.fonts import FontShelf

__all__ = ["PAPERS", "Checklist", "FontShelf", "Paper", "Source", "build", "build_all", "by_role", "by_section"]
