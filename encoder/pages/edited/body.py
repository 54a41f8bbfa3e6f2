"""The body of a document in edited text: headings, paragraphs, items."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from encoder.enumerators import Style, enumerator
from encoder.house.note_words import is_rule
from encoder.model import Role
from encoder.pages.edited.runs import is_bullet, is_enumerated, line_width, read_run
from encoder.pages.edited.section_heads import is_attachment, is_section_head, is_strong_head

_BROKEN_OFF = re.compile(r"(?:[^\W\d_]|[,-])\s*$")
_MOST_HEADS = 3
_PROVEN = 3
_LONGEST_HEADING = 60
_SHORTEST_CUT = 40


def body_roles(texts: Sequence[str], lines: Sequence[int], known: Mapping[int, Role]) -> dict[int, Role]:
    """The roles of the lines of a document that its beginning and its end leave open.

    Args:
        texts: all lines.
        lines: those of the document that hold text, in order.
        known: roles that are decided.
    """
    runs = [(run, [texts[line] for line in run]) for run in _runs(lines, known)]
    width = line_width(run_texts for _, run_texts in runs)
    heads = _headings(runs, known, lines[-1])
    counted = _counted(runs, heads)
    roles: dict[int, Role] = {}
    before, last = "", Role.BLANK
    for index, (run, run_texts) in enumerate(runs):
        if index in heads:
            found = [Role.HEAD] + [Role.CONTINUATION] * (len(run) - 1)
        else:
            found = _run_roles(run_texts, before, width)
            found[0] = Role.ITEM if index in counted and found[0] is Role.PARAGRAPH else found[0]
        cut = last is Role.CONTINUATION or (last is Role.PARAGRAPH and len(before) > _SHORTEST_CUT)
        if cut and _goes_on(run_texts[0], before):
            found[0] = Role.CONTINUATION
        roles.update(zip(run, found, strict=True))
        before, last = run_texts[-1], found[-1]
    return roles


def _runs(lines: Sequence[int], known: Mapping[int, Role]) -> Iterator[list[int]]:
    """Adjacent lines that are not known yet."""
    run: list[int] = []
    for line in lines:
        if run and (line != run[-1] + 1 or line in known):
            yield run
            run = []
        if line not in known:
            run.append(line)
    if run:
        yield run


def _headings(
    runs: Sequence[tuple[list[int], list[str]]], known: Mapping[int, Role], last: int
) -> frozenset[int]:
    """The runs that are headings: they look like one, and text follows.

    More than three in a row, nothing between them, are a list without marks.
    """
    likely: list[bool] = []
    for run, texts in runs:
        before = "" if not likely else runs[len(likely) - 1][1][-1]
        signed = any(known.get(line) is Role.SIGNED for line in range(run[-1] + 1, run[-1] + 3))
        likely.append(run[-1] != last and not signed and _is_heading(texts, before))
    found: set[int] = set()
    for is_heading, group in groupby(range(len(runs)), key=likely.__getitem__):
        members = list(group)
        if is_heading:
            strong = [index for index in members if is_strong_head(runs[index][1][0])]
            found.update(members if len(members) <= _MOST_HEADS else strong)
    return frozenset(found)


def _counted(runs: Sequence[tuple[list[int], list[str]]], heads: frozenset[int]) -> frozenset[int]:
    """The runs that begin with enumerators that count: `(a) …`, `(b) …` are items.

    A number alone proves nothing: `1914. The year began …` is a paragraph. A count that does not begin with
    one is proven by three: `112.`, `113.`, `114.`. Numbered paragraphs that hold a counted list of their own
    stay paragraphs, as editions set them.
    """
    latest: dict[Style, tuple[int, int]] = {}
    chains: dict[int, int] = {}
    for index, (_, texts) in enumerate(runs):
        mark = None if index in heads else enumerator(texts[0])
        for reading in mark.readings if mark else ():
            value, before = latest.get(reading.style, (0, -1))
            if value and reading.value == value + 1:
                chains[index] = chains.setdefault(before, before)
            if reading.value in (1, value + 1) or reading.style not in latest:
                latest[reading.style] = (reading.value, index)
    long = {chain for chain, count in Counter(chains.values()).items() if count >= _PROVEN}
    begun = {chain for chain in chains.values() if _begins_count(runs[chain][1][0])}
    begun -= {chain for chain in begun if _are_headings(runs, [i for i in chains if chains[i] == chain])}
    outer = {chain for index, chain in chains.items() if chains.get(index + 1, chain) == index + 1}
    return frozenset(index for index, chain in chains.items() if chain in (long | begun) - outer)


def _are_headings(runs: Sequence[tuple[list[int], list[str]]], members: Sequence[int]) -> bool:
    """Whether what counts is short and has text below it, each of them: `I. — Phares.`"""
    return all(
        len(runs[i][1]) == 1
        and len(runs[i][1][0]) <= _LONGEST_HEADING
        and i + 1 < len(runs)
        and i + 1 not in members
        and len(" ".join(runs[i + 1][1])) > len(runs[i][1][0])
        for i in members
    )


def _begins_count(text: str) -> bool:
    found = enumerator(text)
    return found is not None and any(reading.value == 1 for reading in found.readings)


def _run_roles(texts: Sequence[str], before: str, width: int | None) -> list[Role]:
    if len(texts) == 1 and is_rule(texts[0]):
        return [Role.MARKUP]
    return read_run(texts, before, width)


def _is_heading(texts: Sequence[str], before: str) -> bool:
    if before.rstrip().endswith(":") and not is_attachment(texts[0]):
        return False
    if len(texts) > _MOST_HEADS or any(map(is_bullet, texts)):
        return False
    return all(map(is_section_head, texts))


def _goes_on(text: str, before: str) -> bool:
    """Whether a paragraph that a page break cut goes on: `… the nations of` | `western Europe …`."""
    small = text.lstrip()[:1].islower() and not is_enumerated(text)
    return small and bool(_BROKEN_OFF.search(before))
