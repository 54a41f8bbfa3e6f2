"""Labelled blocks drawn anew as other houses would set them: the variety that a recogniser learns from.

A house prints all its documents alike, so from its documents alone a chain learns its habits and nothing of
what headings, datelines and paragraphs have in common. Here the same text is set with other widths, indents,
blank lines, hyphens, capitals and stops, drawn at random from a seed.
"""

import random
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from encoder.hyphens import Division, division

CONTINUED = {"text-I": "text-B", "note-I": "note-B"}
GOES_ON = {"text-B": "text-I", "note-B": "note-I"}
_SHORT = frozenset({"head", "dateline", "salute", "closer", "signed", "addressee"})
_STOPPED = frozenset({"head", "dateline", "signed", "addressee"})
_HYPHENS = 0.5


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document drawn: its lines, and for each line that is not blank its label."""

    texts: list[str]
    labels: dict[int, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a house sets its text.

    Attributes:
        width: of a line in characters; None for one line a paragraph.
        indent: of a paragraph's first line.
        blank: whether a blank line parts paragraphs.
        blank_short: whether one parts heads, datelines and the like.
        margin: before every line.
        hyphens: whether words are broken at line ends.
        centred, right: whether heads stand in the middle, datelines and signatures at the right.
        stops: what is done with the stop of short lines: added, taken away, or left.
        capitals: labels whose lines are in capitals.
    """

    width: int | None
    indent: int
    blank: bool
    blank_short: bool
    margin: int
    hyphens: bool
    centred: bool
    right: bool
    stops: str
    capitals: frozenset[str]


def draw_setting(rng: random.Random) -> Setting:
    """A house's habits, drawn at random."""
    width = rng.choice([None, None, 60, 64, 66, 68, 70, 72, 72, 76, 78, 80, 88, 96])
    kind = (
        rng.choice(["blank", "blank", "indent", "both"])
        if width
        else rng.choice(["blank", "none", "none", "indent"])
    )
    return Setting(
        width,
        rng.choice([1, 2, 3, 4, 5, 8, 10]) if kind in ("indent", "both") else 0,
        kind in ("blank", "both"),
        rng.random() < 0.6 or kind == "blank",
        rng.choice([0, 0, 0, 0, 4, 10]),
        rng.random() < _HYPHENS,
        rng.random() < 0.4,
        rng.random() < 0.35,
        rng.choice(["add", "drop", "keep"]),
        frozenset(label for label in ("head", "signed") if rng.random() < 0.25),
    )


def blocks_of(texts: Sequence[str], labels: dict[int, str]) -> list[tuple[str, str]]:
    """Label and text of each block of a labelled document; line ends within a block are gone."""
    out: list[tuple[str, str]] = []
    for row in sorted(labels):
        label, text = labels[row], " ".join(texts[row].split())
        if label in CONTINUED and out:
            kind, before = out[-1]
            joined = before[:-1] + text if division(before, text) is Division.DIVIDES else f"{before} {text}"
            out[-1] = (kind, joined)
        else:
            out.append((CONTINUED.get(label, label), text))
    return out


def draw(blocks: Sequence[tuple[str, str]], setting: Setting, rng: random.Random) -> Drawn:
    """The blocks, set as a house sets them."""
    texts: list[str] = []
    labels: dict[int, str] = {}
    before = ""
    for label, text in blocks:
        if texts and _is_parted(before, label, setting):
            texts += [""] * (1 if rng.random() < 0.85 else 2)
        for n, line in enumerate(_lines(label, _reworded(label, text, setting), setting, rng)):
            labels[len(texts)] = label if n == 0 else GOES_ON.get(label, label)
            texts.append(line)
        before = label
    return Drawn(texts, labels)


def _is_parted(before: str, label: str, setting: Setting) -> bool:
    if before == label == "head" or (before == label and label in ("signed", "addressee")):
        return False
    if label in _SHORT or before in _SHORT:
        return setting.blank_short
    return setting.blank


def _reworded(label: str, text: str, setting: Setting) -> str:
    if label in _STOPPED and setting.stops == "add" and text[-1:].isalnum():
        text += "."
    elif label in _STOPPED and setting.stops == "drop" and text.endswith("."):
        text = text[:-1]
    return text.upper() if label in setting.capitals else text


def _lines(label: str, text: str, setting: Setting, rng: random.Random) -> Iterator[str]:
    margin = " " * setting.margin
    if setting.width is None:
        lead = " " * setting.indent if label == "text-B" else ""
        yield margin + lead + text
        return
    if label in _SHORT:
        for line in textwrap.wrap(text, setting.width - 4) or [text]:
            room = setting.width - len(line)
            if setting.centred and label == "head":
                yield margin + " " * (room // 2) + line
            elif setting.right and label in ("dateline", "signed", "closer"):
                yield margin + " " * max(0, room - rng.choice([0, 0, 2, 6])) + line
            else:
                yield margin + (" " * setting.indent if label == "salute" else "") + line
        return
    lead = " " * setting.indent if label == "text-B" else ""
    for line in _wrapped(text, setting, lead):
        yield margin + line


def _wrapped(text: str, setting: Setting, lead: str) -> list[str]:
    width = setting.width or 72
    if not setting.hyphens:
        return textwrap.wrap(text, width, initial_indent=lead, break_on_hyphens=False) or [lead + text]
    lines, line = [], lead
    for word in text.split():
        gap = "" if line == lead else " "
        if len(line) + len(gap) + len(word) <= width:
            line += gap + word
            continue
        room = width - len(line) - len(gap) - 1
        if word.isalpha() and room >= 3 and len(word) - room >= 3:
            lines.append(f"{line}{gap}{word[:room]}-")
            line = word[room:]
        elif line.strip():
            lines.append(line)
            line = word
        else:
            line += word
    return [*lines, line]
