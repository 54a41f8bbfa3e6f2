"""The context of a rule, an XSLT pattern, as a path that selects the same nodes.

A node matches a pattern P when `//P` from the root selects it (XSLT 3.0, 5.5.3). To select is much faster
than to offer every node to every rule.
"""

import re

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_STEP = re.compile(r"[\w*@]")
_CALL = re.compile(r"(?!(?:text|node|comment|processing-instruction|element|attribute)\s*\()[\w\-]+\s*\(")


def path_of(pattern: str) -> str | None:
    """A path from the root that selects what a pattern matches; None for the patterns that have none.

    `tei:p | /` → `(//tei:p | /)`
    """
    if "current" in pattern:
        return None
    branches = [_path(branch.strip()) for branch in split(pattern)]
    if None in branches:
        return None
    return f"({' | '.join(str(branch) for branch in branches)})"


def _path(branch: str) -> str | None:
    if branch.startswith("/"):
        return branch
    if not _STEP.match(branch) or _CALL.match(branch):
        return None
    return f"//{branch}"


def split(pattern: str) -> list[str]:
    """The alternatives of a pattern: split at each `|` that stands in no string, bracket or parenthesis."""
    branches, depth, start = [], 0, 0
    blank = _STRING.sub(lambda match: "_" * len(match.group()), pattern)
    for index, character in enumerate(blank):
        if character in "[(":
            depth += 1
        elif character in "])":
            depth -= 1
        elif character == "|" and not depth:
            branches.append(pattern[start:index])
            start = index + 1
    return [*branches, pattern[start:]]
