"""A loaded workspace in; every problem that no single file can show out."""

from floorwalk.lint.run import run, run_alone

__all__ = ["run", "run_alone"]
