"""What counts and what is left open in the text of typed pages."""

from hypothesis import given
from hypothesis import strategies as st

from encoder.pages.sights.sight import sights
from encoder.pages.typescripts.text_features import text_features


def counts(*texts):
    rows = text_features(sights(list(texts)))
    return [next(f[6:] for f in row if f.startswith("count=") and "&" not in f) for row in rows]


def lost(*texts):
    return ["count=lost-stop" in row for row in text_features(sights(list(texts)))]


def test_lines_between_enumerators_that_count_are_inside():
    assert counts("TO: ALL", "1. THE BOARD MET", "ON MONDAY.", "2. IT ROSE.", "THE CLERK") == [
        "outside",
        "begins-count",
        "inside",
        "counts-on",
        "after",
    ]


def test_one_number_may_be_lost():
    assert counts("1. THE BOARD MET", "ON MONDAY.", "3. IT ROSE.")[1:] == ["inside", "counts-on"]
    assert counts("1. THE BOARD MET", "ON MONDAY.", "9. IT ROSE.")[1:] == ["no", "uncounted"]


def test_a_lost_full_stop_is_proven_by_the_numbers_around_it():
    assert lost("1. THE BOARD MET.", "2 FAILURE TO PAY", "3. IT ROSE.") == [False, True, False]
    assert lost("2 FAILURE TO PAY", "3. IT ROSE.") == [True, False]
    assert lost("1. THE BOARD MET", "2 TIMES ON MONDAY", "2. IT ROSE.") == [False, False, False]
    assert lost("1. THE BOARD MET.", "2 MAY WAS A MONDAY", "3. IT ROSE.") == [False, False, False]


def test_the_last_running_text_is_looked_up_behind_a_form():
    rows = text_features(sights(["THE DUES OF THE PORT ARE TO BE PAID,", "RELEASING", "AND SOON."]))
    assert any(feature.startswith("prose-before=comma&other&far") for feature in rows[2])


@given(st.lists(st.sampled_from(["1. x", "2. y", "3 Word on", "(a) z", "A WORD", "", "the end of it all."])))
def test_each_line_has_one_place_among_what_counts(texts):
    shown = [text for text in texts if text]
    assert len(counts(*texts)) == len(shown)
