import pytest

from encoder.enumerators import Reading, Style, enumerator, label, numeral, readings, roman


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1. The agenda", "1."),
        ("- (a) make clear", "(a)"),
        ("(iv) Review", "(iv)"),
        ("**2.** Bold", "2."),
        ("B. THE EMBASSY", "B."),
        ("7.", "7."),
    ],
)
def test_enumerators_at_the_start_of_a_line(text, printed):
    found = enumerator(text)
    assert found is not None
    assert found.printed == printed
    assert text[found.start : found.end].strip("*") == printed


@pytest.mark.parametrize(
    "text", ["1904. For the Secretary", "Mr. Smith", "10 May", "3.5 percent", "No. 4", "(see 1)"]
)
def test_what_is_no_enumerator(text):
    assert enumerator(text) is None


def test_a_bare_enumerator_knows_it():
    assert enumerator("7.").bare
    assert not enumerator("7. x").bare


def test_ambiguous_enumerators_have_all_readings():
    assert set(readings("(i)")) == {Reading(Style.ROMAN_PAREN, 1), Reading(Style.LOWER_PAREN, 9)}
    assert readings("(c)") == (Reading(Style.LOWER_PAREN, 3),)
    assert readings("*") == ()


@pytest.mark.parametrize("value", range(1, 49))
def test_roman_numerals_there_and_back(value):
    assert roman(numeral(value)) == value


@pytest.mark.parametrize(
    "printed", ["1.", "(12)", "3)", "b.", "(b)", "c)", "D.", "(D)", "E)", "IV.", "iv.", "(xii)"]
)
def test_a_reading_is_printed_as_it_was_read(printed):
    assert printed in {label(reading) for reading in readings(printed)}
