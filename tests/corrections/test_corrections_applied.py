"""What an editor says of lines is what the TEI shows, on printed and on typed pages; the rest stays whole."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.checks.validate import validate_bytes
from encoder.corrections.records import KINDS, ROLES, Correction, beginning
from encoder.model import Role
from encoder.namespaces import tei
from encoder.pages import has_typed_furniture
from encoder.pipeline import encode_source, read_lines
from encoder.reading import source_of_text, split_lines

PRINTED = """\
12. The Harbour Master to the Board

Harwick, 3 May 1812.

Gentlemen,

The two boats came in on Friday and have been laid up for
the winter at the cost of the Board, as was agreed.¹

The third went to the bottom off the Point. Her master swam
ashore, and says that the light was out.²

Of the wall I have nothing to say
but that it stands, and wants lime.

[Page 13]

On the wages I would have your answer before the quarter ends.

Your obedient servant,
Josiah Quill

¹ In March.
² It had been out since Candlemas.
"""
TYPED = """\
CONFIDENTIAL

HARBOUR BOARD
PORT SALTER

                                        March 14, 1951

MEMORANDUM FOR: The Minister of Ports

SUBJECT: Winter Lights on the Northern Shoals

     1. The Board met on Tuesday to consider the loss of the
ketch off Gannet Head. It was agreed that the light must be
lit before the first of October.

     2. The Treasury has set aside the sum of one thousand
pounds, and the Board has asked for three.

CONFIDENTIAL

- 2 -

CONFIDENTIAL

     3. A pilot cutter will be stationed at the Narrows from
the same day. Her master is to be named by the Board.

     Your answer is awaited before the end of the quarter.

Ruth Ardmore
Secretary

CONFIDENTIAL
"""
TEXTS = {"printed": PRINTED, "typed": TYPED}
ELEMENTS = {
    Role.TITLE: "head",
    Role.HEAD: "head",
    Role.DATELINE: "dateline",
    Role.ADDRESSEE: "addrLine",
    Role.SUBJECT: "addrLine",
    Role.SALUTE: "salute",
    Role.CLOSER: "salute",
    Role.SIGNED: "signed",
    Role.FORM: "cell",
    Role.TABLE: "cell",
    Role.PARAGRAPH: "p",
    Role.ITEM: "item",
    Role.CONTINUATION: "p",
    Role.NOTE: "note",
    Role.NOTE_PARAGRAPH: "note",
    Role.SPEAKER: "speaker",
    Role.SPEECH: "p",
    Role.STAGE: "stage",
    Role.CAST: "role",
    Role.STANZA: "l",
    Role.VERSE: "l",
}
LINES = {
    "printed": "Of the wall I have nothing to say",
    "typed": "Your answer is awaited before the end of the quarter.",
}
BELOW = {"printed": "but that it stands", "typed": "Ruth Ardmore"}
BESIDE = {Role.SPEAKER: (0, Role.SPEECH), Role.SPEECH: (-1, Role.SPEAKER), Role.CLOSER: (0, Role.SIGNED)}
"""What must stand below a line, or above it, for it to be what it is said to be."""


def source(form, text=None):
    return source_of_text(text or TEXTS[form], name="memo", file="memo.txt")


@cache
def line_of(form, words):
    lines = TEXTS[form].split("\n")
    number = next(n for n, line in enumerate(lines, 1) if words in line)
    return number, lines[number - 1]


def of_line(form, words, **said):
    number, text = line_of(form, words)
    return Correction(number, beginning(text), **said)


def of_span(form, words, **said):
    number, text = line_of(form, words)
    return Correction(number, words, column=text.index(words) + 1, **said)


def encoded(form, *corrections):
    document = encode_source(source(form), None, corrections)
    assert not [finding for finding in validate_bytes(document.tei, "a.xml") if finding.severity == "error"]
    assert "T01" not in [finding.rule for finding in document.findings]
    return document


def around(document, words):
    """The innermost element whose own text has some words."""
    found = [
        one
        for one in document.tree.getroot().find(tei("text")).iter(etree.Element)
        if words in " ".join("".join([one.text or "", *(child.tail or "" for child in one)]).split())
    ]
    return found[-1]


def dense(text):
    return "".join(text.split())


def untold(document):
    return [finding.message for finding in document.findings if finding.rule.startswith("E")]


def test_the_texts_are_of_both_kinds():
    assert not has_typed_furniture(split_lines(source("printed")))
    assert has_typed_furniture(split_lines(source("typed")))


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_what_the_tei_shows(form, role):
    line = LINES[form]
    said = [of_line(form, line, role=role)]
    if role in BESIDE:
        place, other = BESIDE[role]
        above = {"printed": "ashore, and says", "typed": "the same day."}[form]
        said.append(of_line(form, above if place else BELOW[form], role=other))
    document = encoded(form, *said)
    found = around(document, line)
    element = "item" if (form, role) == ("typed", Role.CONTINUATION) else ELEMENTS.get(role, "fw")
    assert etree.QName(found).localname == element
    if role not in ELEMENTS:
        assert found.get("type") == role.value
    assert found.get("cert") is None
    assert not untold(document)


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("role", ROLES)
def test_the_lines_are_read_so(form, role):
    line = LINES[form]
    read = read_lines(source(form), None, [of_line(form, line, role=role)])
    own = next(one for one in read if line in one.text)
    assert (own.role, own.certainty, own.ruled) == (role, 1.0, True)
    assert dense("".join(one.text for one in read)) == dense(TEXTS[form])


@pytest.mark.parametrize("form", TEXTS)
def test_paragraphs_are_joined_and_parted(form):
    first = {"printed": "The third went", "typed": "2. The Treasury"}[form]
    inner = {"printed": "ashore, and says", "typed": "pounds, and the Board"}[form]
    joined = around(encoded(form, of_line(form, first, joins=True)), first)
    assert any(words in "".join(joined.itertext()) for words in ("winter", "loss of the"))
    parted = around(encoded(form, of_line(form, inner, joins=False)), inner)
    assert "".join(parted.itertext()).split()[0] == inner.split()[0]


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("n", ["4", ""])
def test_a_page_begins_where_an_editor_says(form, n):
    words = {"printed": "but that it stands", "typed": "ketch off Gannet"}[form]
    document = encoded(form, of_line(form, words, page=n))
    pb = around(document, words).find(tei("pb"))
    assert pb.get("n") == (n or None)
    assert pb.tail.split()[0] == words.split()[0]
    assert pb.get("cert") is None
    assert not untold(document)


@pytest.mark.parametrize("form", TEXTS)
def test_a_page_begins_within_a_line(form):
    words = {"printed": "have nothing", "typed": "met on Tuesday"}[form]
    document = encoded(form, of_span(form, words, page="4"))
    pbs = [one for one in document.tree.iter(tei("pb")) if one.get("n") == "4"]
    assert len(pbs) == 1
    assert pbs[0].tail.strip().startswith(words)


def test_no_page_begins_where_an_editor_says_so():
    mark = encoded("printed", of_line("printed", "[Page 13]", page=False))
    assert not list(mark.tree.iter(tei("pb")))
    assert "[Page 13]" in "".join(mark.tree.getroot().itertext())
    read = read_lines(source("typed"))
    first = next(one for one in read[1:] if one.page is not None)
    text = TYPED.split("\n")[first.number - 1]
    said = [Correction(first.number, text, page=False)]
    assert not untold(encoded("typed", *said))
    assert not [one for one in read_lines(source("typed"), None, said)[1:] if one.page is not None]


def test_a_page_break_moves():
    read = read_lines(source("typed"))
    first = next(one for one in read[1:] if one.page is not None)
    document = encoded(
        "typed",
        Correction(first.number, first.text, page=False),
        of_line("typed", "- 2 -", page="2"),
    )
    (pb,) = document.tree.iter(tei("pb"))
    assert pb.get("n") == "2"
    assert pb.getnext().text == "- 2 -"
    assert not untold(document)


@pytest.mark.parametrize("form", TEXTS)
def test_a_line_becomes_a_note_and_a_word_refers_to_it(form):
    words = LINES[form]
    place = {"printed": "the Point", "typed": "ketch"}[form]
    document = encoded(form, of_line(form, words, note="7"), of_span(form, place, reference="7"))
    note = around(document, words)
    while note.tag != tei("note"):
        note = note.getparent()
    assert (note.get("n"), note.get("cert")) == ("7", None)
    before = note.getprevious().tail if note.getprevious() is not None else note.getparent().text
    assert before.endswith(place)
    assert not untold(document)


def test_a_note_is_none_and_a_reference_is_none():
    note = encoded("printed", of_line("printed", "² It had been out", note=False))
    assert etree.QName(around(note, "It had been out")).localname != "note"
    reference = encoded("printed", of_span("printed", "¹", reference=False))
    assert "agreed.¹" in "".join(reference.tree.getroot().itertext())


def test_notes_go_where_an_editor_says_and_their_neighbours_around_them():
    document = encoded("printed", of_span("printed", "swam", reference="2"))
    note = next(one for one in document.tree.iter(tei("note")) if one.get("n") == "2")
    assert note.getparent().text.rstrip().endswith("swam") or note.getprevious().tail.rstrip().endswith(
        "swam"
    )
    assert "out.²" in "".join(document.tree.getroot().itertext())
    assert not untold(document)


@pytest.mark.parametrize("form", TEXTS)
def test_a_reading_stands_beside_the_sources(form):
    document = encoded(form, of_span(form, "Board", reads="Bourse"))
    choice = next(document.tree.iter(tei("choice")))
    assert choice.find(tei("sic")).text == "Board"
    assert choice.find(tei("corr")).text == "Bourse"
    assert choice.find(tei("corr")).get("resp") == "#editor"
    assert not untold(document)


@pytest.mark.parametrize("form", TEXTS)
def test_a_date_is_what_an_editor_says(form):
    line = {"printed": "Harwick, 3 May", "typed": "March 14, 1951"}[form]
    document = encoded(form, of_line(form, line, date="1813-06"))
    date = next(document.tree.getroot().find(tei("text")).iter(tei("date")))
    assert (date.get("when"), date.get("resp"), date.get("cert")) == ("1813-06", "#editor", None)
    none = encoded(form, of_line(form, line, date=False))
    assert not list(none.tree.getroot().find(tei("text")).iter(tei("date")))
    span = encoded(form, of_span(form, "Board", date="1813/1814"))
    found = [one for one in span.tree.iter(tei("date")) if one.text == "Board"]
    assert (found[0].get("from"), found[0].get("to")) == ("1813", "1814")


@pytest.mark.parametrize("form", TEXTS)
def test_a_doubt_that_was_accepted_is_none(form):
    before = encode_source(source(form))
    doubts = [one for one in before.findings if one.certainty is not None and one.place.line]
    lines = TEXTS[form].split("\n")
    said = [Correction(one.place.line, lines[one.place.line - 1], accepted=True) for one in doubts]
    after = encoded(form, *said)
    assert not [one for one in after.findings if one.certainty is not None and one.place.line]
    assert b"cert=" not in after.tei.split(b"<text>")[1] or b"cert=" in before.tei.split(b"<text>")[1]


@pytest.mark.parametrize("form", TEXTS)
def test_what_was_accepted_holds_when_it_would_be_read_otherwise(form):
    lines = source(form).text.split("\n")
    at = next(n for n, text in enumerate(lines, 1) if "Gentlemen" in text or "SUBJECT" in text)
    said = Correction(at, lines[at - 1], role=Role.PARAGRAPH, accepted=True)
    document = encoded(form, said)
    assert around(document, lines[at - 1].strip()[:9]).tag == tei("p")
    assert not [one for one in document.findings if one.certainty is not None and one.place.line == at]


@pytest.mark.parametrize(("rank", "depth"), [(1, 1), (2, 2), (3, 2), (None, 2)])
def test_a_head_has_the_rank_that_an_editor_gives(rank, depth):
    said = of_line("printed", "Of the wall", role=Role.HEAD, rank=rank)
    document = encoded("printed", said)
    head = around(document, "Of the wall")
    assert sum(one.tag == tei("div") for one in head.iterancestors()) == depth
    assert len(untold(document)) == (rank == 3)


def test_ranks_nest():
    document = encoded(
        "printed",
        of_line("printed", "The third went", role=Role.HEAD, rank=2),
        of_line("printed", "Of the wall", role=Role.HEAD, rank=3),
    )
    assert sum(one.tag == tei("div") for one in around(document, "Of the wall").iterancestors()) == 3
    assert not untold(document)


def test_a_title_begins_a_document():
    document = encoded("printed", of_line("printed", "Of the wall", role=Role.TITLE))
    body = document.tree.getroot().find(f"{tei('text')}/{tei('body')}")
    assert len(body.findall(tei("div"))) == 2


@st.composite
def records(draw, text):
    lines = text.split("\n")
    number = draw(st.sampled_from([n for n, line in enumerate(lines, 1) if line.strip()]))
    line = lines[number - 1]
    words = draw(st.sampled_from(line.split()))
    whole, span = (
        {"line": number, "text": beginning(line)},
        {
            "line": number,
            "text": words,
            "column": line.index(words) + 1,
        },
    )
    label = st.sampled_from(["1", "2", "7", "*", False])
    kind = draw(st.sampled_from(KINDS))
    value = {
        "role": st.sampled_from(ROLES),
        "page": st.sampled_from(["12", "", False]),
        "joins": st.booleans(),
        "note": label,
        "reference": label,
        "date": st.sampled_from(["1824-03-14", "182X", False]),
        "reads": st.just("ſo & <so>"),
        "accepted": st.just(True),
    }[kind]
    is_span = kind in ("reference", "reads") or (kind in ("date", "page", "accepted") and draw(st.booleans()))
    said = {kind: draw(value)}
    if said.get("role") is Role.HEAD:
        said["rank"] = draw(st.sampled_from([None, 1, 2, 3]))
    return Correction(**(span if is_span else whole), **said)


WORDS = st.sampled_from(
    [
        *("Sir,", "3 May 1812.", "II.", "1.", "- 2 -", "[Page 3]", "SECRET", "¹ In March.", "wall,¹"),
        *("| a | b |", "---", "The wall stands", "and wants", "lime.", "Quill", "HAMLET.", "\f", "## A"),
    ]
)
RANDOM = (
    st.lists(st.lists(WORDS, max_size=5).map(" ".join), min_size=1, max_size=14)
    .map("\n".join)
    .filter(lambda text: any(line.strip() for line in text.split("\n")))
)
ANY = st.one_of(st.sampled_from([PRINTED, TYPED]), RANDOM)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_the_document_is_whole_valid_and_shows_it_or_says_why_not(data):
    text = data.draw(ANY)
    said = data.draw(st.lists(records(text), min_size=1, max_size=5))
    document = encode_source(source("", text), None, said)
    assert "T01" not in [finding.rule for finding in document.findings]
    again = encode_source(source("", text), None, said[::-1])
    assert again.tei == document.tei
    read = read_lines(source("", text), None, said)
    assert dense("".join(one.text for one in read)) == dense(text)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_role_is_shown_or_it_is_told_why_not(data):
    text = data.draw(ANY)
    lines = text.split("\n")
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines, 1) if line.strip()]))
    role = data.draw(st.sampled_from(ROLES))
    said = [Correction(number, beginning(lines[number - 1]), role=role)]
    document = encode_source(source("", text), None, said)
    read = read_lines(source("", text), None, said)
    own = [one.role for one in read if one.number == number and one.text.strip()]
    assert role in own or untold(document)
