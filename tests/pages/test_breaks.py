"""Where pages begin: asked of all the furniture between two lines of text at once."""

import pytest

from encoder.model import Line
from encoder.pages import breaks
from encoder.pages.features import features
from encoder.pages.judging import Judged
from encoder.pages.sight import sights

TEXTS = ["The board met on Monday.", "SECRET", "- 2 -", "It met again on Tuesday.", "It then rose."]


class AsLikely:
    """A chain for which a page begins on the first row of every span, with one and the same likelihood."""

    def __init__(self, certainty):
        self.certainty = certainty
        self.spans = []

    def likeliest(self, rows, label, spans):
        self.spans = spans
        return [(start, self.certainty) for start, _ in spans]


def found(monkeypatch, certainty, labels):
    likely = AsLikely(certainty)
    monkeypatch.setattr(breaks, "chain", lambda name: likely)
    lines = tuple(Line(number, 0, text) for number, text in enumerate(TEXTS, 1))
    judged = [
        Judged(row, line, label, 0.9) for row, (line, label) in enumerate(zip(lines, labels, strict=True))
    ]
    seen = sights(TEXTS)
    return breaks.find_breaks(lines, seen, features(seen), judged), likely.spans


def test_each_text_is_asked_together_with_the_furniture_above_it(monkeypatch):
    labels = ["text-B", "classification", "pageNum", "text-B", "text-B"]
    assert found(monkeypatch, 0.0, labels) == ({}, [(0, 1), (1, 4), (4, 5)])


def test_furniture_at_the_end_is_a_span_of_its_own(monkeypatch):
    labels = ["text-B", "text-I", "text-I", "text-I", "stamp"]
    assert found(monkeypatch, 0.9, labels)[1][-1] == (4, 5)


@pytest.mark.parametrize(("label", "starts"), [("pageNum", {1}), ("header", set())])
def test_less_certainty_is_asked_for_by_a_page_number(monkeypatch, label, starts):
    labels = ["text-B", "classification", label, "text-B", "text-B"]
    assert set(found(monkeypatch, 0.4, labels)[0]) == starts
