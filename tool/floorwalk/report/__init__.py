"""What people receive from results: the page, the workbook, the data, and a page for each staff room."""

from floorwalk.report.bundle import Report, build
from floorwalk.report.result import Result

__all__ = ["Report", "Result", "build"]
