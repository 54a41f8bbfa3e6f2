"""A document's TEI as it stands at the right of the desk: as it is read, or as XML, around some lines."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from encoder import saxon
from encoder.desk.places import TARGET, keep_lines
from encoder.rendering.html import Surroundings
from encoder.rendering.reading import to_saxon
from encoder.resources import resource

MOST: Final = 1200
"""Lines of a source whose TEI is shown at a time."""

_MARK = re.compile(rf"<\?{TARGET} (\d+)\?>")


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of a document's TEI.

    Attributes:
        first, last: the lines of the source whose TEI is shown.
        text: HTML, or XML.
        places: of XML, for each line that begins in it its number and offset.
    """

    first: int
    last: int
    text: str
    places: tuple[tuple[int, int], ...] = ()


def window(lines: int, line: int) -> tuple[int, int]:
    """The first and last of the lines shown around one: of a document that is not long, all."""
    if lines <= MOST:
        return 1, lines
    first = max(1, min(line - MOST // 2, lines - MOST + 1))
    return first, first + MOST - 1


def reading_view(tei: etree._Element, lines: int, line: int, language: str) -> View:
    """The TEI as it is read, in HTML.

    Args:
        tei: with the places of the lines marked.
        lines: of the source.
        line: around which it is shown.
        language: of the interface.
    """
    first, last = window(lines, line)
    shown = _stretch(tei, lines, first, last)
    parameters = {"surroundings": Surroundings(interface=language).as_json()}
    html = saxon.transform(resource("xslt", "desk/desk.xsl"), to_saxon(shown), parameters)
    return View(first, last, html)


def xml_view(tei: etree._Element, lines: int, line: int) -> View:
    """The TEI as XML; of a long document the text alone. The arguments are those of `reading_view`."""
    first, last = window(lines, line)
    shown = _stretch(tei, lines, first, last)
    text = etree.tostring(shown, encoding="unicode")
    places: list[tuple[int, int]] = []
    parts, at, length = [], 0, 0
    for mark in _MARK.finditer(text):
        parts.append(text[at : mark.start()])
        length += mark.start() - at
        places.append((int(mark[1]), length))
        at = mark.end()
    return View(first, last, "".join([*parts, text[at:]]), tuple(places))


def _stretch(tei: etree._Element, lines: int, first: int, last: int) -> etree._Element:
    if last - first + 1 >= lines:
        return tei
    shown = copy.deepcopy(tei)
    keep_lines(shown, range(first, last + 1))
    return shown
