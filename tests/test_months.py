"""The names of the months are said once: what reads dates and what mends them agree."""

import pytest

from encoder.checks.fix.dates import read_date
from encoder.document.dates import month_number
from encoder.language import languages, months
from encoder.months import ENGLISH_MONTHS


def test_english_months_have_their_name_and_abbreviations():
    assert [form for form, number in ENGLISH_MONTHS.items() if number in (1, 5, 9)] == [
        "January", "Jan", "May", "September", "Sept", "Sep",
    ]  # fmt: skip
    assert len(set(ENGLISH_MONTHS.values())) == 12


def test_no_name_is_that_of_two_months():
    known = [months((tag,)) for tag in languages()]
    assert not [
        word
        for names in known
        for word in names
        for other in known
        if other.get(word, names[word]) != names[word]
    ]


@pytest.mark.parametrize("form", ENGLISH_MONTHS)
def test_each_form_is_read_and_mended_alike(form):
    number = ENGLISH_MONTHS[form]
    assert month_number(form) == month_number(f"{form}.") == (number, 0)
    assert read_date(f"{form} 3, 1957") == f"1957-{number:02}-03"
