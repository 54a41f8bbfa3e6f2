"""The editor's desk: every uncertain decision of a collection, with a link to its place."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from encoder.rendering.frame import Frame, address, page
from encoder.rendering.index import by_date, link
from encoder.rendering.markup import Html, tag
from encoder.rendering.paging import MOST, Page, Pager, spans, weight
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


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands of a document on a page: which of its doubts and warnings, and what they weigh."""

    record: Record
    doubts: range
    warnings: range
    weight: int


def render_desk(records: Iterable[Record], frame: Frame, warnings: Warnings | None = None) -> str:
    """The page of all doubts, or the first of many."""
    return next(desk_pages(list(records), frame, warnings))[1]


def desk_pages(
    records: Sequence[Record],
    frame: Frame,
    warnings: Warnings | None = None,
    full: Callable[[Record], Record] = lambda record: record,
) -> Iterator[Page]:
    """The pages of all doubts.

    Args:
        records: of the documents, in any order.
        warnings: findings of the encoder per document, as `Finding.as_json` gives them.
        full: a record with its doubts, of one that may lack them.
    """
    warnings = warnings or {}
    counts: Counter[str] = Counter()
    said = 0
    entries: list[_Entry] = []
    for record in sorted(records, key=by_date):
        doubts, found = full(record).doubts, warnings.get(record.name, ())
        counts.update(doubt.kind for doubt in doubts)
        said += len(found)
        if doubts or found:
            entries += _entries(record, doubts, found)
    parts = spans(one.weight for one in entries)
    pager = Pager("desk", [(entries[part.start].record.year or "undated") if part else "" for part in parts])
    head = tag(
        "header",
        tag("h1", "Editor’s desk"),
        tag("p", _summary(counts, said), class_="summary"),
        class_="masthead",
    )
    for place, part in enumerate(parts):
        nav = pager.nav(place)
        shown = (entries[number] for number in part)
        sections = [
            _document(
                one.record,
                full(one.record).doubts[one.doubts.start : one.doubts.stop],
                warnings.get(one.record.name, ())[one.warnings.start : one.warnings.stop],
            )
            for one in shown
        ]
        body = [one for one in (head, nav, *sections, nav) if one is not None]
        yield pager.href(place), page(frame, pager.href(place), "Editor’s desk", body)


def _entries(
    record: Record, doubts: Sequence[Doubt], warnings: Sequence[Mapping[str, Any]]
) -> Iterator[_Entry]:
    """A document's doubts and warnings, those of one that has more than a page holds in several parts."""
    weights = [weight(doubt.text, doubt.why) for doubt in doubts]
    weights += [weight(str(warning.get("message", ""))) for warning in warnings]
    for part in spans(weights, MOST - 1):
        of_doubts = range(min(part.start, len(doubts)), min(part.stop, len(doubts)))
        of_warnings = range(max(0, part.start - len(doubts)), max(0, part.stop - len(doubts)))
        yield _Entry(record, of_doubts, of_warnings, 1 + sum(weights[part.start : part.stop]))


def _summary(counts: Counter[str], warnings: int) -> str:
    parts = [f"{KINDS.get(kind, kind)} {count:,}" for kind, count in counts.most_common()]
    parts += [f"warning {warnings:,}"] if warnings else []
    return " · ".join(parts) or "Nothing is in doubt."


def _document(record: Record, doubts: Sequence[Doubt], warnings: Sequence[Mapping[str, Any]]) -> Html:
    items = [_doubt(record, doubt) for doubt in doubts]
    return tag(
        "section",
        tag("h2", link(record)),
        tag("ul", *items, role="list", class_="doubts") if items else None,
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
