"""What the words of a line say of dates and farewells."""

import pytest

from encoder import language
from encoder.pages.sights.wording import ends_in_hour, is_dateline, may_date


@pytest.mark.parametrize(
    "text",
    [
        "It was lit in 1909.",
        "He was here at last.",
        "Er starb im Jahr 1843.",
        "On board the Sally, we sailed on 3 May.",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert not is_dateline(text)
    assert not may_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wien, 11. 8. 93",
        "T. n° 214.     Lisbonne, 3 août 1936, 21 h. 40.",
        "Berlin, 3. Mai 1911, 9 Uhr abends",
        "Cablegram E54 PORT ELLEN, 16 June 1945, 10.51 p.m.",
        "Lisbona, 9 agosto 1936, ore 22",
        "À bord de la Marie, le 1er mars 1848.",
        "On board H.M.S. Victory, off Toulon, 3 May 1804",
    ],
)
def test_place_day_and_hour_are_a_dateline(text):
    assert is_dateline(text)
    assert may_date(text)


@pytest.mark.parametrize(
    ("text", "holds"),
    [("10.51 p.m.", True), ("3 août 1936, 21 h. 40.", True), ("9 Uhr abends", True), ("3 May 1911", False)],
)
def test_a_line_ends_in_an_hour(text, holds):
    assert ends_in_hour(text) is holds


@pytest.mark.parametrize(
    ("text", "ends", "begins"),
    [
        ("und grüße Dich von Herzen Dein", True, False),
        ("I have the honor to be, sir, your obedient servant,", True, True),
        ("Dein treuer Gottfried", False, True),
        ("The dues were paid.", False, False),
        ("Yours ever, Ned", False, True),
    ],
)
def test_a_farewell_is_open_or_named(text, ends, begins):
    assert language.ends_in_farewell(text) is ends
    assert language.begins_farewell(text) is begins


@pytest.mark.parametrize("text", ["FINIS.", "Amen", "The End", "Ende.", "Laus Deo"])
def test_a_text_ends(text):
    assert language.is_trailer(text)


def test_an_ending_word_in_a_sentence_ends_nothing():
    assert not language.is_trailer("The end of the matter was this.")


@pytest.mark.parametrize(
    ("heading", "name", "holds"),
    [
        ("ARTICLE IV", "article", True),
        ("Art. 2.", "article", True),
        ("Artículo 3", "article", True),
        ("Section 3", "article", False),
        ("Kapitel 2", "chapter", True),
        ("Articles of faith", "article", False),
    ],
)
def test_a_heading_begins_with_the_very_word(heading, name, holds):
    assert language.heads_part(name, heading) is holds
