"""Repairs that cannot change what a document says; every byte that is not repaired stays as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from encoder.checks.encoding import is_plain
from encoder.checks.fix.attributes import order_attributes
from encoder.checks.fix.dates import add_dates
from encoder.checks.fix.edits import Edit, apply
from encoder.checks.fix.pages import rename_pages
from encoder.checks.fix.spaces import mend_spaces
from encoder.checks.parse import safe
from encoder.checks.scan import Scan
from encoder.checks.wellformed import well_formedness
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Place, Severity

__all__ = ["BY_RULE", "FIXES", "fix"]

Repair = Callable[[Scan], Iterator[Edit]]
BY_RULE: Mapping[str, Repair] = MappingProxyType(
    {
        "fix/page-id": rename_pages,
        "fix/white-space": mend_spaces,
        "fix/date-when": add_dates,
        "fix/attribute-order": order_attributes,
    }
)
"""The repairs by their rules, in the order they are made; each is made on what the one before left."""

ASKED_FOR = frozenset({"fix/attribute-order"})
"""What is only done where it is named: it mends nothing, and houses differ in it."""

FIXES: tuple[Repair, ...] = tuple(repair for rule, repair in BY_RULE.items() if rule not in ASKED_FOR)
"""What is mended where no rule is named."""


def fix(data: bytes, file: str, repairs: Sequence[Repair] = FIXES) -> tuple[bytes, tuple[Finding, ...]]:
    """The document repaired, and a remark for every repair; repairing it again changes nothing.

    A document that is not well-formed, not UTF-8, or keeps its white space (`xml:space`) is left as it is.

    Args:
        data: the bytes of the document.
        file: what to call it.
        repairs: those that are to be made.
    """
    if not _is_fixable(data, file):
        return data, ()
    text = data.decode("utf-8")
    done: list[Finding] = []
    for repair in repairs:
        scan = Scan(text)
        edits = list(repair(scan))
        done += [_remark(edit, scan, file) for edit in edits]
        text = apply(text, edits)
    return text.encode("utf-8"), tuple(done)


def _is_fixable(data: bytes, file: str) -> bool:
    if not is_plain(data) or b"xml:space" in data or well_formedness(data, file):
        return False
    try:
        return safe(data, file) == data
    except InvalidDocument:
        return False


def _remark(edit: Edit, scan: Scan, file: str) -> Finding:
    place = Place(file, *scan.position(edit.start))
    return Finding(f"fix/{edit.rule}", Severity.INFO, f"mended: {edit.message}", place)
