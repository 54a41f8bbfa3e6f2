"""Inscriptions in capitals are quoted whole, and are neither heads nor signatures."""

from encoder.api import encode
from encoder.namespaces import tei

CHURCH = """\
We went next to see the church, which is ancient and much decayed. Over the south door
is this inscription, cut in the stone:

              TO THE MEMORY OF
            SIR GILES PAULET, KNT.
              WHO BUILT THIS PORCH
                 A.D. MDCXI.

The sexton told us that there was formerly a brass, which the soldiers took away. From
there we walked to the mill, and so home by the river.
"""


def test_an_inscription_is_one_quotation() -> None:
    root = encode(CHURCH).tree.getroot()
    quotes = [" ".join("".join(one.itertext()).split()) for one in root.iter(tei("quote"))]
    assert quotes == ["TO THE MEMORY OF SIR GILES PAULET, KNT. WHO BUILT THIS PORCH A.D. MDCXI."]
    assert not list(root.find(tei("text")).iter(tei("head")))


def test_an_inscription_at_the_margin_has_small_words_and_a_list_of_names_has_none() -> None:
    said = "Over the gate these words were cut, in letters a foot high:\n\n{}\n\nWe rode on to the mill.\n"
    cut = "STAY HERE TRAVELLER AND REST\nFOR THE ROAD IS LONG\nTO THE SEA AND THE TOWN\n"
    names = "JOHN TALLET\nEDWARD BRISK\nANNE FENN\n"
    quotes = [
        [
            " ".join("".join(one.itertext()).split())
            for one in encode(said.format(text)).tree.iter(tei("quote"))
        ]
        for text in (cut, names)
    ]
    assert quotes == [[" ".join(cut.split())], []]


def test_a_bill_that_is_told_of_closes_nothing() -> None:
    bill = (
        f"{'':14}TO BE SOLD BY AUCTION,\n{'':10}at the Ship Inn, on the 14th inst.,\n"
        f"{'':12}ALL THAT DWELLING-HOUSE\n{'':17}lately occupied by\n{'':17}JOHN PENHALE, Esq.\n"
    )
    told = (
        "On the door of the chapel a bill was nailed up, which he had passed a hundred\ntimes and never read:"
    )
    body = encode(f"{told}\n\n{bill}\nHe read it now.\n").tree.find(f".//{tei('body')}")
    assert not list(body.iter(tei("closer"))) + list(body.iter(tei("list")))
    (quote,) = body.iter(tei("quote"))
    assert " ".join("".join(quote.itertext()).split()) == " ".join(bill.split())
