"""How many files are done, and the clock, in; how fast it goes of late and how long it will take out, in words."""

from __future__ import annotations

from collections import deque

_OF_LATE = 30  # seconds: files that are on record go by at once, and new ones do not; what went before tells nothing of what comes
_APART = 1.0  # seconds between two marks


class Pace:
    """Marks of the last half minute: files done, and when."""

    def __init__(self, total: int, now: float) -> None:
        self.total = total
        self._marks: deque[tuple[float, int]] = deque([(now, 0)], maxlen=round(_OF_LATE / _APART) + 1)

    def said(self, done: int, now: float) -> str:
        """Give the rate and the time left, as `87 files/s, 3:07 left`; empty until a second has passed."""
        began, before = self._marks[0]
        if now - self._marks[-1][0] >= _APART:
            self._marks.append((now, done))
        if now - began < _APART or done <= before:
            return ""
        rate = (done - before) / (now - began)
        minutes, seconds = divmod(round((self.total - done) / rate), 60)
        return f"{rate:,.0f} files/s, {minutes}:{seconds:02} left"
