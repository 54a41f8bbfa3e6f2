"""Corrections: only where dictionary, neighbours and shapes agree, never instead of the source's reading."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import encoder
from encoder.cli import run
from encoder.config import Options
from encoder.document.correction import correct_division
from encoder.document.correction.confusions import misread_once, misread_twice
from encoder.document.correction.dictionary import load_dictionary
from encoder.document.correction.words import find_words
from encoder.errors import UnreadableSource, UsageError
from encoder.findings import Severity
from encoder.model import Markup, Supplied, Text, element, leaves
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

pytest.importorskip("symspellpy")

TEI = "{http://www.tei-c.org/ns/1.0}"
LETTER = (
    "Port Salter, March 14, 1951\n\n"
    "The harbour board met on Tuesday and {0} the keeper of the lower light that the lamp {1} be lit before"
    " the boats come in.\n\n"
    "Nothing more was said about the matter, and the members went home to their families for the evening."
)


def corrections(text: str) -> list[tuple[str, str]]:
    """What is proposed for a text: read, meant."""
    root = etree.fromstring(encoder.encode(text, correct=True).tei)
    choices = root.iter(f"{TEI}choice")
    return [(choice.findtext(f"{TEI}sic"), choice.findtext(f"{TEI}corr")) for choice in choices]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("sbould", "should"),
        ("shou1d", "should"),
        ("shculd", "should"),
        ("musc", "must"),
        ("w1ll", "will"),
        ("vvould", "would"),
    ],
)
def test_a_misread_word_gets_what_it_should_read(read, meant):
    assert corrections(LETTER.format("told", read)) == [(read, meant)]


@pytest.mark.parametrize(
    "word",
    [
        "should",  # an English word
        "SBOULD",  # a code name
        "xqzzvw",  # nothing that shapes explain
        "shield",  # another English word, which no confusion explains
    ],
)
def test_what_may_be_right_stays(word):
    assert corrections(LETTER.format("told", word)) == []


def test_names_that_come_again_stay():
    text = "We saw Mr. Hendarson and told Hendarson to go. Then Hendarson went home to his family."
    assert corrections(text) == []


def test_other_languages_stay():
    text = "Der Rat hat gestern getagt und den Leuchtturm bei der Stadt fur eine Wocbe gesperrt."
    assert corrections(text) == []


def test_what_was_surely_misread_once_is_read_so_again():
    rest = "\n\nThe members of the board then went home to their families for the rest of the evening." * 20
    text = LETTER.format("told", "sbould") + " They sbould, as before, be red." + rest
    assert corrections(text) == [("sbould", "should")] * 2


def test_only_running_text_is_corrected():
    furniture, head = Text(0, "we wculd like the lamp"), Text(30, "we wi1l see the lamp")
    prose = element(
        "p", element("fw", furniture, type="header"), Text(60, "we sbould light the lamp and go home")
    )
    division = element("div", element("head", head), prose)
    corrected, findings = correct_division(division, " " * 120)
    assert [finding.place.column for finding in findings] == [64]
    assert [node.text for node in leaves(corrected.content) if isinstance(node, Supplied)] == ["should"]


def test_words_that_markup_or_a_line_end_parts_stay():
    parts = (Text(0, "that we sbo"), Markup(11, "**", "emphasis"), Text(13, "uld light the lamp and we sbo-"))
    division = element("div", element("p", *parts, element("lb", break_="no"), Text(44, "uld go home")))
    assert correct_division(division, " " * 80) == (division, ())


def test_a_proposal_is_a_finding_with_its_place():
    text = LETTER.format("told", "sbould")
    found = [finding for finding in encoder.encode(text, correct=True).findings if finding.rule == "C01"]
    assert [(finding.severity, finding.place.line) for finding in found] == [(Severity.INFO, 3)]
    assert found[0].place.column == text.splitlines()[2].index("sbould") + 1
    assert 0.98 <= found[0].certainty <= 1


def test_off_by_default():
    assert b"<choice" not in encoder.encode(LETTER.format("told", "sbould")).tei


def test_corrected_documents_are_valid():
    document = encoder.encode(LETTER.format("tcld", "sbould"), correct=True)
    assert b"<choice" in document.tei
    assert not [finding for finding in encoder.validate(document.tei) if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("command", [["encode"], ["build", "--no-pdf"]])
def test_the_commands_correct_when_asked(command, tmp_path):
    source = tmp_path / "letter.txt"
    source.write_text(LETTER.format("told", "sbould"))
    assert run([*command, str(source), "--correct", "-o", str(tmp_path / "out"), "-j", "1"]) == 0
    assert b"<sic>sbould</sic>" in next((tmp_path / "out").rglob("letter.xml")).read_bytes()


def test_a_missing_dictionary_is_said_at_once(monkeypatch):
    load_dictionary.cache_clear()
    monkeypatch.setitem(sys.modules, "symspellpy", None)
    with pytest.raises(UsageError, match="symspellpy") as raised:
        encoder.encode("The lamp is lit.", correct=True)
    assert raised.value.hint == "pip install 'engross[correct]'"


def test_confusions_go_both_ways():
    assert "modern" in dict(misread_once("modem"))
    assert "modem" in dict(misread_once("modern"))
    assert "government" in misread_twice("govcrnmeut")
    assert misread_twice("thcy") == {}


def test_words_know_what_stands_beside_them():
    words = {word.text: word for word in find_words("It is said. The co-\nal is 1n, for now￼x")}
    assert (words["is"].before, words["is"].after) == ("al", None) or words["is"].after == "1n"
    assert words["The"].opens and words["The"].before is None
    assert not words["co"].whole and not words["al"].whole
    assert not words["now"].whole and words["for"].whole


def source_words(tei: bytes) -> list[str]:
    """The words of a document without what `corr` says."""
    root = etree.fromstring(tei)
    for proposal in list(root.iter(f"{TEI}corr")):
        proposal.getparent().remove(proposal)
    return "".join(root.itertext()).split()


FRAGMENTS = (
    *("the", "tbe", "and", "aud", "of", "in", "1n", "was", "wss", "should", "sbould", "be", "bc", "States"),
    *("Scates", "lamp", "larnp", "keeper.", "-", "(a)", "\n", "\n\n", "- 2 -\n", "SECRET\n", "**bold**"),
    *("<u>un</u>der", "wor-\n", "\f", "[Page 3]", "\n  1. note", "States1", "1. ", "TO: "),
)
PROSE = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(PROSE, st.text(max_size=120)))
def test_any_text_stays_whole_and_valid(text):
    """`encode_source` itself refuses what is not whole or not valid: it must never have to."""
    try:
        plain, corrected = (
            encode_source(source_of_text(text), Options(correct=yes)) for yes in (False, True)
        )
    except UnreadableSource:
        assert not text.strip()
        return
    assert corrected.coverage == plain.coverage
    assert source_words(corrected.tei) == source_words(plain.tei)
