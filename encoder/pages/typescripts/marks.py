"""Page marks on lines of their own in typed pages."""

from dataclasses import dataclass

from encoder import marks

_NOT_HERE = frozenset({"brace", "number in rules"})
"""Forms that are page numbers here, typed on the page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A page mark: the number it says, and whether it can be nothing else than a page mark."""

    n: str | None
    sure: bool


def page_mark(text: str) -> Mark | None:
    """The page mark that a line is, or None: `## Page 3` → `Mark("3", True)`, `---` → `Mark(None, False)`."""
    found = marks.page_mark(text)
    return None if found is None or found.form.name in _NOT_HERE else Mark(found.n, found.form.sure)
