"""Figures and the past of a round in; what can be said of them, and how surely, out: one module a measure, numbers only."""
