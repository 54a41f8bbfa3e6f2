"""Edited documents in many shapes: text of our own, a structure that we know, the facts to compare with.

A document is drawn once as a list of parts with marks for notes and page breaks in their text; `write` sets
it down in a shape, and `facts` says what a right encoding of it holds.
"""

import random
import re
import textwrap
from dataclasses import dataclass, field, replace

NOTE = re.compile("\x01(\\d+)\x02")
BREAK = re.compile("\x03(\\d+)\x04")
SYMBOLS = ("*", "†", "‡", "§", "**", "††", "‡‡", "§§")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

PLACES = ("Harwick", "Port Ellen", "Saint Orme", "Marrow Bay, Northumber")
PEOPLE = ("Ada T. Winslow", "Josiah Fenn", "M. L. Carrow", "Edith Marsh", "Tobias Quill", "R. S. Hale, Jr.")
OFFICES = ("Harbor Commissioner", "Chairman of the Pilotage Board", "Secretary of the Lights Office")
SUBJECTS = ("Dues on Foreign Tonnage", "The Breakwater at U.S. Pier 7", "Repair of the North Light")
HEADS = ("The Present Position", "Options for the Board", "Dredging and Its Costs", "Conclusions")
SENTENCES = (
    "The commission met at Harwick on March 16 and heard the engineers.",
    "Receipts from the pilotage fund fell from $1,250,000 in 1911 to $980,000 in 1912.",
    "Mr. Fenn said that the outer wall would not stand another winter.",
    "He added: “We cannot ask the masters to pay twice.”",
    "About 30 percent of the vessels that entered in 1913 were of foreign register.",
    "The Board reviewed the matter (see the minutes of May 4) without a vote.",
    "No reply has come from the Lights Office, although two letters were sent.",
    "In view of the cost, estimated at 4.5 million, the work should be let in three parts.",
    "Miss Marsh asked whether pier 9 could be closed by 10:30 p.m. on weekdays.",
    "The tables in Annex B show the traffic for the years 1909–14.",
    "This would leave the eastern basin with a depth of 22 feet at low water.",
    "Captain Quill doubted the figures; the survey had been made in fog.",
    "It was agreed that the dues of 1908 should stand until the treaty was signed.",
    "The Governor’s instruction No. 14 left no room for delay.",
    "We recommend that the offer of the Saint Orme company be declined.",
)
NOTES = (
    "See Document 12.",
    "Not printed.",
    "No record of the meeting was found.",
    "Fenn’s letter of March 2 is in the Harbor Archive, Box 9.",
    "For the text, see Annual Report, 1912, pp. 14–17.",
    "Next to this sentence the Chairman wrote: “Who pays?”",
    "The survey of 1910 gave 24 feet; see footnote 2, Document 31.",
    "Reference is to the storm of January 8, 1909.",
)
SOURCE_NOTE = "Source: Harbor Archive, Pilotage Board, Minutes, Box 4. Confidential. Drafted by Carrow."
MONTHS = ("January", "March", "May", "June", "August", "October", "December")
MONTH_NUMBERS = (1, 3, 5, 6, 8, 10, 12)


@dataclass(frozen=True)
class Shape:
    """How a document is set down."""

    reference: str = "glued"
    notes_at: str = "end"
    separator: str = "indent"
    page_mark: str = "[Page {}]"
    bullet: str = "•"
    numbered_title: bool = True
    wrap: int | None = None
    restart: bool = True
    two_paragraphs: bool = False
    heads: str = "title"


@dataclass
class Part:
    """A part of a document: its kind and its text, or lines, with marks."""

    kind: str
    texts: list[str]


@dataclass
class Drawn:
    """A document as it was drawn."""

    number: int
    title: str
    dateline: str
    date: str
    parts: list[Part]
    notes: dict[int, list[str]] = field(default_factory=dict)
    signature: str = ""


def draw(seed: int, shape: Shape, number: int = 31) -> Drawn:
    """A document drawn by chance; the same seed gives the same."""
    chance = random.Random(seed)  # noqa: S311 - a test's data
    year, month, day = chance.randint(1905, 1919), chance.randrange(len(MONTHS)), chance.randint(1, 28)
    place = chance.choice(PLACES)
    sender, recipient = chance.sample(PEOPLE, 2)
    title = f"{chance.choice(('Memorandum', 'Letter'))} From {sender} to {recipient}\x011\x02"
    title = f"{number}. {title}" if shape.numbered_title else title
    month_number = MONTH_NUMBERS[month]
    drawn = Drawn(
        number,
        title,
        f"{place}, {MONTHS[month]} {day}, {year}.",
        f"{year}-{month_number:02}-{day:02}",
        _parts(chance, shape),
    )
    drawn.signature = sender
    _draw_notes(drawn, chance, shape)
    _draw_breaks(drawn, chance)
    return drawn


def _parts(chance: random.Random, shape: Shape) -> list[Part]:
    def paragraph() -> Part:
        return Part("p", [" ".join(chance.sample(SENTENCES, chance.randint(2, 4)))])

    def items(kind: str) -> Part:
        return Part(kind, chance.sample(SENTENCES, 3))

    table = Part(
        "table", ["Year     Vessels     Tons", "1911     212         90,400", "1912     198         88,150"]
    )
    verse = Part(
        "verse", ["The lamp is lit upon the northern stone", "And ships that pass shall never pass alone"]
    )
    parts = [Part("subject", [chance.choice(SUBJECTS)]), paragraph(), paragraph()]
    for part in chance.sample(
        [items("bullets"), items("numbered"), items("letters"), items("bare"), table, verse], 4
    ):
        if part.kind in ("bullets", "numbered", "letters", "bare"):
            parts.append(Part("p", ["The engineers put forward three points:"]))
        parts += [part, paragraph()]
    for head in chance.sample(HEADS, 2):
        parts += [Part("head", [head]), paragraph(), paragraph()]
    return parts


def _draw_notes(drawn: Drawn, chance: random.Random, shape: Shape) -> None:
    """Put references behind words, stops, quotes, figures; in paragraphs, items and the signature."""
    drawn.notes[1] = [SOURCE_NOTE]
    number = 1
    for part in drawn.parts:
        if part.kind not in ("p", "bullets", "numbered", "letters", "bare", "subject"):
            continue
        for index, text in enumerate(part.texts):
            if chance.random() < 0.35 and number < (8 if shape.reference == "symbol" else 99):
                ends = [m.end() for m in re.finditer(r"\w[.,;:]?[”)]?(?= |$)", text)]
                good = [
                    end for end in ends if not re.search(r"(?:Mr|No|and|the|of|to|that|in|a)\.?$", text[:end])
                ]
                end = chance.choice(good)
                number += 1
                drawn.notes[number] = _note_text(chance, shape)
                part.texts[index] = f"{text[:end]}\x01{number}\x02{text[end:]}"
    if number < 8 or shape.reference != "symbol":
        drawn.notes[number + 1] = ["Printed from a copy that bears this typed signature."]
        drawn.signature += f"\x01{number + 1}\x02"


def _note_text(chance: random.Random, shape: Shape) -> list[str]:
    paragraphs = [chance.choice(NOTES)]
    if shape.two_paragraphs and chance.random() < 0.4:
        paragraphs.append(chance.choice(SENTENCES))
    return paragraphs


def _draw_breaks(drawn: Drawn, chance: random.Random) -> None:
    """A page break between two parts or inside a paragraph, every few parts."""
    page = chance.randint(3, 700)
    for index in range(3, len(drawn.parts) - 1, 4):
        part = drawn.parts[index]
        gaps = [
            m.end()
            for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", part.texts[-1])
            if part.kind == "p" and m.start() > 60
        ]
        if gaps and chance.random() < 0.6:
            at = chance.choice(gaps)
            part.texts[-1] = f"{part.texts[-1][:at]}\x03{page}\x04{part.texts[-1][at:]}"
        else:
            drawn.parts[index] = replace(part, texts=[*part.texts[:-1], f"{part.texts[-1]}\x03{page}\x04"])
        page += 1


def write(drawn: Drawn, shape: Shape) -> str:
    """The document as plain text."""
    return _Writer(drawn, shape).write()


class _Writer:
    def __init__(self, drawn: Drawn, shape: Shape) -> None:
        self.drawn, self.shape = drawn, shape
        self.blocks: list[str] = []
        self.pending: list[int] = []
        self.labels: dict[int, str] = {}
        self.count = 0

    def write(self) -> str:
        for part in (Part("title", [self.drawn.title]), Part("dateline", [self.drawn.dateline])):
            self.add(part)
        for part in self.drawn.parts:
            self.add(part)
        self.add(Part("signed", [self.drawn.signature]))
        self.flush_notes()
        return "\n\n".join(self.blocks) + "\n"

    def add(self, part: Part) -> None:
        page = BREAK.search("".join(part.texts))
        if page is None:
            self.blocks.append(self.lines(part))
        elif part.texts[-1].endswith("\x04"):
            clean = [BREAK.sub("", text) for text in part.texts]
            self.blocks.append(self.lines(Part(part.kind, clean)))
            self.page(page[1])
        elif self.shape.notes_at == "end" and self.shape.page_mark[0] in "[{":
            self.blocks.append(self.lines(part))
        else:
            before, after = BREAK.split(part.texts[0])[0::2]
            self.blocks.append(self.lines(Part("p", [before.rstrip()])))
            self.page(page[1])
            self.blocks.append(self.lines(Part("p", [after])))

    def page(self, number: str) -> None:
        if self.shape.notes_at == "page":
            self.flush_notes()
            if self.shape.restart:
                self.count = 0
        self.blocks.append(self.shape.page_mark.format(number))

    def lines(self, part: Part) -> str:
        texts = [self.marked(text) for text in part.texts]
        if part.kind == "subject":
            return f"SUBJECT\n\n  {self.shape.bullet} {texts[0]}"
        if part.kind == "bullets":
            return "\n".join(self.filled(f"  {self.shape.bullet} {text}", "    ") for text in texts)
        if part.kind in ("numbered", "letters"):
            marks = ("1.", "2.", "3.") if part.kind == "numbered" else ("(a)", "(b)", "(c)")
            return "\n".join(self.filled(f"{m} {text}", "   ") for m, text in zip(marks, texts, strict=True))
        if part.kind == "head":
            return texts[0].upper() if self.shape.heads == "capitals" else texts[0].center(72).rstrip() if (
                self.shape.heads == "centred") else texts[0]  # fmt: skip
        if part.kind == "bare":
            return "\n".join(self.filled(text, "") for text in texts)
        if part.kind in ("table", "verse"):
            return "\n".join(texts)
        return self.filled(texts[0], "")

    def filled(self, text: str, indent: str) -> str:
        if self.shape.wrap is None:
            return text
        whole = re.sub(r"\[(Page|p\.) ", "[\\1\0", text)
        return textwrap.fill(
            whole, self.shape.wrap, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
        ).replace("\0", " ")

    def marked(self, text: str) -> str:
        text = BREAK.sub(lambda m: self.shape.page_mark.format(m[1]) + " ", text)
        return NOTE.sub(lambda m: self.reference(int(m[1])), text)

    def reference(self, note: int) -> str:
        self.pending.append(note)
        self.count += 1
        label = SYMBOLS[self.count - 1] if self.shape.reference == "symbol" else str(self.count)
        self.labels[note] = label
        return {
            "bracket": f"[{label}]",
            "parenthesis": f"({label})",
            "caret": f"[^{label}]",
            "superscript": label.translate(SUPERSCRIPTS),
        }.get(self.shape.reference, label)

    def flush_notes(self) -> None:
        if not self.pending:
            return
        before = {"rule": ["--------"], "heading": ["Notes"]}.get(self.shape.separator, [])
        indent = "  " if self.shape.separator == "indent" else ""
        lines = []
        for note in self.pending:
            label = self.labels[note]
            mark = {
                "bracket": f"[{label}]",
                "parenthesis": f"({label})",
                "caret": f"[^{label}]:",
                "superscript": label.translate(SUPERSCRIPTS),
                "symbol": label,
            }.get(self.shape.reference, f"{label}.")
            first, *others = self.drawn.notes[note]
            lines.append(self.filled(f"{indent}{mark} {first}", indent + "   "))
            lines += [f"\n{indent}   {other}\n" for other in others]
        self.blocks += [*before, "\n".join(lines).rstrip("\n")]
        self.pending = []


def facts(drawn: Drawn, shape: Shape) -> dict[str, list[object]]:
    """What a right encoding of the document holds, by phenomenon, in the terms of `shape_facts`."""
    writer = _Writer(drawn, shape)
    writer.write()
    found: dict[str, list[object]] = {name: [] for name in ("notes", "places", "pages", "blocks", "lists")}
    body = ""
    subject = drawn.parts[0].texts[0]
    stretches = [drawn.title, drawn.dateline, "SUBJECT"]
    for part in drawn.parts:
        marks = {"numbered": ("1.", "2.", "3."), "letters": ("(a)", "(b)", "(c)")}.get(part.kind, ("",) * 9)
        labelled = [mark + text for mark, text in zip(marks, part.texts, strict=False)]
        if part.kind == "verse":
            labelled = ["".join(part.texts)]
        stretches += labelled
        if part.kind not in ("table", "subject"):
            found["blocks"] += [letters(_clean(text)) for text in labelled]
    stretches.append(drawn.signature)
    for stretch in stretches:
        for piece in re.split("(\x01\\d+\x02|\x03\\d+\x04)", stretch):
            note, page = NOTE.fullmatch(piece), BREAK.fullmatch(piece)
            if note:
                text = letters("".join(drawn.notes[int(note[1])]))
                found["notes"].append((writer.labels[int(note[1])], text))
                found["places"].append((text, body[-20:]))
            elif page:
                found["pages"].append((page[1], body[-20:]))
            else:
                body += letters(piece)
    found["head"] = [letters(_clean(drawn.title))]
    found["date"] = [drawn.date]
    found["signed"] = [letters(_clean(drawn.signature))]
    found["lists"] = [("subject", letters(_clean(subject)))]
    return found


def _clean(text: str) -> str:
    return BREAK.sub("", NOTE.sub("", text))


def letters(text: str) -> str:
    """A text as it is compared: its letters and digits."""
    return "".join(character for character in text if character.isalnum()).lower()
