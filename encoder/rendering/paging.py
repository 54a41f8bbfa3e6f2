"""Long lists of a collection on several pages, so that none grows with it: `index.html`, `index-2.html`, …"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from encoder.rendering.interface import Interface
from encoder.rendering.markup import Html, tag

MOST: Final = 200
"""Entries of a page; where there are no more in all, there is one page."""

_BYTES: Final = 300
"""As much text weighs as an entry: a page that repeats it four times stays below 300 kB."""

_MOST_JUMPS: Final = 60
_LONGEST_LABEL: Final = 40

Page = tuple[str, str]
"""The address of a page of the collection, and its HTML."""

SOMETIMES: Final = ("years", "types", "languages", "classifications")
"""The lists that a collection has where they tell its documents apart."""

ORGANISATIONS: Final = "organisations.html"
"""The index of organisations, which a site has where one is named."""

FOLDERS: Final = ("people", "places", "organisations")
"""The folders with a page for each name."""

NUMBERED: Final = re.compile(
    r"(?:index|people|places|organisations|desk|years|types|languages|classifications)-[0-9]+", re.IGNORECASE
)
"""What further pages are called, and no document therefore."""


def weight(*texts: str) -> int:
    """What an entry with these texts counts for."""
    return 1 + sum(len(escape(text).encode("utf-8", "replace")) for text in texts) // _BYTES


def spans(weights: Iterable[int], most: int = MOST) -> list[range]:
    """The entries of each page, by what they weigh: as many as fit, at least one; one page for none."""
    found, start, sum_, end = [], 0, 0, 0
    for end, one in enumerate(weights, 1):
        if sum_ + one > most and end - 1 > start:
            found.append(range(start, end - 1))
            start, sum_ = end - 1, 0
        sum_ += one
    return [*found, range(start, end)]


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of one list.

    Attributes:
        stem: of their addresses: `index`.
        labels: of each page, what it begins with: `1951`.
        interface: the language of the links.
        between: what parts the stem from the number of a further page.
        is_inside: the pages lie in a folder, and their links in the same.
    """

    stem: str
    labels: Sequence[str]
    interface: Interface = field(default_factory=Interface)
    between: str = "-"
    is_inside: bool = False

    def href(self, place: int) -> str:
        """The address of a page."""
        return f"{self.stem}.html" if place == 0 else f"{self.stem}{self.between}{place + 1}.html"

    def nav(self, place: int) -> Html | None:
        """The links from a page to the others: to its neighbours, the ends, and over the whole list."""
        count = len(self.labels)
        if count < 2:
            return None
        say = self.interface.say
        where = say("pages.where", number=place + 1, count=count)
        around = [
            self._link(place - 1, say("pages.previous"), "prev") if place else None,
            tag("span", f" {where} ", class_="where"),
            self._link(place + 1, say("pages.next"), "next") if place + 1 < count else None,
        ]
        jumps = [tag("li", self._link(to, self.labels[to] or f"{to + 1}")) for to in self._jumps()]
        return tag(
            "nav",
            tag("p", *around),
            tag("details", tag("summary", say("pages.all")), tag("ol", *jumps, role="list", class_="brief")),
            class_="pager",
            aria_label=say("pages"),
        )

    def _jumps(self) -> Iterator[int]:
        """The first page of each label, some of them where there are many, and the last page."""
        firsts = [to for to, label in enumerate(self.labels) if to == 0 or label != self.labels[to - 1]]
        step = max(1, -(-len(firsts) // _MOST_JUMPS))
        yield from dict.fromkeys([*firsts[::step], len(self.labels) - 1])

    def _link(self, place: int, text: str, rel: str | None = None) -> Html:
        href = self.href(place)
        return tag(
            "a",
            text[:_LONGEST_LABEL],
            href=quote(href.rpartition("/")[2] if self.is_inside else href),
            rel=rel,
        )


def remove_further(out: Path, written: Iterable[str]) -> None:
    """Remove further pages of lists that have become shorter, and lists that there are no longer."""
    kept = set(written)
    for stem in ("index", *FOLDERS, "desk", *SOMETIMES):
        for path in out.glob(f"{stem}-*.html"):
            if NUMBERED.fullmatch(path.stem) and path.name not in kept:
                path.unlink(missing_ok=True)
    for folder in FOLDERS:
        for path in (out / folder).glob("*.html"):
            if f"{folder}/{path.name}" not in kept:
                path.unlink(missing_ok=True)
    for page in ("desk.html", ORGANISATIONS, *(f"{stem}.html" for stem in SOMETIMES)):
        if page not in kept:
            (out / page).unlink(missing_ok=True)
