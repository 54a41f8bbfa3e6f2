"""Lines → Pages: what each line is, and where pages begin."""

from collections.abc import Sequence

from encoder.findings import Finding
from encoder.house.note_forms import FoundForm
from encoder.model import Kind, Line, Page
from encoder.pages.kind import detect_kind
from encoder.pages.parted import part_markings
from encoder.pages.printed import read_printed
from encoder.pages.typescript import read_typescript

__all__ = ["detect_kind", "find_pages"]


def find_pages(
    lines: tuple[Line, ...], kind: Kind, forms: Sequence[FoundForm] = ()
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a source, every line with its role.

    Args:
        lines: all lines of the source, at least one with text.
        kind: of the source; it decides what is evidence for what.
        forms: of the house's notes, where they are known.
    """
    lines = tuple(part_markings(lines))
    return read_printed(lines, forms) if kind is Kind.EDITED else read_typescript(lines)
