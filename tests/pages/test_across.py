"""Paragraphs that go on over a form at the edges of two pages."""

import pytest

from encoder.model import Line
from encoder.pages.typescripts.across import join_across
from encoder.pages.typescripts.judging import Judged

ABOVE = "1. THE HARBOUR BOARD MET ON MONDAY AND AGREED THAT THE DUES"
BELOW = "OUGHT TO BE HARMONISED WITH THOSE OF THE OTHER PORTS."
FORM = (
    ("RELEASING OFFICER", "form"),
    ("SECRET", "classification"),
    ("PAGE TWO", "pageNum"),
    ("INFO", "addressee"),
)


def judged(*pairs):
    return [Judged(row, Line(row + 1, 0, text), label, 0.9) for row, (text, label) in enumerate(pairs)]


def labels(*pairs, starts=(3,)):
    return [(one.label, one.inside) for one in join_across(judged(*pairs), starts)]


def test_a_form_stands_inside_the_paragraph_that_goes_on_behind_it():
    found = labels((ABOVE, "text-B"), *FORM, (BELOW, "text-B"))
    assert found == [
        ("text-B", False),
        ("form", True),
        ("classification", False),
        ("pageNum", False),
        ("form", True),
        ("text-I", False),
    ]


@pytest.mark.parametrize(
    ("above", "below", "starts"),
    [
        (ABOVE + " AGREED.", BELOW, (3,)),
        (ABOVE, "2. " + BELOW, (3,)),
        (ABOVE, "- " + BELOW, (3,)),
        (ABOVE, "SUBJECT: DUES", (3,)),
        (ABOVE, BELOW, ()),
    ],
    ids=["sentence ended", "next number", "bullet", "label", "same page"],
)
def test_what_does_not_go_on(above, below, starts):
    pairs = ((above, "text-B"), *FORM, (below, "text-B"))
    assert labels(*pairs, starts=starts) == [(label, False) for _, label in pairs]


@pytest.mark.parametrize("label", ["signed", "closer", "subject", "dateline", "head"])
def test_what_ends_or_opens_a_document_is_not_on_the_form(label):
    pairs = ((ABOVE, "text-B"), ("Merrow", label), *FORM, (BELOW, "text-B"))
    assert labels(*pairs)[-1] == ("text-B", False)


def test_the_title_of_the_form_may_stand_on_it_again():
    title = ("CLASSIFIED MESSAGE", "head")
    assert labels(title, (ABOVE, "text-B"), *FORM, title, (BELOW, "text-B"))[-2:] == [
        ("form", True),
        ("text-I", False),
    ]
