"""Measures in; the sections of the report out, in words, one module a theme."""
