"""Entries: of diaries, logs and chronicles, with their dates; of registers and inventories, as items."""

from collections.abc import Sequence
from dataclasses import replace

from encoder.days import Entry, find_entries, read_day
from encoder.document.elements import children
from encoder.document.flat import OPAQUE, flatten
from encoder.document.heading import plain_text
from encoder.document.phrase import Phrase
from encoder.document.phrases import wrap
from encoder.language import is_item
from encoder.model import SILENT, Block, Content, Element, Role, Text

ENTRY = "entry"
_BEGINNINGS = frozenset({Role.HEAD, Role.DATELINE, Role.PARAGRAPH, Role.ITEM})
_FEWEST_ITEMS, _FEWEST_LETTERS = 2, 2
_LONGEST_LINE = 160
_CERT = (None, "high", "medium")


def mark_entries(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, where those that begin an entry say so and have its date as an element.

    What an entry leaves out, its month and year, is that of the last; a date of which parts were so inferred
    says so: `4th.` → `<date when="1790-01-04" cert="high" resp="#engross">4th</date>.` Entries of a
    line each right below each other are a register, unless they are years of annals: items of a list, as are
    those of an inventory, which begin `Item`.
    """
    texts = [plain_text(block.content) if block.role in _BEGINNINGS else "" for block in blocks]
    entries = () if (found := find_entries(texts)) and _are_of_letters(blocks, found) else found
    out = list(blocks)
    is_register = _is_register(blocks, texts, entries)
    for before, entry in zip((None, *entries), entries, strict=False):
        if before and before.mark.is_alone and before.at + 1 == entry.at and _is_same(entry):
            continue
        if blocks[entry.at].ruled and blocks[entry.at].role is Role.ITEM:
            continue
        dated = _dated(blocks[entry.at], entry)
        out[entry.at] = replace(dated, role=Role.ITEM) if is_register else replace(dated, begins=ENTRY)
    for at in _heads_between(texts, entries):
        out[at] = blocks[at] if blocks[at].ruled else replace(blocks[at], role=Role.HEAD)
    for at in [] if entries else _inventoried(texts):
        is_free = blocks[at].role is Role.PARAGRAPH and not blocks[at].ruled
        out[at] = replace(blocks[at], role=Role.ITEM) if is_free else blocks[at]
    return tuple(out)


def _are_of_letters(blocks: Sequence[Block], entries: Sequence[Entry]) -> bool:
    """Whether most days stand below titles or names, in a text that is signed: those of letters."""
    if not any(block.role is Role.SIGNED for block in blocks):
        return False
    above = [blocks[entry.at - 1].role for entry in entries if entry.at]
    titled = above.count(Role.HEAD)
    return titled >= _FEWEST_LETTERS and 2 * (titled + above.count(Role.SIGNED)) > len(entries)


def _is_same(entry: Entry) -> bool:
    """Whether an entry says nothing of its day but that it is the last one's: below that it is weather."""
    return entry.mark.is_same and not (entry.mark.day or entry.mark.weekday)


def _heads_between(texts: Sequence[str], entries: Sequence[Entry]) -> list[int]:
    """The blocks between entries that say a month or year and nothing else, and are none: `March`."""
    if not entries:
        return []
    begun = {entry.at for entry in entries}
    between = (at for at in range(entries[0].at, entries[-1].at) if at not in begun)
    marks = ((at, read_day(texts[at])) for at in between)
    return [
        at for at, mark in marks if mark and mark.is_alone and not (mark.day or mark.weekday or mark.is_same)
    ]


def _is_register(blocks: Sequence[Block], texts: Sequence[str], entries: Sequence[Entry]) -> bool:
    """Whether entries are lines that stand right below each other."""
    if not entries or any(blocks[entry.at].ruled for entry in entries):
        return False
    if any(blocks[entry.at].role not in (Role.PARAGRAPH, Role.ITEM) for entry in entries):
        return False
    if all(entry.mark.day is None and entry.mark.year for entry in entries):
        return False
    first, last = entries[0].at, entries[-1].at
    between = [at for at in range(first + 1, last + 1) if blocks[at].role not in SILENT]
    are_all = len(between) + 1 == len(entries)
    are_lines = not any(any(children(blocks[entry.at].content, "lb")) for entry in entries)
    return (
        are_all
        and are_lines
        and all(blocks[at].gap == 0 and len(texts[at]) <= _LONGEST_LINE for at in between)
    )


def _inventoried(texts: Sequence[str]) -> list[int]:
    """The blocks that begin `Item` or `Imprimis`, where there are some."""
    found = [at for at, text in enumerate(texts) if is_item(text)]
    return found if len(found) >= _FEWEST_ITEMS else []


def _dated(block: Block, entry: Entry) -> Block:
    """The block of an entry's beginning: an item whose number is a day is a paragraph."""
    content = _unlabelled(block.content) if block.role is Role.ITEM else block.content
    role = Role.PARAGRAPH if block.role is Role.ITEM else block.role
    phrase = _phrase(content, entry)
    content = wrap(content, (phrase,)) if phrase else content
    return replace(block, role=role, content=content, mark=None)


def _phrase(content: Content, entry: Entry) -> Phrase | None:
    """The date at the beginning of a content; None where its words are in no one element."""
    flat = flatten(content)
    start = len(flat) - len(flat.lstrip(" \t\n"))
    if flat[start : start + 1] == OPAQUE:
        end = start + 1
    else:
        places = _places(flat)
        if entry.mark.end > len(places):
            return None
        start, end = places[entry.mark.start], places[entry.mark.end - 1] + 1
        if "\n" in flat[start:end]:
            return None
    if OPAQUE in flat[start + 1 : end] or start >= end:
        return None
    cert = _CERT[entry.doubt]
    given = {"when": entry.when, "cert": cert, "resp": "#engross" if cert else None}
    return Phrase(start, end, "date", tuple((name, value) for name, value in given.items() if value))


def _places(flat: str) -> list[int]:
    """Where each character of a text stands whose white space is one blank each, in the text as it is set."""
    return [
        at
        for at, char in enumerate(flat)
        if not char.isspace() or (0 < at < len(flat.rstrip()) and not flat[at - 1].isspace())
    ]


def _unlabelled(content: Content) -> Content:
    """The content of an item with its bullet and label as text: `<label>5.</label>Sunday` → `5. Sunday`."""
    out: list[Text] = []
    for index, node in enumerate(content):
        if isinstance(node, Element) and node.name == "label":
            out += [leaf for leaf in node.content if isinstance(leaf, Text)]
            return (*content[:index], *_joined(out, content[index + 1 :]))
    return content


def _joined(label: Sequence[Text], rest: Content) -> Content:
    """The label and the text behind it as one."""
    first = rest[0] if rest else None
    if not label or not isinstance(first, Text):
        return (*label, *rest)
    gap = first.start - label[-1].start - len(label[-1].text)
    return (Text(label[0].start, label[0].text + " " * gap + first.text), *rest[1:])
