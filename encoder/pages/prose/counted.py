"""Short lines that count from one on, and over the heads between them: contents, inventories by rooms."""

from collections.abc import Collection, Iterator, Sequence

from encoder.enumerators import Reading, Style, enumerator
from encoder.model import Role
from encoder.pages.sights.layout import indent_of

_FEWEST, _FEWEST_COUNTED, _LONGEST_COUNTED = 2, 3, 60


def counted_lines(texts: Sequence[str]) -> Iterator[int]:
    """The rows of short lines right below each other that count from one on, as a list of contents does.

    Below a line that leads to them, an inventory's `In the hall:`, they may go on with the count.
    """
    run: list[int] = []
    style: Style | None = None
    before: Reading | None = None
    for row, text in enumerate([*texts, ""]):
        said = _readings(text)
        value = (before.value if before else 0) + len(run) + 1
        if style is not None and Reading(style, value) in said:
            run.append(row)
            continue
        led_to = bool(run) and _leads_on(texts, run[0] - 1)
        closed = len(run) >= (_FEWEST if led_to else _FEWEST_COUNTED) and not text.strip()
        if run and style is not None and (closed or before):
            yield from run
            before = Reading(style, value - 1)
        elif run:
            before = None
        goes_on = before is not None and before.value > 0 and _leads_on(texts, row - 1)
        if goes_on and before is not None and Reading(before.style, before.value + 1) in said:
            style, run = before.style, [row]
            continue
        first = next((reading for reading in said if reading.value == 1), None)
        style, before = (first.style, None) if first else (None, before)
        run = [row] if first else []


def _leads_on(texts: Sequence[str], row: int) -> bool:
    return row >= 0 and texts[row].rstrip().endswith(":")


def _readings(text: str) -> tuple[Reading, ...]:
    mark = enumerator(text) if 0 < len(text.strip()) <= _LONGEST_COUNTED else None
    return mark.readings if mark is not None and not mark.bare else ()


def beside_counted(texts: Sequence[str], counted: Collection[int]) -> dict[int, Role]:
    """The heads between lines that count on over them, and what hangs below such lines.

    Args:
        texts: all lines.
        counted: the rows that count on.
    """
    led = (
        row
        for row in range(len(texts) - 1)
        if row + 1 in counted and _leads_on(texts, row) and len(texts[row].strip()) <= _LONGEST_COUNTED
    )
    heads = [row for row in led if row not in counted and enumerator(texts[row]) is None]
    inner = [row for row in heads if all(reading.value > 1 for reading in _readings(texts[row + 1]))]
    roles = dict.fromkeys(heads if inner else (), Role.HEAD)
    hanging = (row for row in range(1, len(texts)) if row not in counted and _hangs(texts, row, counted))
    return roles | dict.fromkeys(hanging if inner else (), Role.CONTINUATION)


def _hangs(texts: Sequence[str], row: int, counted: Collection[int]) -> bool:
    """Whether a line goes on with the counted one right above it, further in."""
    is_below = row - 1 in counted and bool(texts[row].strip())
    return is_below and indent_of(texts[row]) > indent_of(texts[row - 1]) and not _readings(texts[row])
