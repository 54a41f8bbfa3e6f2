"""Page marks: the lines with which tools and transcribers say that a page begins."""

import re
from dataclasses import dataclass

PAGE_MARK = re.compile(
    r"""
    \[\s*[Pp](?:age|\.)\s*(?P<bracket>[\w-]+)\s*\]          # [Page 726]
    | \#{1,6}\s*(?:Page|PAGE)\s+(?P<heading>\d+)             # ## Page 3
    | <!--\s*[Pp]age[\s:=]*(?P<comment>\d*)\s*-->            # <!-- page 3 -->
    | \{(?P<brace>\d+)\}\s*-{3,}                             # {3}----
    | [-=_*]{3,}\s*[Pp]age\s+(?P<ruled>\d+)\s*[-=_*]{3,}     # --- Page 3 ---
    | (?P<rule>-{3,}|_{3,}|(?:\*\s?){3,}|={5,})              # ---
    | (?P<feed>\f)                                           # a form feed
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A page mark: the number it says, and whether it can be nothing else than a page mark."""

    n: str | None
    sure: bool


def page_mark(text: str) -> Mark | None:
    """The page mark that a line is, or None: `## Page 3` → `Mark("3", True)`, `---` → `Mark(None, False)`."""
    match = PAGE_MARK.fullmatch(text.strip(" \t"))
    if not match:
        return None
    groups = match.groupdict()
    n = next((groups[k] for k in ("bracket", "heading", "comment", "brace", "ruled") if groups[k]), None)
    return Mark(n, groups["rule"] is None)
