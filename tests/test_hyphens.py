"""Divided words: what the sign at a line end does."""

import pytest

from encoder.config import Options
from encoder.hyphens import SIGNS, Division, division, words_of
from encoder.pipeline import encode_source
from encoder.reading import source_of_text


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_divides(sign):
    assert division(f"the negotia{sign}", "tions of") is Division.DIVIDES


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Anglo-", "American"),
        ("US-", "Soviet"),
        ("forty-", "two verses"),
        ("1914-", "1918"),
        ("a vice-", "president"),
        ("X-", "ray"),
        ("mother-in-", "law"),
        ("mother-", "in-law"),
        ("the so-", "called"),
        ("voulez-", "vous"),
        ("Eisenbahn=", "Verwaltung"),
    ],
)
def test_a_hyphen_of_the_word_belongs_to_it(before, after):
    assert division(before, after) is Division.BELONGS


@pytest.mark.parametrize(
    ("before", "after"),
    [("pre-", "and post-war"), ("Ein-", "und Ausfuhr"), ("pre-", "or post-war"), ("the keeper -", "he of")],
)
def test_half_a_word_that_waits_is_not_divided(before, after):
    assert division(before, after) is Division.NONE


@pytest.mark.parametrize(
    ("before", "after"), [("tick-", "et was"), ("SHIPP-", "ING"), ("1 =", "one"), ("self-", "ish")]
)
def test_what_only_looks_like_it(before, after):
    expected = Division.NONE if "=" in before else Division.DIVIDES
    assert division(before, after) is expected


def test_the_document_tells():
    words = words_of(["the well-known ballad", "of cooperation"])
    assert division("well-", "known", words) is Division.BELONGS
    assert division("well\u00ad", "known", words) is Division.BELONGS
    assert division("co-", "operation", words) is Division.DIVIDES


def test_it_stands_in_the_tei_and_the_sign_stays():
    text = "The well-known ballad was sung when the ship came in and the keeper went out to the well-\n"
    text += "known pier, with the gov¬\nernment men in the boat of the harbour.\n"
    tree = encode_source(source_of_text(text), Options()).tree
    assert [dict(lb.attrib) for lb in tree.iter("{*}lb")] == [
        {"break": "no", "rend": "hyphen"},
        {"break": "no"},
    ]
    assert "gov¬" in "".join(tree.find(".//{*}body").itertext())
