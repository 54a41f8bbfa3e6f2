"""What counts as worse, and what is left as it is then."""

from collections import Counter

import pytest

from encoder.learning import rounds
from encoder.learning.proof import risen
from encoder.learning.rounds import learn
from tests.learning.made_up_house import correct, write_letters


def test_kinds_that_rise_are_named_though_all_errors_fall():
    before = [Counter({"": 9, "heads": 2, "notes": 7}), Counter({"": 1, "heads": 1})]
    after = [Counter({"": 3, "heads": 3}), Counter({"": 1, "heads": 1})]
    assert risen(before, after) == {"heads"}
    assert risen(before, before) == frozenset()


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    from encoder.learning.corrected import corrected_documents

    files = write_letters(tmp_path_factory.mktemp("guild"), 4)
    for file in files:
        correct(file)
    return list(corrected_documents(files, ()))


def test_a_chain_by_which_errors_rise_is_left_as_it_is(documents, monkeypatch):
    read = rounds.errors_in
    shipped = [read(one.read(), one.truth) for one in documents]

    def worse(reading, truth):
        found = read(reading, truth)
        return found if found in shipped else found + Counter({"": 9, "notes": 9})

    monkeypatch.setattr(rounds, "errors_in", worse)
    assert learn(documents).changes == ()
