"""Days in datelines that are partly in italics."""

from lxml import etree

from encoder.api import encode
from encoder.namespaces import TEI

T = f"{{{TEI}}}"
PROSE = (
    "MY DEAR FENN,--I had your letter by the Prudence, and have read it twice over to the table; the nets "
    "are mended, and the boat was tarred on Monday.\n\nEver yours,\n\nJOHN TALLIS.\n"
)


def dates(line: str) -> list[tuple[str | None, str]]:
    root = etree.fromstring(encode(f"{line}\n\n{PROSE}").tei)
    found = root.iterfind(f".//{T}dateline//{T}date")
    return [(date.get("when"), "".join(date.itertext())) for date in found]


def test_a_year_behind_the_italics():
    assert dates("_Harwick, January 4th_, 1874.")[0] == ("1874-01-04", "January 4th")


def test_a_month_in_italics_within_brackets():
    assert dates("_Hôtel du Port, Harwick_ [_November_ 1873].") == [("1873-11", "[November 1873]")]


def test_a_day_all_in_italics():
    assert dates("Harwick, _January 4th, 1874_.") == [("1874-01-04", "January 4th, 1874")]
