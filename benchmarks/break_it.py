"""Tries to break the product: thousands of odd inputs by the real commands, and a table of what became of them.

usage: python -m benchmarks.break_it [--inputs N] [--seed N] [--only WORDS] [--keep FOLDER]

Texts are drawn line by line; each line has a word, a page number or both that occur nowhere else, so that it can be
told without any code of the encoder (`conserved.py`) what became of it. Other classes are faults: of bytes, of
metadata, of schemas that documents name, of TEI that is validated, compared with its source, published, and of
requests to the preview. Printed for each class: inputs, those refused in a line, faults of ours (exit 70), those over
the budget of time, losses, documents encoded as paragraphs only (T01). A loss is also: an edit that `coverage` does
not see, a word of TEI that its page has not, a schema of a stranger that tells a secret or writes a file. Exit code 1
if there is any. With `--keep`, what broke is kept there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from lxml import etree

from benchmarks.conserved import TEI, body_of, losses, said

ROOT = Path(__file__).parents[1]
SECRET = "harbour-secret-4711"  # noqa: S105 - nobody's
_SECONDS = 60
_CONTROLS = [
    chr(code) for code in (0, 1, 7, 8, 11, 14, 27, 31, 127, 133, 0x200B, 0x202E, 0xFEFF, 0xFFFE, 0x2028)
]
Line = str


@dataclass
class Row:
    """A row of the table."""

    inputs: int = 0
    refused: int = 0
    faults: int = 0
    hangs: int = 0
    losses: int = 0
    modest: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def is_bad(self) -> bool:
        return bool(self.faults or self.hangs or self.losses or self.modest)


# Texts -----------------------------------------------------------------------------------------------------
# `%` stands for a word that occurs nowhere else, `@` for a number that rises and does not, `^` for the next number
# of a note.

_PROSE = [
    "% of the harbour was closed by the board in the spring of 1951.", "the masters of % and the pilots were heard by",
    "%", "    % went on with the work until the", "it was the word %bro-", "ken % over lines, in 1968 and after.",
    "He said: “% will not stand another winter.”", "Receipts fell from $1,250,000 to % in 1912.", "", "", "",
]  # fmt: skip
_PAGES = [
    "[Page @]", "[page @]", "[p. @]", "[Pg @]", "## Page @", "<!-- page @ -->", "--- Page @ ---", "{@}", "{@}-----",
    "____ @ ____", "- @ -", "[@]", "|@|", "(p. @)", "Page @", "\\pagebreak{@}", '<pb n="@"/>', "=== @ ===", "@",
    "% and [Page @] then", "%[Page @]% fused", "[4 lines of [Page @] source % not declassified]", "% |@| within",
    "---", "\f", "[p. break]", "<!-- page -->", "[fol. @r]", "[Seite @]", "[S. @]", "%||@ glued", "/@/", "@ %",
]  # fmt: skip
_NOTES = [
    "% was said.^", "% was said[^]", "% said[^^]", "% said <sup>^</sup> again", "% said ¹ and", "% said*", "% said.†",
    "  ^. Source: % Records.", "  ^. See Document % 4.", "[^] See %.", "[^^]: The % file.", "^ Ibid., % p. 4.",
    "^) Not % printed.", "¹ Not % found.", "* A % copy.", "† The % report.", "Notes", "NOTES:", "----------",
    "(^) % is meant.", "^ % Handlung] Handel B", "a % fehlt A", "Footnotes", "12 et] % om. C",
]  # fmt: skip
_MARKUP = [
    "- % bullet", "• —% bullet", "- (a) % point", "* % star", "1. First % point", "(ii) third %", "(111) fourth %",
    "a **%** word", "__%__", "<u>%</u>line", "_% slanted_ word", "a *%* word", "**% not closed", "# %", "### The % of",
    "## Notes on % in 1951", "| % | b |", "| % | [Page @] c |", "|---|---|", "```text", "```", "``` text %", "~~~~",
    "* * *", "=======", "> % quoted", "<b>%", "<i>%</i><sup>2</sup>", "[%](https://a.org/%)", "&amp; % &lt;", "***",
    "]]> & <b> \"%\" 'x' <script>", "<%>", "</div> %", "<?pi %?>", "<!-- % -->", "- - %", "•", "#", "| |", "____",
]  # fmt: skip
_FURNITURE = [
    "SECRET", "TOP SECRET", "CONFIDENTIAL - %", "14-00000", "104-10391-10177", "2025 RELEASE UNDER THE % ACT OF 1992",
    "- 2 -", "THE % PAPERS", "The % Papers      @", "@      THE HARBOUR PAPERS", "THE HARBOUR PAPERS", "Page 3 of 7",
    "[1 line not declassified]", "[Here follows a discussion of %.]", "[illegible]", "%-", "RETURN TO % FILE",
]  # fmt: skip
_VERSE = [
    "The lamp is lit upon the % stone,", "And ships that pass shall never % alone.", "    O % of the northern light!",
    "ACT I.", "SCENE II. A % harbour.", "QUILL. The % tide is out.", "Quill. [Aside.] % waits.", "CHORUS %", "Exeunt %.",
    "Canto @", "IV.", "", "", "                    %", "5  The % wall is cold,",
]  # fmt: skip
_LETTER = [
    "12. Letter From % to B1", "Port Salter, March 14, 1951.", "Dear %:", "Dear Sir, %", "Yours % faithfully,", "W. %",
    "MEMORANDUM FOR MR. %", "SUBJECT: The %", "SUBJECT", "TO : The % Board", "VESSEL :", "FROM: %", "P.S. % is well.",
    "Lieber Freund %!", "Paris, le 3 mai 1871. %", "Monsieur %,", "Ihr ergebenster %", "L.S.", "cc: %", "(Signed) %",
    "Enclosure: %", "Halle, d. 3ten Novbr. 1831", "II.", "APPENDIX %", "[Enclosure]", "No. 4. %", "[London] %",
]  # fmt: skip
_SCRIPTS = [
    "Παλαιὰ % πόλις καὶ θάλασσα", "Письмо % къ князю отъ 3 мая", "שלום % לכל העולם", "مرحبا % بالعالم", "漢字 % かな交じり文。",
    "한국어 % 문서", "Ça % où naïve œuvre", "ſo % iſt eß", "é̂ % combining e\u0301\u0302", "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 %", "ab\u200d% zwj", "⁂ %", "№ 5 %",
    "\u202e% rtl\u202c", "ﬁ % ligature", "Ⅳ. % roman", "１２ % wide", "¹²³ % raised", "½ % half", "\u00a0% nbsp\u00a0",
    "\u3000% ideographic space", "देवनागरी % ३", "[Σελ. @]", "стр. @", "第@頁", "% \u2028 line \u2029 ends \x85 odd",
]  # fmt: skip
_ALL = [*_PROSE, *_PAGES, *_NOTES, *_MARKUP, *_FURNITURE, *_VERSE, *_LETTER, *_SCRIPTS]
_FORMS = [
    "[{}]",
    "[Page {}]",
    "[p. {}]",
    "|{}|",
    "- {} -",
    "{}",
    "<!-- {} -->",
    "[fol. {}r]",
    "({})",
    "||{}",
    "[S. {}]",
]
_HEADS = ["THE HARBOUR PAPERS", "{}    THE HARBOUR PAPERS", "THE % PAPERS   {}", "", ""]
_NOTE_FORMS = [
    ("{}", "{}. "),
    ("[{}]", "[{}] "),
    ("[^{}]", "[^{}]: "),
    ("<sup>{}</sup>", "{} "),
    ("({})", "({}) "),
    (" {})", "{}) "),
]


def _piled(dice: random.Random, lines: Sequence[Line], most: int = 40) -> list[Line]:
    return [dice.choice(lines) for _ in range(dice.randint(1, most))]


def of_one(lines: Sequence[Line]) -> Callable[[random.Random], list[Line]]:
    """Lines of one kind, with prose between them."""
    return lambda dice: _piled(dice, [*lines, *dice.sample(_PROSE, 6)])


def mixed(dice: random.Random) -> list[Line]:
    """Lines of all kinds together."""
    return _piled(dice, _ALL)


def controls(dice: random.Random) -> list[Line]:
    """Characters that steer, that XML forbids, or that are not seen, anywhere."""
    lines = _piled(dice, _ALL, 15)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(lines))
        line = lines[at]
        cut = dice.choice([0, len(line)])
        lines[at] = line[:cut] + dice.choice(_CONTROLS) + line[cut:]
    return lines


def long_lines(dice: random.Random) -> list[Line]:
    """A line, or a run of lines, that goes on and on."""
    piece = dice.choice([line for line in _ALL if line.strip()])
    often = int(10 ** dice.uniform(1, 2.2))
    between = dice.choice(["", " ", "  ", "\t", "; "])
    run = [between.join([piece] * often)] if dice.random() < 0.6 else [piece] * often
    return [*_piled(dice, _PROSE, 5), *run, *_piled(dice, _ALL, 5)]


def house(dice: random.Random) -> list[Line]:
    """Pages, running heads and notes by the forms of one edition."""
    page, head, (mark, label) = dice.choice(_FORMS), dice.choice(_HEADS), dice.choice(_NOTE_FORMS)
    lines: list[Line] = []
    for _ in range(dice.randint(2, 9)):
        inside = dice.random() < 0.3
        notes: list[Line] = []
        body = _piled(dice, [*_PROSE[:7], dice.choice(_ALL)], 12)
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


def damaged(dice: random.Random) -> list[Line]:
    """Documents of our own with lines that are lost, moved, doubled, cut, joined, misread."""
    paths = [
        *sorted((ROOT / "benchmarks").glob("documents/*.tsv")),
        *sorted((ROOT / "benchmarks").glob("typescripts/*.tsv")),
    ]
    rows = [row.split("\t")[1:2] for row in dice.choice(paths).read_text("utf-8").splitlines()]
    lines = [row[0].translate(str.maketrans("%@^", "   ")) for row in rows if row]
    start = dice.randrange(max(1, len(lines) - 30))
    lines = [line[: dice.choice([60, 400, 2000])] for line in lines[start : start + 40]] or [""]
    for _ in range(dice.randint(1, 14)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        line = lines[at]
        cut = dice.randint(0, len(line))
        lines[at] = dice.choice(
            [line[:cut], line[cut:], lines[other], f"{line} {lines[other]}", line.upper(), line.replace("e", "c"),
             line[:cut] + dice.choice(_ALL) + line[cut:], dice.choice(_ALL), "", f"    {line}", line.replace(" ", "  ")]
        )  # fmt: skip
    return lines


TEXTS: dict[str, Callable[[random.Random], list[Line]]] = {
    "page marks": of_one(_PAGES),
    "notes": of_one(_NOTES),
    "markup": of_one(_MARKUP),
    "furniture": of_one(_FURNITURE),
    "verse and drama": of_one(_VERSE),
    "letters": of_one(_LETTER),
    "other scripts": of_one(_SCRIPTS),
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


def draw(lines: Sequence[Line], dice: random.Random) -> Drawn:
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

    def written(line: Line) -> str:
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
    text = re.sub("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]", _visible, drawn.text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    faults = losses(text, tei)
    body = body_of(tei)
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
    pages = Counter(pb.get("n") for pb in body.iter(f"{TEI}pb"))
    written = " ".join(said(body))
    for number in set(drawn.numbers):
        alone = rf"(?<!\d){number}(?!\d)"
        stood, stands = len(re.findall(alone, text)), len(re.findall(alone, written))
        if (
            stands + sum(count for n, count in pages.items() if re.fullmatch(rf"{number}[rv]?", n or ""))
            < stood
        ):
            faults.append(f"the page number {number}")
    return faults


def _visible(match: re.Match[str]) -> str:
    return chr(0x2400 + ord(match[0])) if ord(match[0]) < 0x20 else "\ufffd"


# Commands --------------------------------------------------------------------------------------------------


def engross(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command of the product."""
    environment = {**os.environ, "SECRET": SECRET, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "encoder", *map(str, arguments)],
        cwd=folder, env=environment, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def told(row: Row, result: subprocess.CompletedProcess[str]) -> None:
    """Counts what a command said on standard error."""
    lines = result.stderr.splitlines()
    row.faults += sum(
        "a fault of engross" in line or "Traceback" in line for line in lines
    ) or result.returncode in (70, -11)
    row.hangs += sum("took longer" in line for line in lines)
    row.refused += sum(
        line.startswith("engross: ") and ".txt" in line and "warning" not in line for line in lines
    )
    row.broken += [line for line in lines if "a fault of engross" in line or "took longer" in line]


def encode_texts(name: str, inputs: int, dice: random.Random, folder: Path) -> Row:
    """Texts of a kind, by `engross encode`."""
    sources: dict[str, Drawn] = {}
    (folder / "in").mkdir()
    for at in range(inputs):
        drawn = draw(TEXTS[name](dice), dice)
        sources[f"t{at}"] = drawn
        (folder / "in" / f"t{at}.txt").write_text(drawn.text, "utf-8", newline="")
    row = Row(inputs)
    for kind in (
        ("auto", "edited", "typescript")[: 3 if inputs < 200 else 1]
        if name != "mixtures"
        else ("auto", "edited", "typescript")
    ):
        out = folder / f"out-{kind}"
        result = engross("encode", "in", "-o", out, "--kind", kind, "--report", out.with_suffix(".json"), "--timeout", _SECONDS, folder=folder)  # fmt: skip
        told(row, result)
        row.inputs = row.inputs if kind == "auto" else row.inputs + inputs
        row.modest += _modest(out.with_suffix(".json"), row)
        for stem, drawn in sources.items():
            tei = out / f"{stem}.xml"
            faults = lost(drawn, tei.read_bytes()) if tei.exists() else _unwritten(drawn, result.stderr, stem)
            if faults:
                row.losses += 1
                row.broken.append(f"{stem} {kind}: {faults[:3]}")
    return row


def _unwritten(drawn: Drawn, errors: str, stem: str) -> list[str]:
    if f"{stem}.txt" in errors or not drawn.text.strip():
        return []
    return ["nothing was written, and nothing said"]


def _modest(report: Path, row: Row) -> int:
    documents = json.loads(report.read_bytes())["documents"]
    found = [
        (document["source"], finding["message"])
        for document in documents
        for finding in [*document.get("decisions", ()), *document.get("warnings", ())]
        if finding["rule"] == "T01"
    ]
    row.broken += [f"{source}: T01 {message}" for source, message in found]
    return len(found)


_CODECS = """utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le cp1252 latin-1 iso8859-15 mac-roman cp850 cp437
cp1250 iso8859-2 koi8-r cp1251 cp866 iso8859-7 cp1253 cp1255 shift_jis euc-jp iso2022_jp gb18030 big5 euc-kr utf-7
cp1257 cp1254""".split()


def encode_bytes(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Texts in encodings, cut off, with bytes changed, and bytes that are none, by `engross encode`."""
    (folder / "in").mkdir()
    whole: dict[str, str] = {}
    for at in range(inputs):
        text = draw(_piled(dice, [*_PROSE, *_LETTER, *_SCRIPTS[-1:], *_SCRIPTS[:8]], 30), dice).text
        codec = dice.choice(_CODECS)
        data = text.encode(codec, "ignore")
        what = dice.randrange(6)
        if what == 0 and data.decode(codec, "replace").strip():
            whole[f"t{at}"] = data.decode(codec)
        elif what == 1:
            data = data[: dice.randint(0, len(data))]
        elif what == 2:
            data = bytes(dice.choice([byte, byte, byte, dice.randrange(256)]) for byte in data)
        elif what == 3:
            data = dice.randbytes(dice.randint(0, 4000))
        elif what == 4:
            data = (
                dice.choice(
                    [
                        b"\xff\xfe",
                        b"\xfe\xff",
                        b"\xef\xbb\xbf",
                        b"\xff\xfe\0\0",
                        b"%PDF",
                        b"\0" * 9,
                        b"\x1b$B",
                    ]
                )
                + data
            )
        else:
            place = dice.randint(0, len(data))
            data = data[:place] + bytes([dice.randrange(128, 256)]) + data[place:]
        (folder / "in" / f"t{at}.txt").write_bytes(data)
    row = Row(inputs)
    result = engross("encode", "in", "-o", "out", "--report", "r.json", "--timeout", _SECONDS, folder=folder)
    told(row, result)
    row.modest = _modest(folder / "r.json", row)
    for stem, text in whole.items():
        tei = folder / "out" / f"{stem}.xml"
        wrong = (
            losses(re.sub("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]", _visible, text), tei.read_bytes())
            if tei.exists()
            else []
        )
        if wrong:
            row.losses += 1
            row.broken.append(f"{stem}: {wrong[:2]}")
    return row


_VALUES = [
    '"1951-03-14"', '"1951-02-30"', '"-0044-03-15"', '"spring"', '"0000"', '"1951/1953"', '"\\u0001"', '"\\u202e"', "1951",
    "true", "1.5", "[]", "[[]]", '["a", "b"]', "{}", '"]]>"', '"<b>&"', '""', '"en"', '"xx-"', '"Top Secret"', '"gulls"', '"é"',
    "1951-03-14", "1951-03-14T10:00:00Z", '"' + "long " * 400 + '"', "nan", '"\\n"', '"--"', '"#q"', '"https://a.org/ b"',
    "99999999999999999999", '"9999999-01-01"', '"Y-17000"', '"195X"', '"1951?"', "'''a\nb'''", '"\\uFFFE"', "0x1F",
]  # fmt: skip
_KEYS = "title date place sender recipient classification language identifier availability repository name x é".split()


def metadata(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Sidecars beside texts, and tables for all of them, by `engross encode`."""
    row = Row(inputs)
    (folder / "in").mkdir()
    tables = min(40, inputs // 5)
    for at in range(inputs - tables):
        keys = dice.sample(_KEYS[:-2], dice.randint(1, 5)) + dice.choices(_KEYS, k=dice.random() < 0.15)
        lines = [f"{dice.choice([key, chr(34) + key + chr(34)])} = {dice.choice(_VALUES)}" for key in keys]
        text = "\n".join(
            lines if dice.random() < 0.9 else [*lines, dice.choice(["[t]", "=", "[[a]]", "a.b = 1", "\x00"])]
        )
        (folder / "in" / f"t{at}.toml").write_text(text, "utf-8")
        (folder / "in" / f"t{at}.txt").write_text(
            f"Port Salter, May 4, 1951.\n\nThe qubobax wall {at} stands."
        )
    result = engross("encode", "in", "-o", "out", "--report", "r.json", folder=folder)
    told(row, result)
    row.modest += _modest(folder / "r.json", row)
    for at in range(inputs - tables):
        tei = folder / "out" / f"t{at}.xml"
        if tei.exists() and (b"qubobax" not in tei.read_bytes() or b" -- not valid" in tei.read_bytes()):
            row.losses += 1
    checked = engross("validate", "out", "--format", "json", folder=folder)
    invalid = [one["file"] for one in json.loads(checked.stdout)["documents"] if not one["valid"]]
    row.losses += len(invalid)
    row.broken += [f"not valid: {file}" for file in invalid]
    (folder / "one").mkdir()
    (folder / "one" / "a.txt").write_text("The wall stands.")
    for at in range(tables):
        cells = [[dice.choice(_VALUES)[: dice.randint(0, 80)] for _ in range(3)] for _ in range(3)]
        sign = dice.choice(",;\t")
        table = (
            sign.join(["name", *dice.sample(_KEYS, 2)]) + "\n" + "\n".join(sign.join(line) for line in cells)
        )
        data = table.encode(dice.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), "replace")
        (folder / f"m{at}.csv").write_bytes(data)
        told(row, engross("encode", "one", "-o", "out1", "--metadata", f"m{at}.csv", folder=folder))
    return row


_LEAKS = [
    "unparsed-text('{0}/secret.txt')", "doc('{0}/secret.xml')", "document('{0}/secret.xml')", "environment-variable('SECRET')",
    "collection('{0}')", "unparsed-text-lines('{0}/secret.txt')[1]", "json-doc('{0}/secret.json')", "uri-collection('{0}')",
    "function-lookup(xs:QName('fn:unparsed-text'), 1)('{0}/secret.txt')", "('{0}/secret.txt') ! unparsed-text(.)",
    "let $f := unparsed-text#1 return $f('{0}/secret.txt')", "apply(unparsed-text#1, ['{0}/secret.txt'])",
    "fn:transform(map{{'stylesheet-location': '{0}/evil.xsl'}})", "Q{{http://www.w3.org/2005/xpath-functions}}doc('{0}/secret.xml')",
    "parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY b SYSTEM &quot;{0}/secret.txt&quot;>]>&lt;a>&amp;amp;b;&lt;/a>')", "available-environment-variables()[1]",
    "(: ' :) unparsed-text('{0}/secret.txt')", "string(doc('../{0}/secret.xml'))", "doc('{0}/sec' || 'ret.xml')", "id('a', doc('{0}/secret.xml'))",
    "for-each(('{0}/secret.txt'), unparsed-text#1)", "fold-left('{0}/secret.xml', (), function($a, $b) {{ doc($b) }})", "static-base-uri()",
    "saxon:evaluate('1')", "Q{{http://saxon.sf.net/}}doc('{0}/secret.xml')", "java:java.lang.System.getenv('SECRET')", "unparsed-text-available('{0}/secret.txt')",
    "stream-available('{0}/secret.xml')", "load-xquery-module('{0}')", "put(., '{0}/w.xml')", "random-number-generator()", "1 to 999999999999",
    "string-join((1 to 30000000) ! '" + SECRET[:4] + "x')", "count((1 to 100000000)[. mod 7 = 0])", "matches('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+$')",
]  # fmt: skip
_WRAPS = [
    '<pattern><rule context="*"><assert test="false()">no <value-of select="{0}"/></assert></rule></pattern>',
    '<let name="v" value="{0}"/><pattern><rule context="*"><report test="true()">no <value-of select="$v"/></report></rule></pattern>',
    '<pattern><rule context="*[{0}]"><report test="true()">x</report></rule></pattern>',
    '<pattern><rule context="*"><report test="contains({0}, \'a\')">x</report></rule></pattern>',
    '<xsl:function name="t:f"><xsl:sequence select="{0}"/></xsl:function><pattern><rule context="*"><report test="t:f()"><value-of select="t:f()"/></report></rule></pattern>',
    '<xsl:variable name="w"><xsl:value-of select="{0}"/></xsl:variable><pattern><rule context="*"><report test="true()"><value-of select="$w"/></report></rule></pattern>',
    '<xsl:template match="/"><xsl:result-document href="{1}/w.xml"><a/></xsl:result-document></xsl:template><pattern><rule context="*"><report test="{0}">x</report></rule></pattern>',
    '<xsl:include href="{1}/evil.xsl"/><pattern><rule context="*"><report test="{0}">x</report></rule></pattern>',
    '<include href="{1}/secret.xml"/><pattern><rule context="*"><report test="{0}">x</report></rule></pattern>',
    '<pattern documents="{0}"><rule context="*"><report test="true()"><value-of select="string(.)"/></report></rule></pattern>',
    '<pattern abstract="true" id="p"><rule context="$c"><report test="true()"><value-of select="$e"/></report></rule></pattern><pattern is-a="p"><param name="c" value="*"/><param name="e" value="{0}"/></pattern>',
    '<pattern><rule context="*"><report test="true()" role="{{{0}}}">x<name path="{0}"/></report></rule></pattern>',
]  # fmt: skip
_GRAMMARS = [
    '<start><externalRef href="{0}/secret.rng"/></start>', '<include href="{0}/secret.rng"/>', "<start><ref name='a'/></start>",
    "<start><element><anyName/><zeroOrMore><choice>" + "<text/>" * 3 + "<ref name='a'/></choice></zeroOrMore></element></start><define name='a'><ref name='a'/></define>",
    "<start><element><anyName/><interleave>" + "<optional><element name='b'><text/></element></optional>" * 60 + "</interleave></element></start>",
    "<start>" + "<group>" * 3000 + "<text/>" + "</group>" * 3000 + "</start>", "<start><data type='string'><param name='pattern'>(a+)+$</param></data></start>",
    "<start><element><anyName/>" + "<choice>" * 18 + "<text/><attribute name='n'/>" + "</choice>" * 18 + "</element></start>", "<start", "",
]  # fmt: skip


def named_schemas(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Schemas that documents name, of strangers who want to read, write or tire, by `engross validate`."""
    outside = folder / "outside"
    outside.mkdir()
    for name, text in {
        "txt": SECRET,
        "xml": f"<s>{SECRET}</s>",
        "json": f'"{SECRET}"',
        "rng": f"<s>{SECRET}</s>",
    }.items():
        (outside / f"secret.{name}").write_text(text)
    (outside / "evil.xsl").write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/" name="xsl:initial-template">'
        f'<xsl:result-document href="{outside}/w.xml"><a/></xsl:result-document></xsl:template></xsl:stylesheet>'
    )
    for at in range(inputs):
        place = folder / "in" / str(at)
        place.mkdir(parents=True)
        where = dice.choice([str(outside), outside.as_uri(), "../../outside"])
        if dice.random() < 0.75:
            expression = dice.choice(_LEAKS).format(where)
            if dice.random() < 0.3:
                cut = dice.randrange(len(expression))
                expression = (
                    expression[:cut]
                    + dice.choice(["(", ")", "'", " ", "(: :)", "$x", "[1]", "&#10;", "{{"])
                    + expression[cut:]
                )
            body = dice.choice(_WRAPS).format(expression.replace('"', "&quot;"), where)
            schema = (
                '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
                f'<ns prefix="t" uri="urn:t"/><ns prefix="saxon" uri="http://saxon.sf.net/"/><ns prefix="java" uri="java"/>{body}</schema>'
            )
            kind, name = "http://purl.oclc.org/dsdl/schematron", "a.sch"
        else:
            body = dice.choice(_GRAMMARS).format(where)
            schema = f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">{body}</grammar>'
            kind, name = "http://relaxng.org/ns/structure/1.0", "a.rng"
        (place / name).write_text(schema, "utf-8")
        (place / "a.xml").write_text(
            f'<?xml-model href="{name}" schematypens="{kind}"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text n="{"a" * 40}!">tide</text></TEI>'
        )
    before = sorted(outside.iterdir())
    row = Row(inputs)
    result = engross("validate", "in", "--format", "json", "--timeout", "10", folder=folder)
    told(row, result)
    report = json.loads(result.stdout) if result.stdout else {"documents": []}
    rules = Counter(found["rule"] for document in report["documents"] for found in document["findings"])
    row.refused = sum(count for rule, count in rules.items() if rule.startswith("model/"))
    row.faults += rules["engross/fault"]
    row.losses += SECRET in result.stdout.replace("outside", "") or SECRET in result.stderr
    row.losses += sorted(outside.iterdir()) != before
    row.losses += len(report["documents"]) != inputs
    row.broken += [
        json.dumps(one)[:600]
        for one in report["documents"]
        if SECRET in json.dumps(one) or "engross/fault" in json.dumps(one)
    ]
    return row


def _broken_xml(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 6)):
        at, to = sorted(dice.randint(0, len(data)) for _ in range(2))
        to = min(to, at + dice.choice([1, 5, 50, 500]))
        data = dice.choice(
            [data[:at] + data[to:], data[:to] + data[at:to] + data[to:], data[:at] + bytes([dice.randrange(256)]) + data[at:],
             data[:at] + dice.choice([b"<", b">", b"&", b"]]>", b"<!--", b"<p>", b"</p>", b"<![CDATA[", b'"', b"&#0;", b"&x;", b"<?", b"\xff",
                                      b"<!DOCTYPE a>", b'xml:id="a"', b'xmlns=""', b"<note n='1'>", b"<pb/>", b"<div>", b"x:y"]) + data[at:],
             re.sub(rb"<(\w+)", lambda m: b"<" + (m[1] if dice.random() < 0.95 else dice.choice([b"div", b"p", b"q", b"tide", b"note"])), data)]
        )  # fmt: skip
    return data


def _teis() -> list[bytes]:
    return [
        path.read_bytes()
        for path in sorted((ROOT / "tests").glob("**/*.xml"))
        if path.stat().st_size < 60_000
    ]


def broken_tei(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI with bytes and tags changed, by `engross validate`: a report for each, whose verdict libxml2 shares."""
    (folder / "in").mkdir()
    files = _teis()
    for at in range(inputs):
        (folder / "in" / f"t{at}.xml").write_bytes(_broken_xml(dice.choice(files), dice))
    row = Row(inputs)
    schemas = ("--schema", ROOT / "schema" / "engross.rng", "--schematron", ROOT / "schema" / "engross.sch")
    result = engross("validate", "in", *schemas, "--format", "json", "--timeout", _SECONDS, folder=folder)
    told(row, result)
    report = json.loads(result.stdout)["documents"]
    row.refused = sum(not one["valid"] for one in report)
    row.losses += len(report) != inputs
    grammar = etree.RelaxNG(etree.parse(str(ROOT / "schema" / "engross.rng")))
    for one in report:
        rules = {found["rule"] for found in one["findings"] if found["severity"] == "error"}
        row.faults += "engross/fault" in rules
        data = (folder / one["file"]).read_bytes()
        try:
            tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError):
            wrong = one["valid"]
        else:
            wrong = one["valid"] and not grammar(tree) and b"<!DOCTYPE" not in data
        if wrong or "engross/fault" in rules:
            row.losses += wrong
            row.broken.append(f"{one['file']}: {rules or 'valid by us'}")
    return row


def edited_tei(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI of ours that an editor has changed, by `engross coverage`: each loss must be seen; or broken altogether."""
    (folder / "in").mkdir()
    for at in range(inputs):
        text = draw(dice.choice(list(TEXTS.values()))(dice), dice).text or "a"
        (folder / "in" / f"t{at}.txt").write_text(text, "utf-8")
    engross("encode", "in", "-o", "tei", folder=folder)
    edits: dict[str, str] = {}
    for at in range(inputs):
        path = folder / "tei" / f"t{at}.xml"
        if not path.exists():
            continue
        data = path.read_bytes()
        if dice.random() < 0.3:
            path.write_bytes(_broken_xml(data, dice))
            continue
        tree = etree.fromstring(data)
        words = [
            node
            for node in tree.iter(f"{TEI}p", f"{TEI}item", f"{TEI}head", f"{TEI}note")
            if re.search("qu[b-m]{3}ax", node.text or "")
        ]
        text = "".join(said(body_of(data)))
        pages = [node for node in tree.iter(f"{TEI}pb") if node.get("n", text) not in text]
        if pages and (dice.random() < 0.4 or not words):
            page = dice.choice(pages)
            edits[f"t{at}.xml"] = f"@n={page.get('n')}"
            page.set("n", f"9{page.get('n')}9")
        elif words:
            node = dice.choice(words)
            edits[f"t{at}.xml"] = node.text or ""
            node.text = re.sub("qu[b-m]{3}ax", "", node.text or "", count=1)
        path.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="utf-8"))
    row = Row(inputs)
    result = engross(
        "coverage", "tei", "--sources", "in", "--format", "json", "--timeout", _SECONDS, folder=folder
    )
    told(row, result)
    for one in json.loads(result.stdout)["documents"]:
        rules = {found["rule"] for found in one["findings"]}
        row.faults += "engross/fault" in rules
        name = Path(one["file"]).name
        row.refused += not one["valid"]
        if name in edits and one["valid"]:
            row.losses += 1
            row.broken.append(f"{name}: {edits[name]!r} is not missed")
    return row


def published(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI, much of it not valid, by `engross render html`: each word of it stands on its page, and no script."""
    (folder / "in").mkdir()
    files = _teis()
    for at in range(inputs):
        data = _broken_xml(dice.choice(files), dice)
        for _ in range(20):
            try:
                etree.fromstring(data, etree.XMLParser(resolve_entities=False))
                break
            except (etree.XMLSyntaxError, ValueError):
                data = _broken_xml(dice.choice(files), dice)
        evil = dice.choice(
            [
                b'<ref target="javascript:qubadax()">x</ref>',
                b"<hi>&lt;script>qubadax()&lt;/script></hi>",
                b"<p>quzzzax</p>",
            ]
        )
        (folder / "in" / f"t{at}.xml").write_bytes(data.replace(b"</p>", evil + b"</p>", 1))
    row = Row(inputs)
    result = engross(
        "render", "html", "in", "-o", "html", "--no-search", "--timeout", _SECONDS, folder=folder
    )
    told(row, result)
    row.refused = sum(line.startswith("engross: in") for line in result.stderr.splitlines())
    for path in sorted((folder / "in").glob("*.xml")):
        pages = [
            page
            for page in (folder / "html").rglob("*.html")
            if page.stem == path.stem or page.parent.name == path.stem
        ]
        if not pages:
            row.losses += path.name not in result.stderr
            continue
        page = pages[0].read_text("utf-8")
        if re.search(r"href=[\"']?\s*javascript:|<script>qubadax", page):
            row.losses += 1
            row.broken.append(f"{path.name}: a script")
        shown = "".join(unescape(re.sub("<[^>]*>", "", page)).split())
        if b"quzzzax" in path.read_bytes() and "quzzzax" not in shown:
            row.losses += 1
            row.broken.append(f"{path.name}: a word of the text")
    return row


def set_in_type(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI, much of it not valid, by `engross render pdf`."""
    (folder / "in").mkdir()
    files = _teis()
    for at in range(inputs):
        (folder / "in" / f"t{at}.xml").write_bytes(_broken_xml(dice.choice(files), dice))
    row = Row(inputs)
    result = engross("render", "pdf", "in", "-o", "pdf", "--timeout", _SECONDS, folder=folder)
    told(row, result)
    for path in sorted((folder / "in").glob("*.xml")):
        if not (folder / "pdf" / f"{path.stem}.pdf").exists():
            row.refused += 1
            row.losses += path.name not in result.stderr
    return row


def asked(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Requests to `engross preview`: an answer or a closed door for each, nothing from outside of the site."""
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("The wall stands.")
    (folder / "secret.txt").write_text(SECRET)
    row = Row(inputs)
    process = subprocess.Popen(
        [sys.executable, "-m", "encoder", "preview", "in", "--port", "0"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    port = int(re.search(r":(\d+)/", process.stdout.readline())[1])  # type: ignore[index]
    paths = ["/", "/../secret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/a%00", "/a%0d%0aX: y", "/" + "a" * 70_000, "/%ff", "/..%5csecret.txt", "*", "/%", "http://evil.org/", "/a.html?x=%00", f"{folder}/secret.txt"]  # fmt: skip
    for _ in range(inputs):
        host = dice.choice(
            [
                "localhost",
                "127.0.0.1",
                "evil.org",
                "",
                "localhost\r\nHost: evil.org",
                "é",
                "[::1]",
                "a" * 9000,
            ]
        )
        head = f"{dice.choice(['GET', 'HEAD', 'POST', 'PUT', 'X' * 50, ''])} {dice.choice(paths)} HTTP/{dice.choice(['1.1', '1.0', '9.9', 'x'])}\r\nHost: {host}\r\n"
        extra = dice.choice(
            [
                "",
                "Connection: close\r\n",
                "Content-Length: -1\r\n",
                "Range: bytes=9-1\r\n",
                "X: " + "y" * 70_000 + "\r\n",
                "\0\r\n",
            ]
        )
        started = time.monotonic()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(
                    (head + extra + "Connection: close\r\n\r\n").encode("utf-8", "replace")[
                        : dice.choice([10**6, 10**6, 30])
                    ]
                )
                connection.shutdown(socket.SHUT_WR)
                answer = b""
                while part := connection.recv(65_536):
                    answer += part
        except TimeoutError:
            row.hangs += 1
            continue
        except OSError:
            answer = b""
        row.refused += not answer.startswith(b"HTTP/1.0 200")
        row.losses += SECRET.encode() in answer
        row.hangs += time.monotonic() - started > 20
    process.terminate()
    _, errors = process.communicate(timeout=20)
    row.faults += "Traceback" in errors
    row.broken += [line for line in errors.splitlines() if "Traceback" in line or "Error:" in line]
    return row


FAULTS: dict[str, tuple[float, Callable[[int, random.Random, Path], Row]]] = {
    "bytes and encodings": (2, encode_bytes),
    "metadata": (1, metadata),
    "schemas that documents name": (0.6, named_schemas),
    "broken TEI, validate": (1, broken_tei),
    "edited TEI, coverage": (1, edited_tei),
    "broken TEI, HTML": (0.6, published),
    "broken TEI, PDF": (0.2, set_in_type),
    "requests, preview": (1, asked),
}
"""Classes of faults: name → (how many for each of the texts, what does it)."""


def rows(inputs: int, seed: int, only: str, keep: Path | None) -> Iterator[tuple[str, Row]]:
    """The rows of the table, as they come."""
    for name in [*TEXTS, *FAULTS]:
        if only not in name:
            continue
        dice = random.Random(f"{seed} {name}")  # noqa: S311 - repeatable
        folder = Path(tempfile.mkdtemp(prefix="break-"))
        if name in TEXTS:
            row = encode_texts(name, inputs, dice, folder)
        else:
            often, work = FAULTS[name]
            row = work(max(1, int(inputs * often)), dice, folder)
        if row.broken and keep:
            shutil.copytree(folder, keep / name.replace(" ", "-"), dirs_exist_ok=True)
        shutil.rmtree(folder)
        yield name, row


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=300, help="texts of each class")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    print(f"{'class':30} {'inputs':>7} {'refused':>7} {'exit 70':>7} {'hangs':>6} {'losses':>6} {'T01':>5}")
    whole = Row()
    for name, row in rows(given.inputs, given.seed, given.only, given.keep):
        figures = (row.inputs, row.refused, row.faults, row.hangs, row.losses, row.modest)
        print(
            f"{name:30} {figures[0]:7} {figures[1]:7} {figures[2]:7} {figures[3]:6} {figures[4]:6} {figures[5]:5}",
            flush=True,
        )
        for line in row.broken[:12]:
            print(f"    {line[:300]}", flush=True)
        whole = Row(
            *(
                a + b
                for a, b in zip(
                    (whole.inputs, whole.refused, whole.faults, whole.hangs, whole.losses, whole.modest),
                    figures,
                    strict=True,
                )
            )
        )
    print(
        f"{'all':30} {whole.inputs:7} {whole.refused:7} {whole.faults:7} {whole.hangs:6} {whole.losses:6} {whole.modest:5}"
    )
    return whole.is_bad


if __name__ == "__main__":
    sys.exit(main())
