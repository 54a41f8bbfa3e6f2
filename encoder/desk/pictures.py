"""The pictures of a document's pages: those that its TEI names, or those beside it that bear its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import etree

from encoder.namespaces import tei
from encoder.rendering.publication import pictures_beside

SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_DIGITS = re.compile(r"(\d+)")


def find_pictures(file: Path, root: etree._Element) -> tuple[str, ...]:
    """The addresses of pictures, seen from the document's folder, in the order of its pages.

    They are what `pb/@facs` and `graphic/@url` name (Guidelines 12.1). Where these name none, they are the
    pictures beside the document that have its name, `letter.jpg`, `letter-2.jpg`, and those in a folder of
    its name, in the order of their numbers.

    Args:
        file: the source.
        root: its TEI.
    """
    named = [one.get("facs", "") for one in root.iter(tei("pb"))]
    named += [one.get("url", "") for one in root.iter(tei("graphic"))]
    found = pictures_beside(file, dict.fromkeys(address for address in named if address))
    return found or pictures_beside(file, sorted(_of_its_name(file), key=_in_order))


def _of_its_name(file: Path) -> list[str]:
    named = re.compile(rf"{re.escape(file.stem)}(?:[ ._-]*(?:p|page|s|f)?[ ._-]*\d+)?", re.IGNORECASE)
    beside = [one.name for one in _files(file.parent) if named.fullmatch(one.stem)]
    inside = [f"{file.stem}/{one.name}" for one in _files(file.parent / file.stem)]
    return beside + inside


def _files(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if one.suffix.lower() in SUFFIXES]
    except OSError:
        return []


def _in_order(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(name)]
