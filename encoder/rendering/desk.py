"""The editor's desk: every uncertain decision of a collection, with a link to its place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from encoder.rendering.frame import Frame, address, page
from encoder.rendering.index import by_date, link
from encoder.rendering.markup import Html, tag
from encoder.rendering.record import Doubt, Record

KINDS = {
    "choice": "correction",
    "supplied": "supplied text",
    "unclear": "hard to read",
    "pb": "page break",
    "note": "place of a note",
    "fw": "furniture",
}

Warnings = Mapping[str, Sequence[Mapping[str, Any]]]


def render_desk(records: Iterable[Record], frame: Frame, warnings: Warnings | None = None) -> str:
    """The page of all doubts.

    Args:
        records: of the documents, in any order.
        warnings: findings of the encoder per document, as `Finding.as_json` gives them.
    """
    warnings = warnings or {}
    ordered = sorted(records, key=by_date)
    doubtful = [record for record in ordered if record.doubts or warnings.get(record.name)]
    counts = Counter(doubt.kind for record in ordered for doubt in record.doubts)
    said = sum(len(warnings.get(record.name, ())) for record in ordered)
    body = [
        tag(
            "header",
            tag("h1", "Editor’s desk"),
            tag("p", _summary(counts, said), class_="summary"),
            class_="masthead",
        ),
        *(_document(record, warnings.get(record.name, ())) for record in doubtful),
    ]
    return page(frame, "desk.html", "Editor’s desk", body)


def _summary(counts: Counter[str], warnings: int) -> str:
    parts = [f"{KINDS.get(kind, kind)} {count:,}" for kind, count in counts.most_common()]
    parts += [f"warning {warnings:,}"] if warnings else []
    return " · ".join(parts) or "Nothing is in doubt."


def _document(record: Record, warnings: Sequence[Mapping[str, Any]]) -> Html:
    doubts = [_doubt(record, doubt) for doubt in record.doubts]
    return tag(
        "section",
        tag("h2", link(record)),
        tag("ul", *doubts, role="list", class_="doubts") if doubts else None,
        _report(warnings) if warnings else None,
    )


def _report(warnings: Sequence[Mapping[str, Any]]) -> Html:
    """What the encoder said, folded away: most of it stands among the doubts already."""
    heading = tag("summary", f"What the encoder reported ({len(warnings):,})")
    return tag("details", heading, tag("ul", *map(_warning, warnings), role="list", class_="doubts"))


def _doubt(record: Record, doubt: Doubt) -> Html:
    words = doubt.text or KINDS.get(doubt.kind, doubt.kind)
    return tag(
        "li",
        tag("a", words, href=f"{address(record.name)}#{doubt.id}"),
        tag("span", f" {doubt.why}", class_="reason"),
        tag("span", f" page {doubt.page}", class_="where") if doubt.page else None,
        data_certainty=doubt.certainty,
    )


def _warning(warning: Mapping[str, Any]) -> Html:
    line = warning.get("line")
    return tag(
        "li",
        tag("span", str(warning.get("rule", "warning")), class_="rule"),
        tag("span", f" {warning.get('message', '')}", class_="reason"),
        tag("span", f" line {line} of the source", class_="where") if line else None,
    )
