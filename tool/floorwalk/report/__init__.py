"""What people receive from results: the pages, the workbook, the data, and a page for each staff room."""

from floorwalk.report.bundle import Report, build, from_ledger
from floorwalk.report.result import Result

__all__ = ["Report", "Result", "build", "from_ledger"]
