"""The check of conservation that the benchmarks use finds what is lost, and nothing in what we encode."""

import random

import pytest

from benchmarks.conserved import losses
from benchmarks.odd_texts import LINES, TEXTS, Drawn, draw, lost
from encoder.errors import UnreadableSource
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.shared import read_as

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


def faults(text: str, body: str) -> list[str]:
    return losses(text, TEI.format(body).encode())


def test_a_title_page_is_text() -> None:
    tei = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><front><p>Tides</p></front><body><p>12</p></body></text></TEI>'
    assert losses("Tides\n\n12", tei.encode()) == []
    assert losses("Tides\n\n12", tei.replace("Tides", "").encode())


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The tide [Page 3] rose.", '<p>The tide <pb n="3"/> rose.</p>'),
        ("- The tide", "<list><item>The tide</item></list>"),
        ("a **tide**", '<p>a <hi rend="bold">tide</hi></p>'),
        ("The tide1\n\n1. It rose.", '<p>The tide<note n="1">It rose.</note></p>'),
        ("The tide", "<p>The tide<supplied>s</supplied></p>"),
        ("12 The tide", '<p><lb n="12"/> The tide</p>'),
        ("Oats ____ 3", "<table><row><cell>Oats</cell><cell>3</cell></row></table>"),
    ],
)
def test_what_became_an_element_is_not_lost(text, body):
    assert faults(text, body) == []


@pytest.mark.parametrize(
    ("text", "body", "what"),
    [
        ("The tide rose.", "<p>The tide.</p>", "lost"),
        ("The tide.", "<p>The tides.</p>", "added"),
        ("The tide [Page 3] rose.", "<p>The tide rose.</p>", "lost"),
        ("a **tide**", "<p>a tide</p>", "lost"),
        ("- The tide", "<p>The tide</p>", "lost"),
        ("12 The tide, 12", '<p><lb n="12"/> The tide,</p>', "lost"),
        ("harbour lighthouse", "<p>lighthouse harbour</p>", "another order"),
    ],
)
def test_what_is_lost_is_found(text, body, what):
    assert any(what in fault for fault in faults(text, body))


def test_a_lost_word_and_a_lost_page_number_of_a_drawn_text_are_found():
    drawn = Drawn("[Page 97]\nqubbbax fell, qubbcax rose", ("qubbbax", "qubbcax"), ("97",))
    assert lost(drawn, TEI.format('<pb n="97"/><p>qubbbax fell, qubbcax rose</p>').encode()) == []
    found = lost(drawn, TEI.format('<pb n="98"/><p>qubbbax fell, qubbbax rose</p>').encode())
    assert any("qubbcax" in fault for fault in found) and any("97" in fault for fault in found)


def test_there_are_lines_of_every_kind():
    assert all(LINES.values()) and len(TEXTS) >= 12


@pytest.mark.parametrize("typed", [None, False, True])
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_of_an_odd_text_is_lost(name, typed):
    dice = random.Random(f"{name} {typed}")  # noqa: S311 - repeatable
    for _ in range(4):
        drawn = draw(TEXTS[name](dice), dice)
        try:
            document = encode_source(source_of_text(drawn.text.removeprefix("\ufeff")), read_as(typed))
        except UnreadableSource:
            continue
        assert lost(drawn, document.tei) == [], f"{drawn.text}\n\n{document.tei.decode()}"
        assert "T01" not in [finding.rule for finding in document.findings], drawn.text
