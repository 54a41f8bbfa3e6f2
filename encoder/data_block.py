"""The block of keys and values above a text, between rules of three hyphens, as files of Markdown have it."""

import re
from collections.abc import Sequence

_FENCE = re.compile(r"-{3}\s*")
_END = re.compile(r"(?:-{3}|\.{3})\s*")
_PAIR = re.compile(r"(?P<key>[^\W\d_][\w-]{0,30}):(?:\s+(?P<value>\S.*))?")
_GOES_ON = re.compile(r"(?:\s+|-\s)\S.*")
_LABELLED = re.compile(r"(?P<key>[^\W\d_a-zß-ÿ][\w ]{0,30}):\s+(?P<value>\S.*)")
_TITLE = "title"
_MOST_LINES, _FEWEST_PAIRS, _FEWEST_LABELLED = 80, 2, 3


def data_block(texts: Sequence[str]) -> range:
    """The rows of the block that a text begins with, without its hyphens; none where it has none.

    Args:
        texts: of all lines.
    """
    first = next((row for row, text in enumerate(texts) if text.strip()), None)
    if first is None or not _FENCE.fullmatch(texts[first]):
        return range(0)
    pairs = 0
    for row in range(first + 1, min(first + _MOST_LINES, len(texts))):
        if _END.fullmatch(texts[row]):
            return range(first + 1, row) if pairs >= _FEWEST_PAIRS else range(0)
        is_pair = _PAIR.fullmatch(texts[row].rstrip()) is not None
        pairs += is_pair
        if not is_pair and not (pairs and _GOES_ON.fullmatch(texts[row])):
            return range(0)
    return range(0)


def labelled_head(texts: Sequence[str]) -> range:
    """The rows of labelled lines that a text begins with, the first for its title, a blank line below them.

    Args:
        texts: of all lines.
    """
    first = next((row for row, text in enumerate(texts) if text.strip()), len(texts))
    end = first
    while end < len(texts) and _LABELLED.fullmatch(texts[end].rstrip()):
        end += 1
    is_head = end - first >= _FEWEST_LABELLED and end < len(texts) and not texts[end].strip()
    return range(first, end) if is_head and texts[first].lstrip().lower().startswith(_TITLE) else range(0)


def values_of(texts: Sequence[str]) -> dict[str, list[str]]:
    """What the keys of the block above a text say, or its labels: one value, or those of a list.

    Keys are in lower case.

    Args:
        texts: of all lines.
    """
    labelled = (_LABELLED.fullmatch(texts[row].rstrip()) for row in labelled_head(texts))
    if found := {pair["key"].lower(): [pair["value"]] for pair in labelled if pair}:
        return found
    said: dict[str, list[str]] = {}
    key = ""
    for row in data_block(texts):
        pair = _PAIR.fullmatch(texts[row].rstrip())
        if pair is not None:
            key = pair["key"].lower()
            said[key] = list(filter(None, map(_bare, _listed(pair["value"] or ""))))
        elif texts[row].lstrip().startswith("- "):
            said[key] += filter(None, [_bare(texts[row].lstrip()[2:])])
    return said


def _listed(value: str) -> list[str]:
    return value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]


def _bare(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]
    return value[1:-1].strip() if is_quoted else value
