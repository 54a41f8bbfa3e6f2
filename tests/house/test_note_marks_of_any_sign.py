"""Signs around the labels of notes: pairs of brackets and bars, signs in front, words."""

import pytest

from encoder.house.templates import note_form, note_template
from encoder.note_marks import find_marks, note_start
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.shared import read_as

REFERENCES = [
    "<1>",
    "⟨1⟩",
    "‹1›",
    "[[1]]",
    "((1))",
    "/1/",
    "|1|",
    "#1",
    "°1",
    "@1",
    "~1",
    "[1.]",
    "(1.)",
    "[fn 1]",
    "[n1]",
    "^1)",
]


@pytest.mark.parametrize("sign", REFERENCES)
def test_a_label_between_signs_refers_and_begins(sign):
    [mark] = find_marks(f"the lamp{sign} was lit")
    assert (mark.start, mark.end, mark.label, mark.gap) == (8, 8 + len(sign), "1", False)
    start = note_start(f"{sign} By order.")
    assert start is not None
    assert start.label == "1"
    assert start.shape.labels is mark.shape.labels


@pytest.mark.parametrize("text", ["<b>the lamp</b>", "and/or", "5 °C", "&#8212; so", "a | b"])
def test_markup_and_fractions_refer_to_nothing(text):
    assert not [mark for mark in find_marks(text) if not mark.shape.is_bare]


def test_many_stars_with_a_bracket_are_one_label():
    assert [mark.label for mark in find_marks("the lamp*******) was lit")] == ["*******)"]


@pytest.mark.parametrize("template", ["word<1> : <1> text", "word#1 : #1 text", "word[[1]] : [[1]] text"])
def test_templates_say_them(template):
    assert note_template(note_form(template).form) == template


def test_the_last_figure_behind_a_sign_and_a_number_may_refer():
    assert [mark.label for mark in find_marks("Study Memorandum #12 rightly")] == ["12", "2"]


@pytest.mark.parametrize(
    ("line", "label"), [("n1 : By order.", "1"), ("2 ↑ By order.", "2"), ("3. ↑ By order.", "3")]
)
def test_a_note_of_the_web_begins_with_a_lettered_figure_or_an_arrow_back(line, label):
    start = note_start(line)
    assert start is not None
    assert (start.label, line[start.end :]) == (label, "By order.")


def test_figures_and_words_of_markdown_are_one_series_with_all_its_paragraphs():
    text = (
        "The lamp[^1] was lit[^west] by order.\n\n[^1]: Of brass.\n[^west]: By the keeper,\n"
        "    who was new.\n\n    He left in May."
    )
    tree = encode_source(source_of_text(text), read_as(False)).tree
    notes = tree.findall(".//{*}text//{*}note")
    found = [(note.get("n"), note.get("type"), " ".join("".join(note.itertext()).split())) for note in notes]
    assert found[0] == ("1", None, "Of brass.")
    assert found[1][:2] == ("west", None)
    assert found[1][2].replace(" ", "") == "Bythekeeper,whowasnew.HeleftinMay."


def test_any_word_labels_a_note_of_markdown():
    [mark] = find_marks("the lamp[^west] was lit")
    start = note_start("[^west]: By order.")
    assert start is not None
    assert (mark.label, start.label, mark.shape.labels) == ("west", "west", start.shape.labels)
    assert mark.shape.labels is find_marks("the lamp[^1] was lit")[0].shape.labels
