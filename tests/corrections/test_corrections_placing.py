"""Where corrections stand in a text that has changed, and which of them contradict each other."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encoder.corrections.placing import place_corrections
from encoder.corrections.records import Correction, beginning
from encoder.corrections.rulings import renewed, rulings_of
from encoder.model import Role

TEXT = """\
Harwick, 3 May.

Sir,

The boats came in.

Yours,
Quill

Sir,

The wall stands.

Yours,
Fenn
"""
LONG = "The boats came in on Friday and have been laid up for the winter at the cost of the Board, " * 3


def placed(text, *records):
    standings, findings = place_corrections(records, text, "a.corrections.toml")
    return [one.line for one in standings], [finding.rule for finding in findings]


def test_what_stands_where_it_stood_is_exact():
    assert placed(TEXT, Correction(10, "Sir,", role=Role.SALUTE)) == ([10], [])


def test_what_stands_once_has_moved_there():
    assert placed("A copy.\n" + TEXT, Correction(5, "The boats came in.", joins=False)) == ([6], ["E03"])


def test_what_stands_twice_has_moved_as_what_is_around_it():
    text = TEXT.replace("\n\nYours,\nQuill", "\n\nA line more.\n\nYours,\nQuill")
    first, second = Correction(7, "Yours,", role=Role.CLOSER), Correction(14, "Yours,", role=Role.CLOSER)
    near = Correction(8, "Quill", role=Role.SIGNED)
    assert placed(text, first, near, second) == ([9, 10, 16], ["E03", "E03", "E03"])


@pytest.mark.parametrize(
    "one",
    [
        Correction(7, "Yours truly,", role=Role.CLOSER),
        Correction(99, "Yours,", role=Role.CLOSER),
        Correction(4, "Sir,", role=Role.SALUTE),
        Correction(5, "boots", column=5, reads="boats"),
        Correction(99, "came", column=1, reads="come"),
    ],
)
def test_what_stands_nowhere_or_in_doubt_is_lost(one):
    assert placed(TEXT, one) == ([], ["E02"])


def test_a_span_is_found_again_in_its_line_or_where_it_stands_alone():
    assert placed(TEXT, Correction(5, "came", column=3, reads="come")) == ([5], [])
    assert placed("A copy.\n" + TEXT, Correction(12, "wall stands", column=5, reads="x")) == ([13], ["E03"])


def test_a_long_line_is_known_by_its_beginning():
    text = f"A copy.\n\n{LONG}\n"
    assert placed(text, Correction(1, beginning(LONG), role=Role.HEAD)) == ([3], ["E03"])


@given(st.lists(st.sampled_from(["Sir,", "Yours,", "a b c", "", "x"]), max_size=8), st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_inserted_above_moves_what_stands_once(above, data):
    lines = [f"line {n} of the letter" for n in range(9)]
    number = data.draw(st.integers(1, 9))
    one = Correction(number, lines[number - 1], joins=True)
    at = data.draw(st.integers(0, 9))
    text = "\n".join([*lines[:at], *above, *lines[at:]])
    (standing,), findings = place_corrections([one], text)
    assert text[standing.start : standing.end] == one.text
    assert standing.is_moved is bool(findings)
    (again,) = renewed([standing])
    assert place_corrections([again], text)[1] == ()


LINE = {"line": 5, "text": "The boats came in."}
CONTRADICTING = [
    ({"role": Role.HEAD}, {"role": Role.PARAGRAPH}),
    ({"role": Role.HEAD}, {"role": Role.HEAD, "rank": 2}),
    ({"role": Role.HEAD}, {"joins": True}),
    ({"role": Role.CONTINUATION}, {"joins": False}),
    ({"role": Role.PARAGRAPH}, {"note": "1"}),
    ({"role": Role.NOTE}, {"note": False}),
    ({"note": "1"}, {"note": "2"}),
    ({"note": "1"}, {"joins": True}),
    ({"page": "1"}, {"page": ""}),
    ({"page": "1"}, {"page": False}),
    ({"date": "1812"}, {"date": False}),
]
AGREEING = [
    ({"role": Role.HEAD}, {"role": Role.HEAD}),
    ({"role": Role.HEAD}, {"joins": False}),
    ({"role": Role.CONTINUATION}, {"joins": True}),
    ({"role": Role.NOTE}, {"note": "1"}),
    ({"role": Role.PARAGRAPH}, {"note": False}),
    ({"note": False}, {"joins": True}),
    ({"role": Role.HEAD}, {"page": "1"}),
    ({"accepted": True}, {"role": Role.HEAD}),
]


@pytest.mark.parametrize("pair", CONTRADICTING, ids=str)
def test_those_that_contradict_are_not_heard_and_named(pair):
    other = Correction(12, "The wall stands.", role=Role.HEAD)
    for order in permutations(
        [Correction(**LINE, **pair[0], at=3), Correction(**LINE, **pair[1], at=8), other]
    ):
        rulings, (finding,) = rulings_of(order, TEXT, "a.corrections.toml")
        assert [one.correction for one in rulings.standings] == [other]
        assert (finding.rule, finding.place.line) == ("E04", 8)
        assert "line 3" in finding.message


@pytest.mark.parametrize("pair", AGREEING, ids=str)
def test_those_that_agree_are_heard(pair):
    rulings, findings = rulings_of([Correction(**LINE, **said) for said in pair], TEXT)
    assert not findings
    assert rulings


def test_spans_that_cross_contradict_and_those_within_do_not():
    crossing = (
        Correction(5, "boats came", column=5, reads="x"),
        Correction(5, "came in", column=11, date="1812"),
    )
    assert [finding.rule for finding in rulings_of(crossing, TEXT)[1]] == ["E04"]
    within = Correction(5, "boats came", column=5, date="1812"), Correction(5, "came", column=11, reads="x")
    assert rulings_of(within, TEXT)[1] == ()
