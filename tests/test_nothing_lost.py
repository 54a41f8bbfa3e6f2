"""Nothing is lost, seen from outside: no code of the encoder looks at what it did.

Texts are drawn line by line, each with a word that occurs nowhere else. So for every mark it can be told from
the source and the TEI alone what became of it: either its characters stand in the text, or the element that
stands for it holds that word, or bears that number.
"""

import re
from collections import Counter
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.checks import schematron
from encoder.findings import Severity
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from encoder.resources import resource
from tests.shared import read_as

TEI = "{http://www.tei-c.org/ns/1.0}"
HEADED = ("head", "p", "item", "addrLine", "dateline", "salute", "signed", "cell", "label", "fw")
ADDED = {f"{TEI}supplied", f"{TEI}corr"}


@dataclass(frozen=True)
class Piece:
    """A line of a text.

    `%` stands for a word that occurs nowhere else, `@` for a number that does not.
    """

    line: str
    kind: str = "text"
    sign: str = ""


PIECES = [
    Piece("% of the harbour was closed by the board in the spring."),
    Piece("%"),
    Piece("    % went on"),
    Piece("the word %bro-"),
    Piece("ken % over lines, in 19682 and after.”3"),
    Piece("W. %"),
    Piece("Dear %:"),
    Piece("Yours % faithfully,"),
    Piece("SUBJECT: The %"),
    Piece("SUBJECT"),
    Piece("TO : The % Board"),
    Piece("VESSEL :"),
    Piece("MEMORANDUM FOR MR. %"),
    Piece("Port Salter, March 14, 1951."),
    Piece("12. Letter From % to B1"),
    Piece("SECRET"),
    Piece("- 2 -"),
    Piece("[1 line not declassified]"),
    Piece("[Here follows a discussion of %.]"),
    Piece("]]> & <b> \"%\" 'x' <script>"),
    Piece(""),
    Piece(""),
    Piece("[Page @]", "page"),
    Piece("## Page @", "page"),
    Piece("<!-- page @ -->", "page"),
    Piece("--- Page @ ---", "page"),
    Piece("{@}", "page"),
    Piece("{@}-----", "page"),
    Piece("____ @ ____", "page"),
    Piece("% and [Page @] then", "page"),
    Piece("%[Page @]% fused", "page"),
    Piece("[4 lines of [Page @] source % not declassified]", "page"),
    Piece("- % bullet", "bullet", "-"),
    Piece("• —% bullet", "bullet", "•"),
    Piece("- (a) % point", "bullet", "-"),
    Piece("- [1 line not declassified] %", "bullet", "-"),
    Piece("1. First % point"),
    Piece("(ii) third %"),
    Piece("(111) fourth %"),
    Piece("a **%** word", "bold", "**"),
    Piece("__%__", "bold", "__"),
    Piece("<u>%</u>line", "underline", "<u>"),
    Piece("**% not closed"),
    Piece("# %", "heading", "#"),
    Piece("### The % of [Page @] trade", "heading", "###"),
    Piece("## Notes on % in 1951", "heading", "##"),
    Piece("| % | b |", "table", "|"),
    Piece("| % | [Page @] c |", "table", "|"),
    Piece("|---|---|"),
    Piece("```text", "fence"),
    Piece("```", "fence"),
    Piece("``` text %"),
    Piece("~~~~", "fence"),
    Piece("---", "rule"),
    Piece("* * *", "rule"),
    Piece("=======", "rule"),
    Piece("  1. Source: % Records.", "note", "1"),
    Piece("  2. Document % 4.", "note", "2"),
    Piece("[3] See %.", "note", "3"),
    Piece("% was said.2"),
    Piece("% was said[3] again"),
    Piece("\f", "feed"),
]


def write(pieces: list[Piece]) -> list[tuple[Piece, str, list[str], str]]:
    """The lines with their words and numbers: piece, text, words, number."""
    lines = []
    for at, piece in enumerate(pieces):
        words: list[str] = []

        def word(match: re.Match[str], at: int = at, words: list[str] = words) -> str:
            words.append(f"qu{chr(97 + at // 26)}{chr(97 + at % 26)}{'xyz'[len(words)]}m")
            return words[-1]

        number = str(700 + at)
        text = re.sub("%", word, piece.line).replace("@", number)
        lines.append((piece, text, words, number))
    return lines


def source_text(node: etree._Element) -> str:
    """What an element says of the source; a space for each break in it that splits no word."""
    parts = [node.text or ""]
    for child in node:
        if child.tag not in ADDED:
            parts.append(source_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def holder(body: etree._Element, word: str, *names: str) -> etree._Element | None:
    """The innermost element of some names that says a word."""
    found = [e for name in names for e in body.iter(f"{TEI}{name}") if word in source_text(e)]
    return min(found, key=lambda e: len(source_text(e)), default=None)


def losses(text: str, lines: list[tuple[Piece, str, list[str], str]], data: bytes) -> list[str]:
    """What a TEI document does not have of its source."""
    root = etree.fromstring(data)
    body = root.find(f"{TEI}text/{TEI}body")
    assert body is not None
    said = source_text(body)
    dense = "".join(said.split())
    faults = []
    labels = Counter("".join(note.get("n", "") for note in body.iter(f"{TEI}note")))
    missing = Counter("".join(text.split())) - Counter(dense) - labels
    added = Counter(dense) - Counter("".join(text.split()))
    if added:
        faults.append(f"added {added}")
    if set(missing) - set("-_*=#|`~{}[]()<>!:•—/\\.ubgePaptx0123456789"):
        faults.append(f"lost {missing}")
    pages = Counter(pb.get("n") for pb in body.iter(f"{TEI}pb"))
    feet = {
        fw.text or "" for fw in body.iter(f"{TEI}fw") if fw.get("type") == "pageNum"
    }  # and a pb above the page
    rules = Counter(m.get("unit") for m in body.iter(f"{TEI}milestone"))
    for piece, line, words, number in lines:
        faults += [f"no word {word}" for word in words if dense.count(word) != 1]
        stripped = "".join(line.split())
        first = words[0] if words else ""
        if piece.kind == "page" or number in line:
            mark = re.search(rf"\[Page {number}\]|\{{{number}\}}", line)
            kept = stripped in dense or (mark is not None and "".join(mark[0].split()) in dense)
            is_foot = any(number in foot and "".join(foot.split()) in stripped for foot in feet)
            if pages[number] + kept not in ((1, 2) if is_foot else (1,)):
                faults.append(f"page mark {line!r}")
            if len(words) == 2 and words[0] + words[1] in said:
                faults.append(f"fused {line!r}")
        if piece.kind == "bullet" and first and f"{piece.sign}{stripped[1:]}" not in dense:
            item = holder(body, first, "item")
            if item is None and f"{piece.sign}" not in dense:
                faults.append(f"bullet {line!r}")
        if piece.kind in ("bold", "underline") and f"{piece.sign}{first}" not in dense:
            hi = holder(body, first, "hi")
            if hi is None or hi.get("rend") != piece.kind:
                faults.append(f"emphasis {line!r}")
        if piece.kind == "heading" and f"{piece.sign}{stripped.lstrip('#')[:6]}" not in dense:
            held = holder(body, first, *HEADED)
            if held is None or not (held.tag == f"{TEI}head" or held.get("rend") == "heading"):
                faults.append(f"heading {line!r}")
        if piece.kind == "table" and f"|{first}" not in dense and holder(body, first, "cell") is None:
            faults.append(f"table {line!r}")
        if piece.kind == "note" and stripped not in dense:
            numbers = {note.get("n") for note in body.iter(f"{TEI}note")}
            if piece.sign not in numbers and f"{piece.sign}." not in dense:
                faults.append(f"note {line!r}")
    kinds = Counter(piece.kind for piece, *_ in lines)
    beside = sum(line.startswith("``` text") for _, line, _, _ in lines)
    if rules["fence"] + dense.count("```") + dense.count("~~~~") < kinds["fence"] + beside:
        faults.append("a fence")
    if kinds["feed"] > sum(pages.values()):
        faults.append("a form feed")
    stand = (
        rules["rule"]
        + sum(pages.values())
        + between_rows(lines)
        + sum(dense.count(r) for r in ("---", "***", "===="))
    )
    if stand < kinds["rule"] and not kinds["page"]:
        faults.append("a rule")
    order = [word for _, _, words, _ in lines for word in words]
    running = "".join(without_notes(body).split())
    places = [running.find(word) for word in order if word in running]
    if places != sorted(places):
        faults.append("the order of the words")
    return faults


def between_rows(lines: list[tuple[Piece, str, list[str], str]]) -> int:
    """How many rules stand between rows of a table, of which they are part."""
    kinds = [piece.kind for piece, line, *_ in lines if line.strip()]
    return sum(
        kind == "rule" and "table" in kinds[max(0, at - 3) : at] and "table" in kinds[at + 1 : at + 4]
        for at, kind in enumerate(kinds)
    )


def without_notes(node: etree._Element) -> str:
    """What an element says of the source, its numbered notes apart."""
    parts = [node.text or ""]
    for child in node:
        if child.tag not in ADDED and not (child.tag == f"{TEI}note" and child.get("n")):
            parts.append(without_notes(child))
        parts.append(child.tail or "")
    return "".join(parts)


def check(pieces: list[Piece], typed: bool | None) -> bool:
    """Encode a drawn text and assert that nothing is lost; whether it was encoded as paragraphs only."""
    lines = write(pieces)
    text = "\n".join(line for _, line, _, _ in lines)
    if not text.strip():
        return False
    document = encode_source(source_of_text(text), read_as(typed))
    assert losses(text, lines, document.tei) == [], f"{text}\n\n{document.tei.decode()}"
    errors = [
        finding
        for finding in schematron.check(document.tei, resource("schema", "engross.sch"))
        if finding.severity is Severity.ERROR
    ]
    assert not errors, f"{text}\n\n{document.tei.decode()}"
    return any(finding.rule == "T01" for finding in document.findings)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=22), st.sampled_from([None, False, True]))
def test_no_mark_is_lost_in_any_mixture_of_lines(pieces, typed):
    assert not check(pieces, typed), "encoded as paragraphs only: the encoder's own reading was refused"
