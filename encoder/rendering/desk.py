"""The editor's desk: every uncertain decision of a collection, with a link to its place."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from encoder.rendering.frame import Frame, address, page
from encoder.rendering.index import by_date, link
from encoder.rendering.interface import ENGLISH, Interface
from encoder.rendering.markup import Html, tag
from encoder.rendering.paging import MOST, Page, Pager, spans, weight
from encoder.rendering.record import Doubt, Record

Warnings = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands of a document on a page: which of its doubts and warnings, and what they weigh."""

    record: Record
    doubts: range
    warnings: range
    weight: int


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
    words = frame.interface
    undated = words.say("date.none")
    labels = [(entries[part.start].record.year or undated) if part else "" for part in parts]
    pager = Pager("desk", labels, words)
    head = tag(
        "header",
        tag("h1", words.say("desk")),
        tag("p", _summary(counts, said, words), class_="summary"),
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
                words,
            )
            for one in shown
        ]
        body = [one for one in (head, nav, *sections, nav) if one is not None]
        yield pager.href(place), page(frame, pager.href(place), words.say("desk"), body)


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


def _summary(counts: Counter[str], warnings: int, words: Interface) -> str:
    named = [(words.known("desk", kind), count) for kind, count in counts.most_common()]
    named += [(words.say("desk.warning"), warnings)] if warnings else []
    parts = [words.say("desk.figure", kind=kind, count=count) for kind, count in named]
    return " · ".join(parts) or words.say("desk.none")


def _document(
    record: Record, doubts: Sequence[Doubt], warnings: Sequence[Mapping[str, Any]], words: Interface
) -> Html:
    items = [_doubt(record, doubt, words) for doubt in doubts]
    return tag(
        "section",
        tag("h2", link(record, words)),
        tag("ul", *items, role="list", class_="doubts") if items else None,
        _report(warnings, words) if warnings else None,
    )


def _report(warnings: Sequence[Mapping[str, Any]], words: Interface) -> Html:
    """What the encoder said, in English, folded away: most of it stands among the doubts already."""
    heading = tag("summary", words.say("desk.reported", count=len(warnings)))
    return tag(
        "details",
        heading,
        tag("ul", *(_warning(one, words) for one in warnings), role="list", class_="doubts"),
    )


def _doubt(record: Record, doubt: Doubt, words: Interface) -> Html:
    return tag(
        "li",
        tag("a", doubt.text or words.known("desk", doubt.kind), href=f"{address(record.name)}#{doubt.id}"),
        tag("span", f" {doubt.why}", class_="reason"),
        tag("span", f" {words.say('page', number=doubt.page)}", class_="where") if doubt.page else None,
        data_certainty=doubt.certainty,
    )


def _warning(warning: Mapping[str, Any], words: Interface) -> Html:
    line = warning.get("line")
    english = None if words.tag == ENGLISH else ENGLISH
    return tag(
        "li",
        tag("span", str(warning.get("rule", words.say("desk.warning"))), class_="rule"),
        tag("span", f" {warning.get('message', '')}", class_="reason", lang=english),
        tag("span", f" {words.say('desk.line', number=str(line))}", class_="where") if line else None,
    )
