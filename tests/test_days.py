"""The days with which entries begin, and how they follow each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.days import find_entries, read_day

MARKS = {
    "January 3d. Fair wind": ("January 3d", None, 1, 3, None),
    "4th. Snow.": ("4th", None, None, 4, None),
    "5. Sunday. No Sermon": ("5. Sunday", None, None, 5, 7),
    "Monday, 2d. Hard Gales": ("Monday, 2d", None, None, 2, 1),
    "Wednesday, the 4th. Calm": ("Wednesday, the 4th", None, None, 4, 3),
    "27. August, nachts.": ("27. August", None, 8, 27, None),
    "19 juin, au bivouac": ("19 juin", None, 6, 19, None),
    "Le 12 mai 1790. Il pleut": ("Le 12 mai 1790", 1790, 5, 12, None),
    "Den 3ten Mai. Regen": ("Den 3ten Mai", None, 5, 3, None),
    "3. V. 1812. Schnee": ("3. V. 1812", 1812, 5, 3, None),
    "8 de maio.": ("8 de maio", None, 5, 8, None),
    "Lunes, 4 de julio: calor": ("Lunes, 4 de julio", None, 7, 4, 1),
    "23 giugno, sabato. Polvere": ("23 giugno, sabato", None, 6, 23, 6),
    "Oct. 4 1803—Clear": ("Oct. 4 1803", 1803, 10, 4, None),
    "1077. Cometa visa est": ("1077", 1077, None, None, None),
    "May, 1743.": ("May, 1743", 1743, 5, None, None),
}


@pytest.mark.parametrize(("text", "said"), MARKS.items())
def test_a_day_is_read(text, said):
    mark = read_day(text)
    assert mark is not None
    assert (text[mark.start : mark.end], mark.year, mark.month, mark.day, mark.weekday) == said


@pytest.mark.parametrize(
    "text",
    [
        "3 hogs killed",
        "Monday morning we went out",
        "In May 1790 the house fell",
        "10 times he said it",
        "May I come?",
        "Do you see it?",
        "March on!",
        "45. Of the wall.",
    ],
)
def test_no_day_is_read(text):
    assert read_day(text) is None


def days(*texts):
    return [(entry.at, entry.when, entry.doubt) for entry in find_entries(texts)]


def test_month_and_year_are_carried_on():
    assert days(
        "LOG, 1743", "May, 1743.", "Sunday, the 1st. Gales", "2d. Rain", "Do. Hail", "30th. Calm"
    ) == [
        (2, "1743-05-01", 1),
        (3, "1743-05-02", 1),
        (4, "1743-05-02", 1),
        (5, "1743-05-30", 1),
    ]


def test_what_follows_from_the_last_entry_is_a_guess():
    found = days(
        "1816.", "Dec. 30. Frost", "31st. Snow", "Jan. 1. Thaw", "Sunday. To church", "30th. Rain", "2d. Sun"
    )
    assert found[2:] == [
        (3, "1817-01-01", 2),
        (4, "1817-01-05", 2),
        (5, "1817-01-30", 1),
        (6, "1817-02-02", 2),
    ]


def test_without_a_year_none_is_given():
    assert days("January 3d. Fair", "4th. Snow", "5. Sunday. None") == [
        (0, "--01-03", 0),
        (1, "--01-04", 1),
        (2, "--01-05", 1),
    ]


def test_days_led_into_sentences():
    texts = (
        "Den 3. May 1756 marschirten wir",
        "Den 4. Rasttag",
        "Eod. kam ein Courier",
        "Den 30. Juni. Bataille",
    )
    assert [when for _, when, _ in days(*texts)] == ["1756-05-03", "1756-05-04", "1756-05-04", "1756-06-30"]


def test_years_of_a_chronicle():
    assert days("1077. A comet", "1078. Nothing", "1080. The tower fell") == [
        (0, "1077", 0),
        (1, "1078", 0),
        (2, "1080", 0),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("1. First, the wall.", "2. Then the dues.", "3. At last the lamp."),
        ("May 3, 1790.", "Dear Sir,", "1. The wall.", "2. The dues."),
        ("12. The committee met.", "13. They dined.", "14. They left."),
        ("May 3. Sun", "April 1. Rain", "March 7. Snow"),
        ("1914. The year began.",),
        ("On May 3 they met.", "He sent a note.", "On May 5 they parted.", "It rained.", "On May 9 he died."),
    ],
)
def test_no_entries(texts):
    assert days(*texts) == []


@given(st.lists(st.text(alphabet="0123456789 .,—thMaysunDo\nj", max_size=30), max_size=12))
def test_days_never_go_back(texts):
    found = find_entries(texts)
    assert [entry.at for entry in found] == sorted({entry.at for entry in found})
    whole = [entry.when for entry in found if entry.when and entry.when[0] != "-"]
    assert whole == sorted(whole)


@pytest.mark.parametrize("head", ["Burials x1702", "Burials 196’1702", "BURIALS 01702"])
def test_a_head_whose_last_figures_only_look_like_a_year_is_none(head):
    texts = ["May 1, 1770. Fair", "2 May 1770. Snow", head, "3 May 1770. Wind", "4 May 1770. Calm"]
    assert [entry.at for entry in find_entries(texts)] == [0, 1, 3, 4]


@pytest.mark.parametrize(
    "text", ["Sunday, [February] 2 –- Rain.", "Sunday, (February) 2. Rain.", "[February] 2. Rain."]
)
def test_a_month_that_a_transcriber_supplies_in_brackets(text):
    mark = read_day(text)
    assert mark is not None and (mark.month, mark.day) == (2, 2)
