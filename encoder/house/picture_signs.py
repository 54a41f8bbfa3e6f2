"""Signs of pictures in Markdown, `![a lamp](page3.jpeg)`: their addresses hold no marks of pages."""

import re

_SIGN = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")


def picture_signs(text: str) -> tuple[range, ...]:
    """Where signs of pictures stand in a text."""
    if "](" not in text:
        return ()
    return tuple(range(*match.span()) for match in _SIGN.finditer(text))


def is_within(start: int, signs: tuple[range, ...]) -> bool:
    """Whether a place is within one of some signs."""
    return any(start in sign for sign in signs)
