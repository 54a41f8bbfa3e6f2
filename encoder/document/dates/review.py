"""Dates that an editor should compare with the original."""

from collections.abc import Iterator

from encoder.document.heading import plain_text
from encoder.findings import Finding, Place, Severity, position
from encoder.model import Content, Element, leaves

_CERTAINTY = {"medium": 0.7, "low": 0.4}


def review_dates(content: Content, text: str) -> Iterator[Finding]:
    """A finding for each date that was misread or could be read in two ways.

    Args:
        content: of a document.
        text: the source that its leaves point into.
    """
    for node in content:
        if not isinstance(node, Element):
            continue
        if node.name == "date" and node.get("resp") and node.get("cert") in _CERTAINTY:
            yield _finding(node, text)
        else:
            yield from review_dates(node.content, text)


def _finding(date: Element, text: str) -> Finding:
    starts = [getattr(leaf, "start", 0) for leaf in leaves(date.content)]
    value = "/".join(value for name, value in date.attributes if name not in ("cert", "resp"))
    line, _ = position(text, min(starts, default=0))
    return Finding(
        "D20",
        Severity.INFO,
        f"“{plain_text(date.content)}” was read as {value}",
        Place(line=line),
        "compare it with the original",
        certainty=_CERTAINTY[date.get("cert") or "low"],
    )
