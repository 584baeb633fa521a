"""Workbooks of any program, as they came in: guarded, taken apart, and given as sheets of cells."""
