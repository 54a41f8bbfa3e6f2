"""What counts as better by more than chance, and what is held where nothing is."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.learning import rounds
from encoder.learning.adapt import FIRM, FREE, UNPROVEN, Hold
from encoder.learning.errors import PAGES, PARAGRAPHS, kind_of
from encoder.learning.proof import chance_of, cost_of, is_proven, risen
from encoder.learning.rounds import learn
from tests.learning.made_up_house import correct, write_letters

FALLS = st.lists(st.integers(-9, 9), max_size=7)


@given(FALLS)
def test_the_chance_is_the_part_of_all_ways_to_turn_the_pairs_that_fall_as_far(falls):
    ways = list(product((1, -1), repeat=len(falls)))
    as_far = sum(sum(a * b for a, b in zip(way, falls, strict=True)) >= sum(falls) for way in ways)
    assert chance_of(falls) == pytest.approx(as_far / len(ways))


@given(FALLS, st.lists(st.just(0), max_size=5))
def test_documents_that_are_read_as_before_say_nothing(falls, same):
    assert chance_of([*falls, *same]) == chance_of(falls)


def errors(*counts, kind="heads"):
    return [Counter({"": count, kind: count}) for count in counts]


def test_one_document_or_two_prove_nothing_however_many_errors_they_mend():
    assert not is_proven(errors(90), errors(0))
    assert not is_proven(errors(90, 80, 1), errors(0, 0, 1))
    assert is_proven(errors(3, 2, 1), errors(1, 1, 0), "heads")
    assert not is_proven(errors(9, 2, 2, 2), errors(0, 3, 3, 3))


def test_kinds_that_rise_are_named_though_all_errors_fall():
    before = [Counter({"": 9, "heads": 2, "notes": 7}), Counter({"": 1, "heads": 1})]
    after = [Counter({"": 3, "heads": 3}), Counter({"": 1, "heads": 1})]
    assert risen(before, after) == {"heads"}
    assert risen(before, before) == frozenset()


def test_an_error_that_learning_has_brought_costs_twice():
    before = [Counter({"": 9, "heads": 9}), Counter({"": 1, "notes": 1})]
    assert cost_of(before, before) == 10
    assert cost_of(before, [Counter({"": 3, "heads": 1, "notes": 2}), Counter({"": 1, "notes": 1})]) == 6


def test_labels_are_held_by_the_kind_of_their_errors():
    hold = Hold(UNPROVEN, (("heads", FIRM),))
    assert (hold.of("heads"), hold.of(PARAGRAPHS), FREE.of("heads")) == (FIRM, UNPROVEN, 0.0)
    assert (kind_of("breaks", "1"), kind_of("lines", "text-I")) == (PAGES, PARAGRAPHS)


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    from encoder.learning.corrected import corrected_documents

    files = write_letters(tmp_path_factory.mktemp("guild"), 4)
    for file in files:
        correct(file)
    return list(corrected_documents(files, ()))


def test_a_chain_by_which_errors_of_a_kind_rise_by_more_than_it_mends_is_left_as_it_is(
    documents, monkeypatch
):
    read = rounds.errors_in
    shipped = [read(one.read(), one.truth) for one in documents]

    def worse(reading, truth):
        found = read(reading, truth)
        return found if found in shipped else found + Counter({"notes": 9})

    monkeypatch.setattr(rounds, "errors_in", worse)
    assert learn(documents).changes == ()
