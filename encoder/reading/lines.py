"""Source → Lines."""

from collections.abc import Iterator

from encoder.model import Line, Source

FORM_FEED = "\f"


def split_lines(source: Source) -> tuple[Line, ...]:
    """The physical lines of a source, empty ones included; a form feed is a line of its own.

    `"a\\n\\fb"` → lines `a`, form feed, `b`; the last two bear the same number.
    """
    return tuple(_lines(source.text))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for number, physical in enumerate(text.split("\n"), 1):
        if FORM_FEED not in physical:
            yield Line(number, start, physical)
        else:
            yield from _around_form_feeds(number, start, physical)
        start += len(physical) + 1


def _around_form_feeds(number: int, start: int, physical: str) -> Iterator[Line]:
    for part in physical.replace(FORM_FEED, f"\n{FORM_FEED}\n").split("\n"):
        if part:
            yield Line(number, start, part)
        start += len(part)
