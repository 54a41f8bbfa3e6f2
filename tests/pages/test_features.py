import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.pages.sights.shape import shape
from encoder.pages.sights.sight import page_number, sights
from encoder.pages.typescripts.features import SHORTEST_PAGE, counting, features
from encoder.pages.typescripts.page_features import page_features


@pytest.mark.parametrize(
    ("text", "n"), [("- 3 -", 3), ("Page 2", 2), ("PAGE TWO", 2), ("-4-", 4), ("12", 12)]
)
def test_page_numbers(text, n):
    assert page_number(text) == n


@pytest.mark.parametrize("text", ["1962", "3. The", "SECRET", ""])
def test_what_is_no_page_number(text):
    assert page_number(text) is None


def test_a_marking_shows_by_its_words():
    assert "marking=4" in shape("TOP SEGRET/SENSITIVE")
    assert "marking=4" not in shape("He kept the matter secret from them.")


def numbered(*numbers, apart=SHORTEST_PAGE):
    """Lines that say numbers, and so many lines apart."""
    return [said for n in numbers for said in (n, *([None] * (apart - 1)))]


@pytest.mark.parametrize(
    ("numbers", "together"),
    [
        ((2, 3, 4), [3, 3, 3]),
        ((2, 4), [2, 2]),
        ((2, 5), [1, 1]),
        ((4, 3), [1, 1]),
        ((7, 1, 2), [1, 2, 2]),
    ],
)
def test_page_numbers_count_on_though_one_is_missing(numbers, together):
    assert [n for n in counting(numbered(*numbers)) if n] == together


def test_numbers_line_by_line_are_no_page_numbers():
    assert set(counting(numbered(1, 2, 3, 4, apart=2))) == {0, 1}


def test_blank_lines_are_counted_and_left_out():
    assert [(one.gap, one.row) for one in sights(["a", "", "", "b"])] == [(0, 0), (2, 3)]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_lines_have_features(texts):
    seen = sights(texts)
    assert len(features(seen)) == len(seen)


@pytest.mark.parametrize(
    ("text", "mask"), [("A. B. Merrow", "I-I-Aa"), ("PORT 4711", "A-94"), ("x7 of", "x-a"), ("mcKay", "aA")]
)
def test_the_shapes_of_words(text, mask):
    assert f"mask-words={mask}" in shape(text)


@pytest.mark.parametrize("text", ["CRET", "CONFID TIAL", "S E C R E T", "ICRET"])
def test_what_is_left_of_a_marking(text):
    assert "fragment" in shape(text)


@pytest.mark.parametrize("text", ["CHAIR", "The secretary of the board went", "ST"])
def test_what_is_no_rest_of_a_marking(text):
    assert "fragment" not in shape(text)


def test_symbols_of_offices():
    assert "symbol" in shape("PORT/4/LT")
    assert "symbol" not in shape("and/or")


def test_words_of_offices_are_known_where_they_stand_in_short_lines():
    assert "has=TELEPHONE" in shape("Telephone: 14")
    assert "has=TELEPHONE" not in shape("He said that by telephone on the ninth of the month to nobody")


def test_a_line_knows_how_far_the_markings_are():
    rows = features(sights(["SECRET", "a", "b", "SECRET"]))
    assert {"marking-before=0", "marking-after=1"} <= set(rows[1])
    assert "marking-before=6" in rows[0]


def test_pages_begin_by_the_furniture_around():
    seen = sights(["it was not to be", "- 1 -", "SECRET", "seen again before the spring"])
    rows = page_features(seen, features(seen), ["text", "pageNum", "classification", "text"])
    assert {"role=classification", "-1:role=pageNum", "above:pageNum", "around=word&lower"} <= set(rows[2])
    assert "below:classification" in rows[1]
    assert not [feature for feature in rows[0] if feature.startswith(("above:", "below:"))]


@pytest.mark.parametrize("text", ["A. Merrow", "J. R. Tallis", "Henry A. Lund, Jr.", "R.T. O'Hale"])
def test_names_with_initials_are_those_of_persons(text):
    assert "person" in shape(text)
    assert "lex:function=some" not in shape(text)


@pytest.mark.parametrize("text", ["A. The first of the points", "SECRET", "Port Salter"])
def test_what_is_no_person(text):
    assert "person" not in shape(text)
