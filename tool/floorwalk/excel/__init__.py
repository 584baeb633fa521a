"""Workbooks: safe cells, row heights, files with fixed time stamps."""
