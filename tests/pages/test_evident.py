"""Short lines of which little doubt is left."""

import pytest

from encoder.pages.letters.signatures import is_sealed
from encoder.pages.prose.evident import (
    heads_above_initials,
    heads_of_rank,
    is_part_head,
    may_address,
)
from encoder.pages.prose.present import present_rows
from encoder.pages.sights.sight import Sight

LONG = "The ceremony of lighting the new lantern took place on Thursday last, before a crowd."


def seen(*texts, gap=1):
    return [Sight(text, gap, row) for row, text in enumerate(texts)]


def test_short_lines_with_text_below_each_head_sections():
    lines = seen("MERCURY.", "The new light.", LONG, "Shipping.", LONG, "Lost and found.", LONG)
    assert heads_of_rank(lines) == {1, 3, 5}


def test_where_some_short_lines_head_nothing_none_is_certain():
    lines = seen(
        "Chapter", "The new light.", LONG, "He went home.", "Nobody answered.", LONG, "Shipping.", LONG
    )
    assert not heads_of_rank(lines)


def test_answers_are_no_heads():
    assert not heads_of_rank(seen(LONG, "“Yes.”", LONG, "“No.”", LONG, "“Why?”", LONG))


def test_a_block_above_an_initial_is_a_head():
    lines = [
        Sight("Of the antient Lights, and by whom they were", 0, 0),
        Sight("maintained.", 0, 1),
        Sight("IT is not easie to say when they were lit.", 1, 2),
        Sight("THe Monks had a penny of each.", 1, 3),
    ]
    assert heads_above_initials(lines) == {0, 1}


def test_letters_with_accents_are_no_capitals():
    assert not heads_above_initials(seen("So geschehen zu Altenrode.", "Lüders          Brandt"))
    assert not heads_above_initials(seen("Він прийшов додому.", "Нічого не було видно."))


def test_letters_of_a_name_are_no_initial():
    assert not heads_above_initials(seen(LONG, "NATO is of another mind, as it has said before."))


@pytest.mark.parametrize(
    ("text", "holds"), [("Article 2.", True), ("Art. 1.", True), ("Article of faith", False)]
)
def test_a_number_of_an_article_is_a_head(text, holds):
    assert is_part_head(seen(text, LONG), 0) is holds


@pytest.mark.parametrize(
    "text", ["To Josiah Thorold Esqre.", "Al Chiarissimo Sig. Prof. Pietro Conti", "Lugano"]
)
def test_a_line_may_be_of_an_address(text):
    assert may_address(text)


@pytest.mark.parametrize(
    "text",
    ["Do not forget the seeds.", "Buoy adrift since noon. Tender gone.", "Arrived: Ellen; Swift", LONG * 2],
)
def test_a_sentence_is_of_no_address(text):
    assert not may_address(text)


@pytest.mark.parametrize(
    ("text", "holds"), [("[L.S.] T. QUILL", True), ("(L. S.) J. DUMONT", True), ("L. S.", False)]
)
def test_a_seal_stands_by_a_signature(text, holds):
    assert is_sealed(text) is holds


def test_those_present_stand_further_in_than_their_label():
    texts = ["Minutes", "Present:  Mr Fenn", "          Miss Marsh", "          Capt. Quill", "1. Read."]
    assert list(present_rows(texts, range(5))) == [1, 2, 3]
