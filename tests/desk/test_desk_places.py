"""Each line of a source has its place in the TEI, its reading page and its XML, which stay what they are."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.config import Options
from encoder.desk.places import mark_lines
from encoder.desk.sheet import read_sheet
from encoder.desk.views import MOST, reading_view, window, xml_view
from encoder.pipeline import encode_and_read
from encoder.reading import split_lines
from encoder.reading.bytes import source_of_text
from tests.shared import SHARED

LETTER = """[Page 1]
THE STATION

12 May 1951

Dear Sir,

We had nego-
tiated[1] with the
[Page 2]
Board.

  • one thing
  • another

Yours,
A. Marlow

[1] At length.
"""
PIECES = st.sampled_from([*LETTER.split("\n"), "", "# Head", "| a | b |", "*x* y", "2. Item", "\f", "12"])


def marked(text):
    source = source_of_text(text)
    document, reading = encode_and_read(source)
    root = document.tree.getroot()
    mark_lines(root, reading.model.divisions, split_lines(source))
    return source, document, root


@given(st.lists(PIECES, min_size=1, max_size=30).map("\n".join).filter(str.strip))
@settings(max_examples=60)
def test_every_line_with_text_has_one_place_and_the_text_stays(text):
    source, document, root = marked(text)
    numbers = [int(mark.text) for mark in root.iter(etree.PI)]
    wanted = [line.number for line in split_lines(source) if line.text.strip()]
    assert sorted(numbers) == sorted(wanted)
    plain = etree.tostring(root, encoding="unicode")
    assert re.sub(r"<\?engross-line \d+\?>", "", plain).split() == plain_of(document).split()


def plain_of(document):
    return etree.tostring(document.tree.getroot(), encoding="unicode")


def test_a_line_stands_where_its_first_character_does():
    _, _, root = marked(LETTER)
    text = etree.tostring(root, encoding="unicode")
    lines = LETTER.split("\n")
    for number, offset in ((2, 0), (4, 0), (6, 0), (8, 0), (11, 0), (17, 0)):
        behind = re.sub(r"<[^>]*>", "", text.split(f"<?engross-line {number}?>")[1])
        assert behind.lstrip().startswith(lines[number - 1][offset:].split()[0].rstrip("-")), number
    assert re.search(r"<note [^>]*><\?engross-line 19\?>At length", text)


def test_xml_is_the_document_and_its_places_are_offsets(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text(LETTER)
    sheet = read_sheet(file, Options())
    view = xml_view(sheet.tei, len(sheet.lines), 1)
    assert "engross-line" not in view.text
    assert etree.fromstring(view.text).tag.endswith("TEI")
    places = dict(view.places)
    assert view.text[places[6] :].startswith("Dear Sir,")


def test_of_a_long_document_a_window_is_shown(tmp_path):
    file = tmp_path / "long.txt"
    file.write_text(
        "\n\n".join(f"The lamp was lit at {number}, and the keeper went." for number in range(1500))
    )
    sheet = read_sheet(file, Options())
    lines = len(sheet.lines)
    assert window(lines, 1) == (1, MOST)
    assert window(lines, lines) == (lines - MOST + 1, lines)
    view = reading_view(sheet.tei, lines, 2001, "en")
    assert "lit at 1000," in view.text
    assert "lit at 0," not in view.text
    assert view.text.count("<p") <= MOST / 2 + 2
    assert "lit at 0," in reading_view(sheet.tei, lines, 1, "en").text


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the evaluation's data")
def test_lines_of_other_houses_all_have_their_places():
    files = [file for file in sorted(SHARED.glob("eval/dev-houses/*/*.txt")) if file.stat().st_size < 20_000][
        ::37
    ]
    for file in files:
        sheet = read_sheet(file, Options())
        view = reading_view(sheet.tei, len(sheet.lines), 1, "en")
        wanted = {n for n, line in enumerate(sheet.lines, 1) if line.text.strip() and n <= view.last}
        assert {int(n) for n in re.findall(r'data-line="(\d+)"', view.text)} >= wanted, file
