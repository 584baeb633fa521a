"""Floorwalk: service standards written once, audited in Excel, scored, and published as a staff handbook."""

__version__ = "0.1.0"
