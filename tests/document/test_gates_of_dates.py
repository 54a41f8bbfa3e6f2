"""A gate hides no date: what is found behind it is what would be found without it."""

from hypothesis import example, given
from hypothesis import strategies as st

from encoder.document.dates import enacted, find_dates
from encoder.document.dates.enacted import find_enacted
from encoder.document.dates.year_words import may_say_year, year_in_words

WORDS = st.sampled_from(
    ["recent", "percent", "military", "sufficient", "the", "fourth", "day of", "4th", "June,", "1711",
     "1812,",
     "en", "l'an", "mil", "huit", "cent", "douze,", "le", "vingt-six", "novembre", "par devant", "nous",
     "eintausendachthundertundneunzehn", "Im Jahre", "den", "zwölften", "Mai", "before me", "días del mes de",
     "thouſand", "eight", "hundred", "and", "twelve", "mille", "ottocento", "dodici", "anno", "del año", "2",
     "duemila", "\n"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


@given(TEXTS)
@example("L'an mil huit cent douze, le vingt-six novembre, par devant nous")
@example("in witness whereof this fourth day of June, 1711")
@example("the fourth of June one thouſand eight hundred and twelve")
def test_day_of_a_deed_is_found_wherever_its_words_say_one(text):
    every = [
        phrase
        for phrase in find_dates(text)
        if phrase.name == "date"
        and enacted._DAY.match(dict(phrase.attributes).get("when", ""))
        and enacted._is_enacted(text[phrase.start : phrase.end], text)
    ]
    assert list(find_enacted(text)) == every


@given(TEXTS)
def test_year_in_words_has_a_word_for_hundreds_or_thousands(text):
    says = any(year_in_words(text, at) for at in range(len(text)))
    assert may_say_year(text) or not says
