"""Where pages begin: asked of all the furniture between two lines of text at once."""

import pytest

from encoder.model import Line
from encoder.pages.sights.sight import sights
from encoder.pages.typescripts import breaks
from encoder.pages.typescripts.features import features
from encoder.pages.typescripts.judging import Judged
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.shared import read_as

TEXTS = ["The board met on Monday.", "SECRET", "- 2 -", "It met again on Tuesday.", "It then rose."]


class AsLikely:
    """A chain for which a page begins on the first row of every span, with one and the same likelihood."""

    def __init__(self, certainty):
        self.certainty = certainty
        self.spans = []

    def likeliest(self, name, seen, rows, label, spans):
        self.spans = spans
        return [(start, self.certainty) for start, _ in spans]


def found(certainty, labels):
    likely = AsLikely(certainty)
    lines = tuple(Line(number, 0, text) for number, text in enumerate(TEXTS, 1))
    judged = [
        Judged(row, line, label, 0.9) for row, (line, label) in enumerate(zip(lines, labels, strict=True))
    ]
    seen = sights(TEXTS)
    return breaks.find_breaks(lines, seen, features(seen), judged, likely), likely.spans


def test_each_text_is_asked_together_with_the_furniture_above_it():
    labels = ["text-B", "classification", "pageNum", "text-B", "text-B"]
    assert found(0.0, labels) == ({}, [(0, 1), (1, 4), (4, 5)])


def test_furniture_at_the_end_is_a_span_of_its_own():
    labels = ["text-B", "text-I", "text-I", "text-I", "stamp"]
    assert found(0.9, labels)[1][-1] == (4, 5)


@pytest.mark.parametrize(("label", "starts"), [("pageNum", {1}), ("header", set())])
def test_less_certainty_is_asked_for_by_a_page_number(label, starts):
    labels = ["text-B", "classification", label, "text-B", "text-B"]
    assert set(found(0.4, labels)[0]) == starts


def judged_of(*pairs):
    return [Judged(row, Line(row + 1, 0, text), label, 0.9) for row, (text, label) in enumerate(pairs)]


SAID = ("THE BOARD MET ON MONDAY AND AGREED THAT", "text-B")
SECRET = ("SECRET", "classification")


@pytest.mark.parametrize(
    ("between", "after", "rows"),
    [
        ([SECRET, ("AMLASH", "stamp"), SECRET], ("IT ROSE.", "text-B"), {3}),
        ([SECRET, SECRET], ("IT ROSE.", "text-B"), set()),
        ([("PAGE THREE", "pageNum")], ("IT ROSE.", "text-B"), {1}),
        ([("PAGE ONE", "pageNum")], ("IT ROSE.", "text-B"), set()),
        ([("3", "pageNum")], ("IT ROSE.", "text-B"), set()),
        ([("RELEASED", "form"), ("BY", "form"), ("OFFICER", "form")], ("dues be paid.", "text-B"), {4}),
        ([("RELEASED", "form"), ("BY", "form"), ("OFFICER", "form")], ("IT ROSE.", "text-B"), set()),
        ([("RELEASED", "form")], ("dues be paid.", "text-B"), set()),
        ([("Merrow", "signed")], ("IDEN A", "head"), {2}),
    ],
)
def test_breaks_that_are_implied(between, after, rows):
    assert set(breaks.implied_breaks(judged_of(SAID, *between, after), ())) == rows


def test_nothing_is_implied_where_a_page_begins():
    judged = judged_of(SAID, SECRET, ("AMLASH", "stamp"), SECRET, ("IT ROSE.", "text-B"))
    assert breaks.implied_breaks(judged, {2: 1.0}) == {}


@pytest.mark.parametrize(("label", "kept"), [("stamp", {}), ("header", {2: 0.6}), ("pageNum", {2: 0.6})])
def test_markings_behind_the_last_text_begin_no_page(label, kept):
    judged = judged_of(SAID, ("AMLASH", label), SECRET)
    assert breaks.without_empty_pages(judged, {2: 0.6}) == kept


@pytest.mark.parametrize("above", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("typed", [None, False, True])
def test_a_rule_over_a_text_begins_no_page(above, typed):
    text = f"{above}---\nOne day he came to the harbour.\n"
    tree = encode_source(source_of_text(text), read_as(typed)).tree
    assert not list(tree.iter("{*}pb"))
    assert [one.get("unit") for one in tree.iter("{*}milestone")] == ["rule"]


@pytest.mark.parametrize("above", ["", "\n", "\n\n\n"])
def test_a_page_mark_over_a_text_begins_its_page(above):
    text = f"{above}[Page 3]\nOne day he came to the harbour.\n"
    tree = encode_source(source_of_text(text), read_as(True)).tree
    assert [pb.get("n") for pb in tree.iter("{*}pb")] == ["3"]
