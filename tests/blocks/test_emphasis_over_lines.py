"""Emphasis that opens on one line and closes on another."""

import pytest

from encoder.config import Options
from encoder.pipeline import encode_source
from encoder.reading import source_of_text


def body_of(text):
    return encode_source(source_of_text(text), Options()).tree.find(".//{*}body")


def emphasised(text):
    return [(hi.get("rend"), hi.text) for hi in body_of(text).iter("{*}hi")]


PROSE = (
    "The packet came in at noon with the mail from Harwick, and the master\n"
    "told us of {0}the wreck of the Heron, as it was called\n"
    "in all the papers{1}, of which we had heard nothing until that day.\n"
)


@pytest.mark.parametrize(
    ("opening", "closing", "rend"),
    [("_", "_", "italic"), ("*", "*", "italic"), ("**", "**", "bold"), ("<i>", "</i>", "italic")],
)
def test_each_line_has_its_piece(opening, closing, rend):
    assert emphasised(PROSE.format(opening, closing)) == [
        (rend, "the wreck of the Heron, as it was called"),
        (rend, "in all the papers"),
    ]


def test_lines_between_are_emphasised_whole():
    text = "He read _the first line of it,\nand the second of the same,\nand the third_ aloud to all of us.\n"
    assert [piece for _, piece in emphasised(text)] == [
        "the first line of it,",
        "and the second of the same,",
        "and the third",
    ]


def test_other_emphasis_on_the_lines_is_kept():
    text = "We saw _Sea Marks_ by Quill and _the greater part of the\nold Book_, not the _new_ one.\n"
    assert [piece for _, piece in emphasised(text)] == [
        "Sea Marks",
        "the greater part of the",
        "old Book",
        "new",
    ]


def test_a_stanza_in_italics():
    text = (
        "THE HERON.\n\n_The heron stands upon the mere,\n  And all the reeds are still;\n"
        "The moon is risen cold and clear\n  Above the frozen hill.\n\n"
        "The heron stands, the heron flies,\n  And who shall call him back?\n"
        "The mere lies under other skies,\n  And all the reeds are black._\n"
    )
    lines = body_of(text).findall(".//{*}l")
    assert len(lines) == 8
    assert [len(line.findall("{*}hi")) for line in lines] == [1] * 8
    assert "_" not in "".join(body_of(text).itertext())


@pytest.mark.parametrize(
    "text",
    [
        "He wrote _the beginning and never\ncame to the end of it.\n",
        "The first paragraph has _a sign that\nnothing closes.\n\nThe second has another_ one at all.\n",
        "The form has ____ and a name_of_file\nand a blank ____ to fill in.\n",
        "He had 5 * 3 apples and\n2 * 3 pears in his basket.\n",
        "A word* has a note and\nanother* has one as well.\n",
    ],
)
def test_what_nothing_closes_is_text(text):
    body = body_of(text)
    assert not body.findall(".//{*}hi")
    shown = "".join(body.itertext())
    assert shown.count("_") == text.count("_") and shown.count("*") == text.count("*")


def test_over_a_page_break():
    text = (
        "The first page tells of _the long voyage to the\n\n[Page 2]\n\n"
        "southern islands_ and of all that was seen there.\n"
    )
    body = body_of(text)
    assert [hi.text for hi in body.iter("{*}hi")] == ["the long voyage to the", "southern islands"]
    assert body.find(".//{*}p/{*}pb") is not None
