"""The documents on the desk, and what is left to do in them."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from encoder.desk.sheet import Figures
from encoder.doubts import Doubt
from encoder.learning.proposals import Doubts, most_teaching
from encoder.strings import shown


class Found(NamedTuple):
    """A doubt of the collection: in their order the least certain is the first."""

    certainty: float
    document: int
    line: int
    column: int
    rule: str


class Collection:
    """The documents of some files, and their figures as far as they are known.

    Args:
        files: of the sources, in their order.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = dict(zip(names_of(files), files, strict=True))
        self._numbers = {name: number for number, name in enumerate(self._files)}
        self._names = list(self._files)
        self._figures: dict[str, Figures] = {}
        self._teaching: dict[str, Doubts] = {}
        self._order: list[Found] | None = None
        self._lock = Lock()

    @property
    def files(self) -> Mapping[str, Path]:
        """The sources by the names of their documents: their paths as seen from the folder of all."""
        return self._files

    def note(
        self, name: str, figures: Figures, teaches: Doubts | None = None, *, if_unknown: bool = False
    ) -> None:
        """Note the figures of a document.

        Args:
            name: of the document.
            figures: as they are now.
            teaches: what was in doubt in it before anybody corrected it.
            if_unknown: only where there are none yet: those that came later are right.
        """
        with self._lock:
            if teaches is not None:
                self._teaching[name] = replace(teaches, name=name)
            if not (if_unknown and name in self._figures):
                self._figures[name] = figures
                self._order = None

    def beside(self, name: str, after: Doubt | None, step: int) -> tuple[str, Doubt] | None:
        """The doubt before or behind one, in the order of certainty over all documents; None at the end.

        Args:
            name: of the document of `after`.
            after: need not be in doubt any more; None to begin with the least certain of all.
            step: 1 or -1.
        """
        with self._lock:
            order = self._ordered()
            if not order:
                return None
            if after is None:
                found = order[0]
            else:
                number = self._numbers[name]
                key = Found(after.certainty, number, after.line, after.column, after.rule)
                at = bisect_right(order, key) if step > 0 else bisect_left(order, key) - 1
                if not 0 <= at < len(order):
                    return None
                found = order[at]
            document = self._names[found.document]
            return document, self._doubt(document, found)

    def doubts(self, most: int) -> list[tuple[str, Doubt]]:
        """The least certain doubts of all documents."""
        with self._lock:
            found = self._ordered()[:most]
            return [(self._names[one.document], self._doubt(self._names[one.document], one)) for one in found]

    def _doubt(self, name: str, found: Found) -> Doubt:
        doubts = self._figures[name].doubts
        return next(
            doubt
            for doubt in doubts
            if (doubt.certainty, doubt.line, doubt.column, doubt.rule) == _key(found)
        )

    def _ordered(self) -> list[Found]:
        if self._order is None:
            self._order = sorted(
                Found(doubt.certainty, self._numbers[name], doubt.line, doubt.column, doubt.rule)
                for name, figures in self._figures.items()
                for doubt in figures.doubts
            )
        return self._order

    def figures(self) -> dict[str, Any]:
        """What is left to do in all documents, as plain data."""
        with self._lock:
            known = list(self._figures.values())
        whole = [figures for figures in known if figures.error is None]
        return {
            "count": len(self._names),
            "read": len(known),
            "done": sum(not figures.doubts for figures in whole),
            "doubts": sum(len(figures.doubts) for figures in whole),
            "expected": round(sum(figures.expected for figures in whole), 1),
        }

    def as_json(self) -> dict[str, Any]:
        """All documents and what is left to do in them, as plain data."""
        with self._lock:
            known, teaching = dict(self._figures), list(self._teaching.values())
        begun = frozenset(name for name, one in known.items() if one.corrected)
        return {
            "documents": [_entry(name, known.get(name)) for name in self._names],
            "teach": list(most_teaching(teaching, begun)),
        }


def _key(found: Found) -> tuple[float, int, int, str]:
    return found.certainty, found.line, found.column, found.rule


def _entry(name: str, figures: Figures | None) -> dict[str, Any]:
    if figures is None:
        return {"name": name}
    return {
        "name": name,
        "title": figures.title,
        "date": figures.date,
        "doubts": len(figures.doubts),
        "expected": round(figures.expected, 1),
        "corrected": figures.corrected,
        "error": figures.error,
    }


def names_of(files: Iterable[Path]) -> list[str]:
    """What documents are called: their paths as seen from the folder that all lie in."""
    paths = [os.path.abspath(file) for file in files]  # noqa: PTH100 - links stay
    above = os.path.commonpath([os.path.dirname(path) for path in paths])  # noqa: PTH120
    return [shown(os.path.relpath(path, above)).replace(os.sep, "/") for path in paths]
