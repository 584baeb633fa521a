"""The company's colour in; the variables of the stylesheet and the icon of the site out, readable whatever colour was chosen."""

from __future__ import annotations

from html import escape

READABLE = 4.5  # WCAG 2.2, 1.4.3: contrast of text on its background
AT_EASE = 7.0  # WCAG 2.2, 1.4.6: the same, enhanced; on dark ground 4.5 is read, but not gladly
_PAPER, _NIGHT = "#f4f6f6", "#1e2129"  # the darkest light and the lightest dark ground that text stands on


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (channel / 255 for channel in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _mixed(colour: str, other: str, share: float) -> str:
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_channels(colour), _channels(other), strict=True))


def readable(colour: str, ground: str, least: float = READABLE) -> str:
    """Give the colour, moved toward black or white by twentieths until its contrast with the ground is at least `least`."""
    end = "#000000" if contrast("#000000", ground) > contrast("#ffffff", ground) else "#ffffff"
    steps = (_mixed(colour, end, share / 20) for share in range(21))
    return next(step for step in steps if contrast(step, ground) >= least or step == end)


def ink_on(colour: str) -> str:
    """Give black or white, whichever reads better on the colour."""
    return max(("#ffffff", "#111111"), key=lambda ink: contrast(ink, colour))


def stylesheet(colour: str) -> str:
    """Give the variables that handbook.css is written in."""
    light, dark = readable(colour, _PAPER), readable(colour, _NIGHT, AT_EASE)
    return (
        f":root{{--fw-colour:{colour};--fw-on-colour:{ink_on(colour)};--fw-ink:{light};--fw-tint:{_mixed(colour, '#ffffff', 0.92)}}}\n"
        f"@media screen{{[data-md-color-scheme=slate]{{--fw-ink:{dark};--fw-tint:{_mixed(colour, _NIGHT, 0.85)}}}}}\n"
    )


def favicon(colour: str, name: str) -> str:
    """Give an icon with the company's first letter."""
    letter, style = escape(name[:1].upper()), 'font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="{colour}"/>'
        f'<text x="16" y="23" {style} fill="{ink_on(colour)}">{letter}</text></svg>\n'
    )
