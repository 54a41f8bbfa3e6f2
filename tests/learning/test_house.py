"""Conventions and weights of a house are settled together; what changes all lines needs most documents."""

from collections import Counter
from pathlib import Path

import pytest

from encoder.house.conventions import UNKNOWN
from encoder.learning import conventions, house
from encoder.learning.conventions import conventions_of
from encoder.learning.corrected import Corrected
from encoder.learning.rounds import Round
from encoder.learning.truth import Truth
from encoder.reading import source_of_text, split_lines
from tests.learning.made_up_house import letter


def corrected(many):
    lines = [split_lines(source_of_text(letter(n))) for n in range(many)]
    return [Corrected(Path(f"{n}.txt"), one, Truth(f"{n}", {}), UNKNOWN) for n, one in enumerate(lines)]


def by_errors(monkeypatch, mended, **convention):
    """Let some documents, by their names, be read with fewer errors by a convention."""

    def errors(document):
        holds = all(getattr(document.house, key) == value for key, value in convention.items())
        return (0, 0) if holds and document.truth.name in mended else (2, 0)

    monkeypatch.setattr(conventions, "_errors", errors)


@pytest.mark.parametrize(
    ("many", "mended", "is_taken"),
    [(2, "01", False), (3, "01", False), (3, "012", True), (6, "012", False), (6, "0123", True)],
)
def test_whether_pages_are_typed_is_learnt_of_three_documents_and_of_most(
    monkeypatch, many, mended, is_taken
):
    by_errors(monkeypatch, mended, typed=True)
    assert ("typed-pages" in conventions_of(corrected(many), {})) is is_taken


def test_other_conventions_are_learnt_of_two(monkeypatch):
    by_errors(monkeypatch, "01", verse=False)
    assert conventions_of(corrected(6), {}) == {"verse": False}


@pytest.mark.parametrize(("alone", "together", "taken"), [(2, 1, {"verse": False}), (1, 1, {}), (1, 2, {})])
def test_a_convention_is_taken_only_if_fewer_errors_are_left_by_it(monkeypatch, alone, together, taken):
    def learn(documents):
        left = together if documents[0].house.verse is False else alone
        return Round((), Counter({"": left}), Counter({"": left}), len(documents))

    monkeypatch.setattr(house, "learn", learn)
    monkeypatch.setattr(house, "conventions_of", lambda documents, said: {"verse": False})
    learnt = house.learn_house(corrected(3), {})
    assert learnt.conventions == taken
    assert all((one.house.verse is False) is bool(taken) for one in learnt.documents)
