"""What corrected documents show of the conventions of their house: keys of `house.toml`, tried one by one.

A convention is taken where the documents are read with fewer errors by it, at least two of them, and none
with more: what one document shows alone may be its own. Whether pages are typed changes how all lines are
read, and so more than half of the documents must be read better, three at least.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from encoder.errors import UsageError
from encoder.house.conventions import DateOrder, Paragraphs
from encoder.house.house_file import house_of, merged
from encoder.learning.corrected import Corrected
from encoder.learning.errors import OTHERS, errors_in

FEWEST: Final = 2
FEWEST_TYPED: Final = 3
"""Documents that must be read better; the latter by another answer to whether pages are typed."""
_MARK = re.compile(r"(?P<before>\W{0,3})(?P<label>[^\W_]{1,4})(?P<after>\W{0,3}?)(?=\s)")
_MOST = 3

Table = Mapping[str, Any]


def conventions_of(documents: Sequence[Corrected], said: Table) -> dict[str, Any]:
    """The keys and values of `house.toml` by which corrected documents are read better.

    Args:
        documents: corrected.
        said: what is declared already, which stays.
    """
    found: dict[str, Any] = {}
    errors = [_errors(one) for one in documents]
    for key, value in _candidates(documents):
        if key in said or key in found:
            continue
        tried = with_conventions(documents, {**said, **found, key: value})
        if tried is None:
            continue
        now = [_errors(one) for one in tried]
        better = sum(b < a for a, b in zip(errors, now, strict=True))
        if better >= _fewest(key, len(documents)) and all(b <= a for a, b in zip(errors, now, strict=True)):
            found[key], errors = value, now
    return found


def _fewest(key: str, documents: int) -> int:
    """How many documents must be read better by a convention."""
    return max(FEWEST_TYPED, documents // 2 + 1) if key == "typed-pages" else FEWEST


def with_conventions(documents: Sequence[Corrected], said: Table) -> list[Corrected] | None:
    """The documents, to be read by what is declared; None where that cannot be said.

    Args:
        documents: corrected.
        said: keys and values of `house.toml`.
    """
    try:
        house = house_of(said)
    except UsageError:
        return None
    return [one.by(replace(merged(one.house, house), folder=one.house.folder)) for one in documents]


def _errors(document: Corrected) -> tuple[int, int]:
    """All errors, and those that no chain decides and so no weights can mend."""
    found = errors_in(document.read(), document.truth)
    return found[""], found[OTHERS]


def _candidates(documents: Sequence[Corrected]) -> Iterator[tuple[str, Any]]:
    """What may hold of the house, the most telling first."""
    yield "verse", False
    yield from (("typed-pages", value) for value in (True, False))
    yield from (("paragraphs", value.value) for value in Paragraphs)
    yield from (("page-lines", value) for value in _page_lines(documents))
    yield from (("notes", value) for value in _notes(documents))
    yield from (("notes-stand", value) for value in ("end", "foot", "text"))
    yield from (("dates", value.value) for value in DateOrder)


def _page_lines(documents: Sequence[Corrected]) -> Iterator[str]:
    """The forms of lines with which editors said that pages of a number begin: `— {n} —`."""
    forms: dict[str, int] = {}
    for one in documents:
        for standing in one.rulings.standings:
            n, text = standing.correction.page, standing.correction.text.strip()
            if n and text.count(n) == 1 and len(text) <= len(n) + 20:
                form = text.replace(n, "{n}" if n.isdecimal() else "{roman}")
                forms[form] = forms.get(form, 0) + 1
    yield from sorted(forms, key=lambda form: (-forms[form], form))[:_MOST]


def _notes(documents: Sequence[Corrected]) -> Iterator[str]:
    """The forms of notes that editors have shown: how they begin, and what refers to them."""
    starts: dict[str, int] = {}
    references: dict[str, int] = {}
    for one in documents:
        for standing in one.rulings.standings:
            record = standing.correction
            if isinstance(record.note, str) and (found := _MARK.match(record.text.strip())):
                if found["label"] == record.note:
                    start = f"{found['before']}1{found['after']}"
                    starts[start] = starts.get(start, 0) + 1
            elif isinstance(record.reference, str) and record.text.count(record.reference) == 1:
                mark = record.text.replace(record.reference, "1")
                references[mark] = references.get(mark, 0) + 1
    for start in sorted(starts, key=lambda one: (-starts[one], one))[:_MOST]:
        known = sorted(references, key=lambda one: (-references[one], one))[:_MOST] or [start]
        for mark in known:
            yield f"word{mark} : {start} text"
            yield f"word {mark} : {start} text"
