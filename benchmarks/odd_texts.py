"""Odd texts: lines of every kind that a reader looks for, drawn together, with what each says known.

`odd_lines.txt` has the lines. In them `%` stands for a word that occurs nowhere else, `@` for a number that
rises, `^` for the next number of a note: so what became of a line can be told from the TEI alone.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from benchmarks.conserved import TEI, losses, said, text_of

ROOT = Path(__file__).parents[1]
_CONTROLS = "\0\x01\x07\x08\x0b\x0e\x1b\x1f\x7f\x85\u200b\u202e\ufeff\ufffe\u2028"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")
_ESCAPES = {"f": "\f", "n": "\n", "r": "\r", "t": "\t", "0": "", "\\": "\\"}
_REPEATED = re.compile(r"⟪(\d+) (.*?)⟫")


def read_odd_lines() -> dict[str, list[str]]:
    """The sections of `odd_lines.txt`, each with its lines."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (Path(__file__).parent / "odd_lines.txt").read_text("utf-8").split("\n"):
        if line.startswith("== "):
            name = line[3:]
        elif name and line:
            whole = _REPEATED.sub(lambda match: match[2] * int(match[1]), line)
            sections.setdefault(name, []).append(_ESCAPE.sub(_unescaped, whole))
    return sections


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _ESCAPES[match[2]]


LINES = read_odd_lines()
PROSE = LINES["prose"]
_KINDS = (
    *("prose", "pages", "notes", "markup", "furniture", "verse", "letters", "scripts"),
    *("transcribers", "books", "files of letters"),
)
_ALL = [line for kind in _KINDS for line in LINES[kind]]


def piled(dice: random.Random, lines: Sequence[str], most: int = 40) -> list[str]:
    return [dice.choice(lines) for _ in range(dice.randint(1, most))]


def of_one(lines: Sequence[str]) -> Callable[[random.Random], list[str]]:
    """Lines of one kind, with prose between them."""
    return lambda dice: piled(dice, [*lines, *dice.sample(PROSE, 6)])


def mixed(dice: random.Random) -> list[str]:
    """Lines of all kinds together."""
    return piled(dice, _ALL)


def controls(dice: random.Random) -> list[str]:
    """Characters that steer, that XML forbids, or that are not seen, anywhere."""
    lines = piled(dice, _ALL, 15)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(lines))
        line = lines[at]
        cut = dice.choice([0, len(line)])
        lines[at] = line[:cut] + dice.choice(_CONTROLS) + line[cut:]
    return lines


def long_lines(dice: random.Random) -> list[str]:
    """A line, or a run of lines, that goes on and on."""
    piece = dice.choice([line for line in _ALL if line.strip()])
    often = int(10 ** dice.uniform(1, 2.2))
    between = dice.choice(["", " ", "  ", "\t", "; "])
    run = [between.join([piece] * often)] if dice.random() < 0.6 else [piece] * often
    return [*piled(dice, PROSE, 5), *run, *piled(dice, _ALL, 5)]


def house(dice: random.Random) -> list[str]:
    """Pages, running heads and notes by the forms of one edition."""
    page, head, (mark, label) = (
        dice.choice(LINES["page forms"]),
        dice.choice(LINES["running heads"]),
        dice.choice(LINES["note forms"]).split("\t"),
    )
    lines: list[str] = []
    for _ in range(dice.randint(2, 9)):
        inside = dice.random() < 0.3
        notes: list[str] = []
        body = piled(dice, [*PROSE[:7], dice.choice(_ALL)], 12)
        for at, line in enumerate(body):
            if line and dice.random() < 0.2:
                body[at] = f"{line}{mark.format('^')}"
                notes.append(f"{label.format('^')}See % there.")
        mark_line = page.format("@")
        if inside and body[0]:
            body[0] = f"{body[0]} {mark_line} and so on"
        lines += [] if inside else [mark_line]
        lines += [head.format("@")] if head and dice.random() < 0.8 else []
        lines += [*body, *([""] if notes else []), *notes, *[""] * dice.randint(0, 2)]
    return lines


def damaged(dice: random.Random) -> list[str]:
    """Documents of our own with lines that are lost, moved, doubled, cut, joined, misread."""
    paths = sorted((ROOT / "benchmarks").glob("*/*.tsv"))
    rows = [row.split("\t")[1:2] for row in dice.choice(paths).read_text("utf-8").splitlines()]
    lines = [row[0].translate(str.maketrans("%@^", "   ")) for row in rows if row]
    start = dice.randrange(max(1, len(lines) - 30))
    lines = [line[: dice.choice([60, 400, 2000])] for line in lines[start : start + 40]] or [""]
    for _ in range(dice.randint(1, 14)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        line = lines[at]
        cut = dice.randint(0, len(line))
        lines[at] = dice.choice(
            [
                line[:cut],
                line[cut:],
                lines[other],
                f"{line} {lines[other]}",
                line.upper(),
                line.replace("e", "c"),
                line[:cut] + dice.choice(_ALL) + line[cut:],
                dice.choice(_ALL),
                "",
                f"    {line}",
                line.replace(" ", "  "),
            ]
        )
    return lines


_BLOCKS = (
    (),
    ("---", "title: %", "author: %", "place:", "---"),
    ("---", "title: [Page @]", "sender:", "  - %", "  - ^", "...", ""),
    ("Title: %", "Author: %", "Date: %", ""),
)
"""What may stand above a text."""

TEXTS: dict[str, Callable[[random.Random], list[str]]] = {
    "page marks": of_one(LINES["pages"]),
    "notes": of_one(LINES["notes"]),
    "markup": of_one(LINES["markup"]),
    "furniture": of_one(LINES["furniture"]),
    "verse and drama": of_one(LINES["verse"]),
    "letters": of_one(LINES["letters"]),
    "transcribers": of_one(LINES["transcribers"]),
    "books": lambda dice: [*dice.choice(_BLOCKS), *piled(dice, [*LINES["books"], *PROSE])],
    "files of letters": of_one(LINES["files of letters"]),
    "other scripts": of_one(LINES["scripts"]),
    "mixtures": mixed,
    "control characters": controls,
    "very long lines": long_lines,
    "forms of a house": house,
    "damaged documents": damaged,
}


@dataclass(frozen=True)
class Drawn:
    """A text, with the words and page numbers that are unique in it."""

    text: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]


def draw(lines: Sequence[str], dice: random.Random) -> Drawn:
    """Puts words and numbers into lines."""
    words: list[str] = []
    numbers: list[str] = []
    first = dice.choice([97, 311, 1700])
    notes = {"refer": 0, "say": 0}

    def word(_: re.Match[str]) -> str:
        words.append("qu" + "".join("bcdfghjklm"[int(digit)] for digit in str(100 + len(words))) + "ax")
        return words[-1]

    def number(_: re.Match[str]) -> str:
        numbers.append(str(first + len(numbers)))
        return numbers[-1]

    def written(line: str) -> str:
        side = "say" if line.lstrip()[:2].strip("[(")[:1] == "^" else "refer"
        if "^" in line:
            notes[side] += 1
        line = re.sub(
            r"\^(?!\d|\^)|\^(?=\^)",
            lambda m: "^" if m.end() < len(line) and line[m.end()] == "^" else str(notes[side]),
            line,
        )
        return re.sub("@", number, re.sub("%", word, line))

    text = "\n".join(written(line) for line in lines)
    return Drawn(text, tuple(words), tuple(numbers))


def lost(drawn: Drawn, tei: bytes) -> list[str]:
    """What a TEI document has not of a drawn text."""
    text = without_forbidden(drawn.text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    faults = losses(text, tei)
    body = text_of(tei)
    dense = "".join("".join(said(body)).split())
    faults += [
        f"the word {word} is there {dense.count(word)} times"
        for word in drawn.words
        if dense.count(word) != 1
    ]
    running = "".join("".join(said(body, notes=False)).split())
    places = [running.find(word) for word in drawn.words if word in running]
    if places != sorted(places):
        faults.append("the order of the words")
    faults += [f"the page number {number}" for number in _missing_numbers(drawn, text, body)]
    return faults


def _missing_numbers(drawn: Drawn, text: str, body: etree._Element) -> Iterator[str]:
    """The numbers that stand neither in the text nor in a page or line break; one may end in a note's."""
    breaks = body.iter(f"{TEI}pb", f"{TEI}lb", f"{TEI}l")
    pages = Counter(one.get("n", "").rstrip("rv") for one in breaks)
    labels = {note.get("n", "") for note in body.iter(f"{TEI}note")}
    written = " ".join(said(body))
    for number in set(drawn.numbers):
        alone = rf"(?<!\d){number}(?!\d)"
        stood, stands = len(re.findall(alone, text)), len(re.findall(alone, written))
        cut = any(
            number.endswith(label) and number.removesuffix(label) in written for label in labels if label
        )
        if stands + pages[number] < stood and not cut:
            yield number


def without_forbidden(text: str) -> str:
    """A text with what stands for the characters that XML forbids, as `docs/input.md` says."""
    return _FORBIDDEN.sub(lambda m: chr(0x2400 + ord(m[0])) if ord(m[0]) < 0x20 else "\ufffd", text)
