"""Who writes to whom: evidence for names at the foot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import encoder
from encoder.pages.sights.parties import is_addressed, names_parties, parties_of, party
from encoder.pages.sights.sight import Sight


def seen(*texts):
    return [Sight(text, 0, row) for row, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("title", "senders", "recipients"),
    [
        ("Otto Wehlen an Karl Ried, Halle, 10. Januar 1841", {"otto", "wehlen"}, {"karl", "ried"}),
        ("Lord Ashcombe to Mr. Thorold.", {"ashcombe"}, {"thorold"}),
        ("Henriette Vasseur à Louis Perrin, 3 mai 1911", {"henriette", "vasseur"}, {"louis", "perrin"}),
        ("The road to the lighthouse", set(), set()),
        ("CHAPTER II.", set(), set()),
    ],
)
def test_a_title_names_both(title, senders, recipients):
    found = parties_of(seen(title))
    assert (set(found.senders), set(found.recipients)) == (senders, recipients)


@pytest.mark.parametrize(
    "title",
    [
        "Madame de V*** au chevalier de R***",
        "Le chevalier de R... à madame de V***",
        "Le Comte de B— à Claire",
    ],
)
def test_a_title_names_those_who_are_hidden(title):
    assert names_parties(title)


def test_a_greeting_names_the_recipient():
    found = parties_of(seen("Harwick, 3 May 1831", "My dear Mr. Thorold,", "Your parcel came."))
    assert "thorold" in found.recipients


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("O. Wehlen.", "sender"),
        ("Herrn Karl Ried", "recipient"),
        ("O. W.", "initials"),
        ("Lindenstraße 4", ""),
        ("Wehlen an Ried", "both"),
    ],
)
def test_a_line_bears_the_name_of_one(line, whose):
    assert party(line, parties_of(seen("Otto Wehlen an Karl Ried"))) == whose


@pytest.mark.parametrize(
    "line",
    ["To Miss Lowe", "à Monsieur le Président", "An Herrn Ried", "Al Chiarissimo Sig. Prof. Conti", "To"],
)
def test_a_line_is_addressed(line):
    assert is_addressed(line)


@pytest.mark.parametrize(
    "line",
    [
        "A. Smith",
        "For the Secretary of State",
        "Pour le Ministre",
        "Für den Ausschuß",
        "To be sure, we shall come on Monday.",
        "Harriet Lowe",
    ],
)
def test_a_line_is_not_addressed(line):
    assert not is_addressed(line)


@settings(deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6), st.text(max_size=200))
def test_any_text_has_parties_or_none(texts, line):
    found = parties_of(seen(*texts))
    assert not found.senders & found.recipients
    assert party(line, found) in ("", "sender", "recipient", "both", "initials")


@pytest.mark.parametrize("writer", ["[Jost Meier]", "[Jost] Meier", "Jost Meier"])
def test_a_writer_may_be_supplied(writer):
    title = f"{writer} an Ulrich Senn, 3. Mai 1524"
    text = f"{title}\n\nGnad und frid von gott.\n\nDer bott ist gestern kommen und hat das gelt bracht.\n"
    assert f"<head>{writer} an" in encoder.encode(text).tei.decode()
