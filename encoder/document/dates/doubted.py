"""Months in datelines that a transcriber doubts, and nothing beside them: `[Decr?] 19th 1778`."""

import re
from collections.abc import Iterator

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.months import written_month
from encoder.document.phrase import Phrase

_DOUBTED = re.compile(
    r"\[\s?(?P<asked>[^\W\d_]{3,12})\.?\s?\(?\?\)?\s?\]|(?<![^\W_])(?P<behind>[^\W\d_]{3,12})\.?[^\S\n]?\[\?\]"
)
_SIGNS = re.compile(r"[\[\]()?]")


def find_doubted(text: str, context: Context = NO_CONTEXT) -> Iterator[Phrase]:
    """Where a month with a transcriber's question mark stands in a dateline.

    A question mark behind the whole of a date is part of the date: `[19 Dec. 1778?]`.

    Args:
        text: of the dateline.
        context: what is known of its document.
    """
    if "?" not in text:
        return
    for match in _DOUBTED.finditer(text):
        if written_month(match["asked"] or match["behind"], context.languages):
            yield Phrase(*match.span(), "unclear")


def without_doubt(text: str) -> str:
    """The words of a doubtful reading without the signs that say so: `[Decr?]` → `Decr`"""
    return _SIGNS.sub("", text).strip()
