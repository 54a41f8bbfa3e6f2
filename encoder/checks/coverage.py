"""Does a TEI document still hold every character of its source? Also after editors worked on it.

Nothing but the two texts is needed: they are walked side by side, white space aside. Markup of the source
(bullets, Markdown, note numbers, page marks, rules) may be passed over where an element of the TEI stands for
it, with its value, and each element stands for one piece of it (`standing.py`). Numbered notes may stand
anywhere; what `supplied`, `corr`, `reg` and `expan` add is not the source's.
"""

from collections.abc import Iterator

from lxml import etree

from encoder.checks.running_text import Dense, dense, running_text
from encoder.checks.side_by_side import Walk
from encoder.checks.source_notes import Misnumbered, without_notes
from encoder.findings import Finding, Place, Severity


def coverage(tree: etree._ElementTree, source: str, file: str, tei_file: str) -> tuple[Finding, ...]:
    """What is in one of the texts and not in the other.

    Args:
        tree: of the TEI document.
        source: the text it was made from.
        file: what to call the source.
        tei_file: what to call the TEI document.
    """
    running, notes = running_text(tree)
    rest, misnumbered, _ = without_notes(source, notes)
    found = (_other_number(one, file) for one in misnumbered)
    return (*found, *_compared(Walk(dense([(rest, 1)]), running), file, tei_file))


def differences(tree: etree._ElementTree, source: str) -> Iterator[tuple[str, str]]:
    """What a TEI document and its source do not have in common, without white space.

    Args:
        tree: of the TEI document.
        source: the text it was made from.

    Yields:
        What only the source has at a place, and what only the TEI has there; of notes that the source does
        not have, nothing and their text.
    """
    running, notes = running_text(tree)
    rest, _, strays = without_notes(source, notes)
    yield from (("", note.text.text) for note in strays)
    walk = Walk(dense([(rest, 1)]), running)
    for one in walk.differences():
        yield walk.source.text[one.at : one.upto], running.text.text[one.there : one.until]


def _compared(walk: Walk, file: str, tei_file: str) -> Iterator[Finding]:
    """What differs, as findings, in the order of the texts."""
    for one in walk.differences():
        if one.is_mark:
            yield _unmarked(walk.source, one.at, one.upto, file)
            continue
        if one.upto > one.at:
            yield _lost(walk.source, one.at, one.upto, file)
        if one.until > one.there:
            yield _added(walk.tei.text, one.there, one.until, tei_file)


def _unmarked(source: Dense, start: int, end: int, file: str) -> Finding:
    text = source.whole[source.at[start] : source.at[max(end, start + 1) - 1] + 1]
    message = f'nothing in the TEI stands for the mark "{_short(text)}" of the source'
    hint = "a page mark is a `<pb>` with its number, a bullet an `<item>`, emphasis a `<hi>`"
    return Finding("coverage/mark", Severity.ERROR, message, Place(file, source.line(start)), hint)


def _other_number(note: Misnumbered, file: str) -> Finding:
    message = f'the note that the source numbers "{note.number}" is note {note.n} in the TEI'
    return Finding("coverage/mark", Severity.ERROR, message, Place(file, note.line), "correct its @n")


def _lost(source: Dense, start: int, end: int, file: str) -> Finding:
    text = source.whole[source.at[start] : source.at[end - 1] + 1]
    message = f'the TEI no longer has {_count(end - start)} of the source: "{_short(text)}"'
    return Finding("coverage/lost", Severity.ERROR, message, Place(file, source.line(start)))


def _added(tei: Dense, start: int, end: int, file: str) -> Finding:
    text = tei.whole[tei.at[start] : tei.at[end - 1] + 1]
    message = f'the source does not have {_count(end - start)} of the TEI: "{_short(text)}"'
    hint = "what an editor adds is `<supplied>`, `<corr>` or an editorial `<note>`"
    return Finding("coverage/added", Severity.ERROR, message, Place(file, tei.line(start)), hint)


def _count(number: int) -> str:
    return f"{number:,} character{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
