"""Those present at a meeting: the lines that name them below or behind their label."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, takewhile

from encoder import language
from encoder.model import Role
from encoder.pages.sights.layout import indent_of

_LETTERS = re.compile(r"[^\W\d_]+")
_AS_WHAT = re.compile(r"\s*[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+){0,2}: (?=\S)")
_ASIDE = re.compile(r"\([^()]*\)?")
_LONGEST_ADDRESS, _LINES_OF_HEAD, _SMALL_WORDS = 90, 4, 3
_FEWEST_NAMED = 2
_BESIDE_NAMES = frozenset(["link", "rank", "title"])


def present_rows(texts: Sequence[str], rows: Sequence[int], further: Sequence[int] = ()) -> Iterator[int]:
    """The rows that name those present: with the label, and those below it.

    They stand further in, or go on with the names of the line above; a label alone has them in the block
    below it.

    Args:
        texts: all lines.
        rows: those of the opening to look at, in order.
        further: those below it, in which a list that is begun goes on.
    """
    inside, indent, above = False, 0, -1
    for row in rows:
        text = texts[row]
        end = present_end(text) if are_names(_at(texts, row + 1)) else language.label(text, "present")
        if (
            end
            and (len(text) <= _LONGEST_ADDRESS or _is_list(text[end:]))
            and (text.rstrip()[end:] or _lists_names(texts, row))
        ):
            inside, indent = True, indent_of(text)
        elif inside and len(text.strip()) > _LONGEST_ADDRESS:
            inside = False
        elif inside and indent_of(text) <= indent + _SMALL_WORDS:
            inside = _goes_on_naming(texts, above, row)
        if inside:
            yield row
            above = row
    yield from takewhile(
        lambda row: inside and row - above - 1 == further.index(row) and are_names(texts[row]), further
    )


def present_end(text: str) -> int:
    """Where the label of those present ends, which may have no sign behind it: `Present Robt Facey Reader`"""
    bare = language.label(text, "present", marked=False)
    return language.label(text, "present") or (bare if bare and are_names(text[bare:]) else 0)


def _at(texts: Sequence[str], row: int) -> str:
    return texts[row] if row < len(texts) else ""


def names_present(text: str) -> bool:
    """Whether a line begins with the word for those present: `Anwesend sind 214 Bürger.`"""
    return language.begins_with(text, "present") > 0


def present_again(texts: Sequence[str], rows: Sequence[int]) -> Iterator[int]:
    """The rows that name those present at further meetings: a label alone, and the names in the block below.

    Args:
        texts: all lines.
        rows: those below the opening to look at, in order.
    """
    for row in rows:
        text = texts[row].rstrip(" :.")
        is_label = _is_alone(texts, row) and 0 < len(text) <= language.label(text, "present")
        if is_label and _lists_names(texts, row):
            yield row
            below = dropwhile(lambda at: not texts[at].strip(), range(row + 1, len(texts)))
            yield from takewhile(lambda at: texts[at].strip(), below)


def meetings(texts: Sequence[str], present: Collection[int]) -> Iterator[tuple[int, Role]]:
    """The rows of blocks that say when a meeting was held, left open for those present.

    `At a Vestry holden the 14th May 1728,` above `Present`.

    Args:
        texts: all lines.
        present: the rows that name those present.
    """
    for row in sorted(present):
        if row - 1 in present or not _is_alone(texts, row):
            continue
        end = next((at for at in range(row - 1, -1, -1) if texts[at].strip()), -1)
        start = next((at + 1 for at in range(end, -1, -1) if not texts[at].strip()), 0)
        is_open = end >= 0 and texts[end].rstrip()[-1] in ",:"
        if is_open and end - start < _LINES_OF_HEAD and _names_month(texts[start : end + 1]):
            yield start, Role.DATELINE
            yield from ((at, Role.CONTINUATION) for at in range(start + 1, end + 1))


def _names_month(texts: Sequence[str]) -> bool:
    said = (word for text in texts for word in _LETTERS.findall(text))
    return any("month" in language.classes_of(word) for word in said)


def _is_alone(texts: Sequence[str], row: int) -> bool:
    below = texts[row + 1] if row + 1 < len(texts) else ""
    return not texts[row - 1].strip() and not below.strip()


def _is_list(text: str) -> bool:
    """Whether a long line names persons, one behind the other, and says nothing else."""
    said = [word for word in _ASIDE.sub("", text).split() if any(map(str.isalpha, word))]
    small = sum(word[:1].islower() for word in said)
    return text.count(",") + text.count(";") >= _FEWEST_NAMED and 4 * small <= len(said)


def _goes_on_naming(texts: Sequence[str], above: int, row: int) -> bool:
    """Whether a line goes on with the names on the line above, or begins them below their label."""
    if language.label(texts[above], "present") and not any(sign in texts[above] for sign in ",;"):
        return _lists_names(texts, above)
    return above == row - 1 and are_names(texts[row])


def _lists_names(texts: Sequence[str], row: int) -> bool:
    """Whether the block of lines below a label holds nothing but names, more than one."""
    at = next((at for at in range(row + 1, min(row + _LINES_OF_HEAD, len(texts))) if texts[at].strip()), row)
    block: list[str] = []
    while row < at < len(texts) and texts[at].strip():
        block.append(texts[at])
        at += 1
    listed = len(block) > 1 or any(sign in text for text in block for sign in ",;")
    return listed and all(map(are_names, block))


def _goes_with_name(word: str) -> bool:
    """Whether a word in small letters is a title or an office, or links them to a name: `de heer`."""
    return bool(language.classes_of(word.strip(".,;")) & _BESIDE_NAMES)


def are_names(text: str) -> bool:
    """Whether a line holds names and what goes with them: `Mr. C. Dale, Peter Orton (in the chair),`

    What they are may stand before them: `Wethouders: de heer P. Barnhoorn`
    """
    if len(text.strip()) > 2 * _LONGEST_ADDRESS:
        return False
    before = _AS_WHAT.match(text)
    text = text[before.end() :] if before else text
    said = [word for word in _ASIDE.sub("", text).split() if any(map(str.isalpha, word))]
    small = sum(word[:1].islower() and not _goes_with_name(word) for word in said)
    if not any(word[:1].isupper() for word in said):
        return False
    is_line = text.strip()[:1].isalpha() and len(text.strip()) <= _LONGEST_ADDRESS and ":" not in text
    return is_line and 3 * small <= len(said)
