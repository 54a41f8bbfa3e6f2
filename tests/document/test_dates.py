"""Dates, times and places of datelines."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.document.dates import dated, find_dateline, find_dates, month_number, review_dates
from encoder.document.phrase import Phrase
from encoder.model import Text, element


def shown(text: str) -> list[str]:
    """Each phrase as `name|text|attributes`, `resp` left out."""
    return [show(text, phrase) for phrase in find_dateline(text)]


def show(text: str, phrase: Phrase) -> str:
    given = " ".join(f"{name}={value}" for name, value in phrase.attributes if name != "resp")
    return f"{phrase.name}|{text[phrase.start : phrase.end]}|{given}"


DATES = [
    ("October 27, 1962", "when=1962-10-27"),
    ("27 October 1962", "when=1962-10-27"),
    ("27th October, 1962", "when=1962-10-27"),
    ("June the 17th 1809", "when=1809-06-17"),
    ("Oct. 27, 1962", "when=1962-10-27"),
    ("JAN 24 1975", "when=1975-01-24"),
    ("19 JUN 1963", "when=1963-06-19"),
    ("27 Oct 62", "when=1962-10-27 cert=high"),
    ("3 May '62", "when=1962-05-03 cert=medium"),
    ("July 63", "when=1963-07 cert=high"),
    ("1962-10-27", "when=1962-10-27"),
    ("10/27/62", "when=1962-10-27 cert=high"),
    ("27/10/1962", "when=1962-10-27"),
    ("10/11/1962", "when=1962-10-11 cert=medium"),
    ("27.10.1962", "when=1962-10-27"),
    ("May 1969", "when=1969-05"),
    ("1969", "when=1969"),
    ("oceover 27, 1962", "when=1962-10-27 cert=medium"),
    ("Novcmber 3, l962", "when=1962-11-03 cert=medium"),
    ("2O March 1963", "when=1963-03-20 cert=medium"),
    ("I January 1963", "when=1963-01-01 cert=medium"),
    ("0ctober 5, 1951", "when=1951-10-05 cert=medium"),
    ("271430Z OCT 62", "when=1962-10-27T14:30:00Z cert=high"),
    ("2714302 OCT 1962", "when=1962-10-27T14:30:00Z cert=medium"),
    ("OCTOBER—1961", "when=1961-10"),
    ("271430R OCT 1962", "when=1962-10-27T14:30:00-05:00"),
    ("May 3-5, 1970", "from=1970-05-03 to=1970-05-05"),
    ("February 28–March 2, 1968", "from=1968-02-28 to=1968-03-02"),
    ("December 30, 1968–January 2, 1969", "from=1968-12-30 to=1969-01-02"),
    ("3-5 May 1970", "from=1970-05-03 to=1970-05-05"),
    ("1 October to 3 November 1962", "from=1962-10-01 to=1962-11-03"),
    ("March–May 1951", "from=1951-03 to=1951-05"),
    ("1968–1969", "from=1968 to=1969"),
    ("1968-69", "from=1968 to=1969"),
    ("Saturday, October 27, 1962", "when=1962-10-27"),
    ("Sunday, October 27, 1962", "when=1962-10-27 cert=medium"),
    ("[January 5, 1969?]", "when=1969-01-05 cert=medium"),
    ("[January 5, 1969]", "when=1969-01-05 cert=high"),
    ("January [5], 1969", "when=1969-01-05 cert=high"),
    ("circa 1969", "when=1969 cert=low"),
    ("before May 3, 1970", "notAfter=1970-05-03"),
    ("after May 3, 1970", "notBefore=1970-05-03"),
    ("undated", ""),
    ("n.d.", ""),
    ("[undated]", "cert=high"),
    ("February 30, 1962", ""),
    ("27. Oktober 1962", "when=1962-10-27"),
    ("1er mars 1962", "when=1962-03-01"),
    ("27 de octubre de 1962", "when=1962-10-27"),
    ("3 giugno 1961", "when=1961-06-03"),
    ("March 11, 1969, 10 a.m.", "when=1969-03-11T10:00:00"),
    ("March 11, 1969, 12:05 a.m.", "when=1969-03-11T00:05:00"),
    ("March 11, 1969, 9 p.m.", "when=1969-03-11T21:00:00"),
    ("March 11, 1969, noon", "when=1969-03-11T12:00:00"),
    ("March 11, 1969, 1243Z", "when=1969-03-11T12:43:00Z"),
    ("March 11, 1969, 17:17 p.m.", "when=1969-03-11T17:17:00 cert=medium"),
    ("1430 EST, March 11, 1969", "when=1969-03-11T14:30:00-05:00"),
    ("0930 hours, 3 May 1962", "when=1962-05-03T09:30:00"),
]


@pytest.mark.parametrize(("text", "attributes"), DATES)
def test_a_date_is_read_whole(text, attributes):
    assert shown(text) == [f"date|{text}|{attributes}"]


LINES = [
    ("Port Salter, March 14, 1951.", ["placeName|Port Salter|", "date|March 14, 1951|when=1951-03-14"]),
    (
        "Lake House, Norland, May 3-5, 1970.",
        ["placeName|Lake House, Norland|", "date|May 3-5, 1970|from=1970-05-03 to=1970-05-05"],
    ),
    (
        "Rome, June 3, 1951, 12:41-1:49 p.m.",
        [
            "placeName|Rome|",
            "date|June 3, 1951|when=1951-06-03",
            "time|12:41|when=12:41:00 cert=high",
            "time|1:49 p.m.|when=13:49:00",
        ],
    ),
    (
        "Rome, June 3, 1951, 9:20 a.m.–12:25 p.m.",
        [
            "placeName|Rome|",
            "date|June 3, 1951|when=1951-06-03",
            "time|9:20 a.m.|when=09:20:00",
            "time|12:25 p.m.|when=12:25:00",
        ],
    ),
    ("New Quay, undated.", ["placeName|New Quay|", "date|undated|"]),
    ("Quay, D.C., May 5, 1970", ["placeName|Quay, D.C.|", "date|May 5, 1970|when=1970-05-05"]),
    ("Bonn, den 27. Oktober 1962", ["placeName|Bonn|", "date|27. Oktober 1962|when=1962-10-27"]),
    (
        "Quay, March 5 and 6, 1970.",
        ["placeName|Quay|", "date|March 5|when=1970-03-05", "date|6, 1970|when=1970-03-06"],
    ),
    (
        "The Old House\nQuay\nMay 5, 1970",
        ["placeName|The Old House|", "placeName|Quay|", "date|May 5, 1970|when=1970-05-05"],
    ),
    ("DATE 16 DECEMBER 1958 URGENT", ["date|16 DECEMBER 1958|when=1958-12-16"]),
    ("11 MAR 66 73315", ["date|11 MAR 66|when=1966-03-11 cert=high"]),
    ("May 3, 10 a.m.", ["date|May 3|", "time|10 a.m.|when=10:00:00"]),
    ("Salter, April 31, 1969.", ["placeName|Salter|", "date|April 31, 1969|"]),
    ("PORT SALTER 25, N. D.", ["placeName|PORT SALTER 25, N. D.|"]),
    ("13 October 19864", []),
    ("on the fifth day", []),
    ("Support Branch", []),
    ("Chief, Lights", []),
    ("Quay, Norland/May 1975", ["placeName|Quay, Norland|", "date|May 1975|when=1975-05"]),
]


@pytest.mark.parametrize(("text", "phrases"), LINES)
def test_a_dateline_has_its_parts(text, phrases):
    assert shown(text) == phrases


@pytest.mark.parametrize(
    ("text", "responsible"), [("oceover 27, 1962", True), ("October 27, 1962?", False), ("3 May 62", True)]
)
def test_engross_answers_for_what_it_inferred(text, responsible):
    (phrase,) = find_dates(text)
    assert (("resp", "#engross") in phrase.attributes) is responsible


@pytest.mark.parametrize(
    ("word", "number"),
    [("Oct", 10), ("SEPT", 9), ("août", 8), ("Dezember", 12), ("Juiy", 7), ("house", 0), ("xyz", 0), ("", 0)],
)
def test_months(word, number):
    assert month_number(word)[0] == number


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("1951", {"when": "1951"}),
        ("1951-03", {"when": "1951-03"}),
        ("1951-03-14", {"when": "1951-03-14"}),
        ("1951-03-14/1951-03-16", {"from": "1951-03-14", "to": "1951-03-16"}),
        ("1951-02-30", {}),
        ("March 14, 1951", {"when": "1951-03-14"}),
        ("in spring", {}),
    ],
)
def test_metadata_is_dated(text, attributes):
    assert dict(dated(text)) == attributes


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_any_day_is_read_in_every_order(day):
    for form in ("%B %d, %Y", "%d %B %Y", "%d %b. %Y", "%Y-%m-%d", "%b %d %Y"):
        assert [dict(phrase.attributes) for phrase in find_dates(day.strftime(form))] == [
            {"when": day.isoformat()}
        ]


WORDS = (
    "May 3 - 5 , 1970 62 [ ] ? a.m. 12:41 1243Z Port undated to and 271430Z OCT . de l962 circa Sunday noon"
)
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n", "\N{OBJECT REPLACEMENT CHARACTER}"]), max_size=14)
LINE = st.one_of(st.text(max_size=60), PIECES.map(" ".join), PIECES.map("".join))
VALUE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:00(Z|[+-]\d\d:00)?)?)?)?|\d\d:\d\d:00(Z|[+-]\d\d:00)?")


@given(LINE)
def test_any_text_has_phrases_in_order_within_it(text):
    end = 0
    for phrase in sorted(find_dateline(text), key=lambda phrase: phrase.start):
        assert end <= phrase.start < phrase.end <= len(text)
        end = phrase.end
        for name, value in phrase.attributes:
            assert name in ("cert", "resp") or VALUE.fullmatch(value)


def test_a_misread_date_is_to_be_reviewed():
    misread = element("date", Text(6, "oceover 27, 1962"), when="1962-10-27", cert="medium", resp="#engross")
    inferred = element("date", Text(6, "27 Oct 62"), when="1962-10-27", cert="high", resp="#engross")
    (finding,) = review_dates((element("dateline", misread, inferred),), "Quay,\noceover 27, 1962")
    assert (finding.rule, finding.place.line, finding.certainty) == ("D20", 2, 0.7)
    assert "“oceover 27, 1962” was read as 1962-10-27" in finding.message
