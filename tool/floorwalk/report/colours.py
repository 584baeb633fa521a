"""The company's colour in; colours that can be read on screen and paper out."""

from __future__ import annotations

INK, PAPER = "#1c1c1c", "#ffffff"
READABLE = 4.5  # contrast of text on its ground, WCAG 2.2, 1.4.3


def on(colour: str) -> str:
    """Give ink or paper, whichever is easier to read on a ground of this colour."""
    return max((INK, PAPER), key=lambda text: contrast(text, colour))


def as_text(colour: str) -> str:
    """Give the colour if text in it can be read on white paper, else ink."""
    return colour if contrast(colour, PAPER) >= READABLE else INK


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21, after WCAG 2.2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
