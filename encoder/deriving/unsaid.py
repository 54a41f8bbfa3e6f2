"""What an editor changed in TEI and no correction can say: found, and told as findings (E06)."""

from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from encoder.deriving.elements import Markup, Sign
from encoder.deriving.header import header_of
from encoder.findings import Finding, Place, Severity

UNSAID: Final = "E06"
HEADER: Final = "the header"
_OF_LINES: Final = frozenset(
    {
        *(
            "ab",
            "address",
            "addrLine",
            "closer",
            "dateline",
            "div",
            "head",
            "item",
            "label",
            "lg",
            "l",
            "list",
        ),
        *("note", "opener", "p", "postscript", "quote", "salute", "signed", "sp", "speaker", "stage", "fw"),
        *(
            "cell",
            "row",
            "table",
            "trailer",
            "date",
            "choice",
            "sic",
            "corr",
            "pb",
            "ref",
            "floatingText",
            "body",
        ),
    }
)
"""Elements that follow from what a line is, where its page begins, and what else records can say of it."""


def of_text(wanted: Markup, before: Markup, own: Markup, told: Collection[int]) -> Iterator[Finding]:
    """The elements and attributes that an editor put in or took out of the text.

    Args:
        wanted: what stands in the edited document.
        before: in the one that was edited.
        own: in ours by all corrections: what follows from these is no change of the editor's.
        told: the lines of which is told already that they are something else: so the elements that make
            lines what they are need not be told of them.
    """
    for sign in wanted.more_than(before, own):
        if not _is_told(sign, told):
            yield finding(sign.line, f"has {sign}", wanted.at.get(sign))
    for sign in own.common(before).more_than(wanted):
        if not _is_told(sign, told) and not (sign.attribute and wanted.has_other(sign)):
            yield finding(sign.line, f"has {sign} no more")


def _is_told(sign: Sign, told: Collection[int]) -> bool:
    return sign.line in told and not sign.attribute and sign.element in _OF_LINES


def of_header(edited: etree._Element, base: etree._Element) -> Iterator[Finding]:
    """What the header says otherwise than before it was edited.

    Args:
        edited, base: the roots of the documents.
    """
    wanted, before = header_of(edited), header_of(base)
    for sign in wanted.more_than(before):
        yield finding(HEADER, f"has {sign}", wanted.at.get(sign))
    for sign in before.more_than(wanted):
        replaced = wanted.has_other(sign) if sign.attribute else _count(wanted, sign) >= _count(before, sign)
        if not replaced:
            yield finding(HEADER, f"has {sign} no more")


def _count(markup: Markup, sign: Sign) -> int:
    """How many elements stand where one does."""
    return sum(
        count for one, count in markup.signs.items() if not one.attribute and one.element == sign.element
    )


def finding(place: int | str, what: str, at: int | None = None) -> Finding:
    """A finding on what no correction can say.

    Args:
        place: the line of the source, 0 for no line; or what it is about in words.
        what: it has otherwise.
        at: the line of the edited file.
    """
    line = f"line {place} of the source" if place else "the document"
    message = f"{place if isinstance(place, str) else line} {what}: that cannot be said as a correction"
    hint = "it stands in the edited TEI alone: keep that file"
    return Finding(UNSAID, Severity.WARNING, message, Place(line=at), hint)
