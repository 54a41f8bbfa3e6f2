"""The contrast of two colours (WCAG 2.2, "contrast ratio", "relative luminance")."""

from typing import Final

ENOUGH: Final = 4.5
"""For text of ordinary size (WCAG 2.2, 1.4.3)."""


def contrast(one: str, other: str) -> float:
    """The ratio, from 1 to 21, of two colours like `#1c4f7c`."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
