"""The sets that a document is in: hierarchical, `year:1951` in `year`."""

import re
import unicodedata
from pathlib import PurePath
from typing import Final

from encoder.archive.record import Facts

ROOTS: Final = {
    "collection": "Collections",
    "year": "Years",
    "type": "Types of documents",
    "classification": "Classifications",
    "language": "Languages",
}
"""The highest sets, and what they are called. They are there also where nothing is in them."""
_SPEC: Final = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*", re.ASCII)
_DATE: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?", re.ASCII)


def is_spec(text: str) -> bool:
    """Whether a text is built like a setSpec (OAI-PMH 2.0, 2.6)."""
    return len(text) <= 500 and _SPEC.fullmatch(text) is not None


def sets_of(facts: Facts, source: str | None, origin: str | None) -> dict[str, str]:
    """The sets of a document with their names, each with all that it lies in.

    Args:
        facts: about the document.
        source: where its source is; only the name of the folder that it lies in is told.
        origin: the archive, table or list that names it.
    """
    found: dict[str, str] = {}
    date = _DATE.match(facts.date or "")
    if date:
        found[f"year:{date['year']}"] = date["year"]
        if date["month"]:
            found[f"year:{date['year']}:{date['month']}"] = f"{date['year']}-{date['month']}"
    for root, value in (
        ("type", facts.kind),
        ("classification", facts.classification),
        ("language", facts.language),
    ):
        if value:
            found[f"{root}:{_word(value)}"] = value.replace("-", " ") if root != "language" else value
    roots = {root: ROOTS[root] for root in ROOTS if any(spec.startswith(f"{root}:") for spec in found)}
    return collections_of(source, origin) | roots | found


def collections_of(source: str | None, origin: str | None) -> dict[str, str]:
    """The sets that a document is in by where it lies, whatever it says."""
    name = _collection(source, origin)
    return {"collection": ROOTS["collection"], f"collection:{_word(name)}": name} if name else {}


def _collection(source: str | None, origin: str | None) -> str | None:
    """What a document lies in, by its name alone: `/home/ann/harbour/7.txt` → `harbour`."""
    place = (origin or "").lstrip("@")
    if place and PurePath(place).suffix:
        return PurePath(place).name.split(".")[0]
    return PurePath(place).name or PurePath(source or "").parent.name or None


def _word(text: str) -> str:
    """A text as a part of a setSpec: letters without marks, others as `_`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    word = re.sub(r"[^A-Za-z0-9\-_.]+", "_", plain).strip("_")
    return word or "_" + text.encode("utf-8").hex()[:16]
