"""Notes moved to their references: through the whole encoder, on small texts."""

import re

import pytest

from encoder.pipeline import Document, encode_source
from encoder.reading import source_of_text
from tests.shared import read_as

NOTES = "  1. Source: Harbor Archive, Box 4.\n  2. Not printed.\n  3. In May.\n"


def encoded(text: str) -> Document:
    return encode_source(source_of_text(text), read_as(False))


def places(document: Document) -> list[tuple[str, str]]:
    """For each note, its number and the word before it."""
    tei = re.sub(r"\s+", " ", document.tei.decode())
    found = re.findall(r'(\w+)\W*(?:<[^>]*>\s*)*?((?:<note n="[^"]+"[^>]*>(?:(?!</note>).)*</note>)+)', tei)
    return [(n, word) for word, notes in found for n in re.findall(r'<note n="([^"]+)"', notes)]


def rules(document: Document) -> list[str]:
    return [finding.rule for finding in document.findings]


def test_notes_of_the_title_a_list_and_the_signature():
    text = f"3. Letter1\n\nHarwick, May 4, 1911.\n\n  • The wall2\n\nIt fell.\n\nAda Winslow3\n\n{NOTES}"
    assert places(encoded(text)) == [("1", "Letter"), ("2", "wall"), ("3", "Winslow")]


def test_two_notes_behind_one_word():
    document = encoded(f"3. Letter1\n\nThe wall23 fell.\n\n{NOTES}")
    assert places(document) == [("1", "Letter"), ("2", "wall"), ("3", "wall")]


def test_a_note_referred_to_from_another_note():
    text = "3. Letter1\n\nThe wall fell.\n\n  1. Source: Archive.2\n  2. Box 4.\n"
    assert 'n="2"' in re.search(r'<note n="1".*?</note>', encoded(text).tei.decode(), re.S)[0]


def test_a_note_nobody_refers_to_stays_at_the_end_with_a_warning():
    document = encoded("3. Letter1\n\nThe wall fell.\n\n  1. Source: Archive.\n  2. Box 4.\n")
    assert "N01" in rules(document)
    assert re.search(r'n="2"[^>]*>Box 4\.</note>\s*</div>', document.tei.decode())


def test_a_reference_without_a_note_stays_text_with_a_warning():
    document = encoded("3. Letter[1]\n\nThe wall[2] fell.\n\n[1] Source: Archive.\n")
    assert "wall[2] fell" in document.tei.decode()
    assert "N02" in rules(document)


def test_an_uncertain_place_is_marked():
    document = encoded(
        "3. Letter1\n\nIt was on March 12 that the wall fell.\n\n  1. Source: A.\n  2. Box 4.\n"
    )
    assert "N03" in rules(document)
    assert re.search(r'n="2"[^>]*cert="(?:low|medium)"', document.tei.decode())


@pytest.mark.parametrize("mark", ["[{}]", "({})", "[^{}]"])
def test_forms_of_references(mark):
    one, two = mark.format(1), mark.format(2)
    colon = ":" if "^" in mark else ""
    document = encoded(
        f"3. Letter{one}\n\nThe wall{two} fell in 1912.\n\n{one}{colon} Source: A.\n{two}{colon} See above.\n"
    )
    assert places(document) == [("1", "Letter"), ("2", "wall")]


def test_a_note_of_two_paragraphs():
    document = encoded("3. Letter1\n\nIt fell.\n\n  1. Source: A.\n\n     It was built again.\n")
    note = re.search(r"<note n=\"1\".*?</note>", document.tei.decode(), re.S)[0]
    assert note.count("<p>") == 2


def test_a_paragraph_goes_on_behind_the_notes_under_a_page():
    text = (
        "3. Letter1\n\nThe outer wall fell on the night of the great storm and2 the\n\n-----\n\n"
        "1. Source: A.\n2. See above.\n\n[Page 4]\n\n"
        "inner one stood until1 the spring.\n\n-----\n\n1. Box 4.\n"
    )
    document = encoded(text)
    assert places(document) == [("1", "Letter"), ("2", "and"), ("1", "until")]
    assert len(re.findall(r"<p>", document.tei.decode().split("<text>")[1])) == 1
