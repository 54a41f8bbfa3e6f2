"""Annals, whose entries begin with their years."""

import pytest

from encoder.api import encode
from encoder.namespaces import tei

ENTRIES = (
    "The tower fell in a great wind.",
    "Nothing is written of this year.",
    "The bishop died at harvest time.",
)


@pytest.mark.parametrize("form", ["A.D. {}.", "An. {}.", "Anno Domini {}.", "Ao {}:", "{}."])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_each_year_is_an_entry(form: str, gap: str) -> None:
    years = (1312, 1313, 1316)
    text = gap.join(f"{form.format(year)} {said}" for year, said in zip(years, ENTRIES, strict=True))
    root = encode(text, name="annals").tree.getroot()
    divs = [div for div in root.iter(tei("div")) if div.get("type") == "entry"]
    assert [div.find(f".//{tei('date')}").get("when") for div in divs] == ["1312", "1313", "1316"]


def test_a_year_of_three_digits_needs_its_era() -> None:
    text = "\n\n".join(f"A.D. {year}. {said}" for year, said in zip((787, 788, 790), ENTRIES, strict=True))
    root = encode(text, name="annals").tree.getroot()
    assert [date.get("when") for date in root.iter(tei("date"))][:3] == ["0787", "0788", "0790"]
    bare = encode(text.replace("A.D. ", ""), name="annals").tree.getroot()
    assert not [div for div in bare.iter(tei("div")) if div.get("type") == "entry"]


def test_a_year_in_a_sentence_begins_nothing() -> None:
    text = "A.D. 787 was a year of plague, and A.D. 788 was no better.\n\nAn. 3 of the reign was quiet."
    assert "entry" not in {
        div.get("type") for div in encode(text, name="history").tree.getroot().iter(tei("div"))
    }


REGISTER = """\
Burials in the Year 1665

July   3.  Thomas Webb, of the plague
   "  5.  Ann his wife, of ye same
   "  9.  A poor man unknown
       do.  Sarah d. of John Tull
   " 14.  Henry Cole, Churchwarden
Aug.   1.  Eliz. Parr, widow
   "  2.  Two children of Wm. Hobbs
"""


def test_the_date_of_an_entry_behind_wide_gaps_is_its_day() -> None:
    root = encode(REGISTER, name="register").tree.getroot()
    dates = ["".join(map(str, date.itertext())) for date in root.iter(tei("date")) if date.text]
    assert dates == ["July   3", "5", "9", "do", "14", "Aug.   1", "2"]
