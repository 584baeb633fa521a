"""Freeze a set, compare two editions, apply one to a store and a day."""
