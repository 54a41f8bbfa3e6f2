"""What several corrected documents show of lines that look alike, and how other documents are read by it."""

from pathlib import Path

import pytest

from encoder.corrections.records import Correction
from encoder.corrections.rulings import rulings_of
from encoder.errors import UsageError
from encoder.house.conventions import UNKNOWN
from encoder.house.weights import HouseWeights, Precedent
from encoder.house.weights_file import weights_of, write_weights
from encoder.learning.corrected import Corrected
from encoder.learning.precedents import least, precedents_of
from encoder.learning.truth import Truth, read_as
from encoder.model import Role
from encoder.pages import find_pages
from encoder.pages.learnt.chains import HouseChains, shipped
from encoder.pages.learnt.precedents import certainty_of
from encoder.reading import source_of_text, split_lines

TRADES = ("miller", "ferryman", "warden", "cooper", "smith")


def letter(trade, end):
    return (
        "My dear Sir,\n"
        f"The barley that was sent up the river has come, and two of us weighed it there, the {trade} also.\n"
        "Nothing was wanting but a little that the rain had spoiled, for which nobody is to blame.\n"
        f"{end} the weir\n"
    )


def corrected(trade, end="Below", **said):
    """A letter whose last line, or another by its row, is what is said of it."""
    lines = split_lines(source_of_text(letter(trade, end)))
    one = Corrected(Path("letter.txt"), lines, Truth("letter", {}), UNKNOWN)
    labels = {**one.read().labels, **{int(row[1:]): label for row, label in said.items()}}
    return one.pages(), Truth("letter", labels), one


def shown(*documents):
    return precedents_of([(pages, truth) for pages, truth, _ in documents])


def test_an_error_corrected_in_three_documents_is_a_precedent_of_each_sign_of_its_line():
    found = shown(*(corrected(trade, l3="signed") for trade in TRADES[:3]))
    assert {(one.label, one.documents) for one in found} == {("signed", 3)}
    assert "H:first=below" in {one.sign for one in found}


def test_two_documents_are_no_precedent_nor_is_what_a_third_contradicts():
    two = [corrected(trade, l3="signed") for trade in TRADES[:2]]
    assert shown(*two) == ()
    against = corrected(TRADES[2])
    more = [corrected(trade, l3="signed") for trade in TRADES[3:]]
    assert shown(*two, against, *more) == ()


def test_a_document_of_which_the_line_is_not_known_contradicts_nothing():
    documents = [corrected(trade, l3="signed") for trade in TRADES[:4]]
    del documents[3][1].labels[3]
    assert "H:first=below" in {one.sign for one in shown(*documents)}


def test_long_lines_and_what_more_than_one_line_says_have_no_precedents():
    assert shown(*(corrected(trade, l1="head") for trade in TRADES)) == ()
    assert shown(*(corrected(trade, l3="note-B") for trade in TRADES)) == ()


@pytest.mark.parametrize(("documents", "many"), [(1, 3), (5, 3), (7, 3), (8, 4), (15, 4), (16, 5), (40, 6)])
def test_the_more_documents_the_more_must_show_a_precedent(documents, many):
    assert least(documents) == many


def chains(*precedents):
    return HouseChains(HouseWeights("", 5, (), precedents=precedents))


def test_another_document_is_read_by_a_precedent_and_no_more_certainly_than_it_is():
    _, _, one = corrected("thatcher")
    taken = one.read().labels[3]
    precedent = Precedent(taken, "signed", "H:first=below", 4)
    pages = one.pages(chains(precedent))
    assert read_as("", pages).labels == {**one.read().labels, 3: "signed"}
    (last,) = (roled for page in pages for roled in page.lines if roled.line.number == 4)
    assert (last.role, last.certainty, last.ruled) == (Role.SIGNED, certainty_of(precedent), False)
    assert one.pages(chains(Precedent(taken, "signed", "H:first=above", 4))) == one.pages()


def test_what_an_editor_said_is_no_matter_of_precedent():
    _, _, one = corrected("thatcher")
    text = letter("thatcher", "Below")
    said = Correction(4, "Below the weir", role=Role.HEAD)
    rulings, _ = rulings_of([said], text)
    taken = one.read().labels[3]
    pages, _ = find_pages(
        one.lines,
        typed=False,
        rulings=rulings,
        chains=chains(*(Precedent(label, "signed", "H:first=below", 4) for label in (taken, "head"))),
    )
    assert read_as("", pages).labels[3] == "head"


def test_precedents_are_written_and_read_again():
    precedents = (
        Precedent("text-B", "signed", "H:first=below", 4),
        Precedent("head", "text-B", "H:form=A", 3),
    )
    text = write_weights((), 5, shipped().sha256, precedents)
    assert weights_of(text, shipped()).precedents == precedents


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("precedent\thead\tking\tH:form=A\t3", "no precedent is about “king”"),
        ("precedent\thead\tsigned\tH:form=A\tmany", "how many documents"),
        ("precedent\thead\tnote-B\tH:form=A\t3", "no precedent is about “note-B”"),
        ("precedent\thead\tsigned\tH:form=A", "no row of weights"),
    ],
)
def test_what_is_no_precedent_is_one_line_that_says_why(row, says):
    with pytest.raises(UsageError, match=says):
        weights_of(f"prior\t{shipped().sha256}\n{row}\n", shipped())
