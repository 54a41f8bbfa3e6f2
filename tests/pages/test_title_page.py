"""Title pages of books: one title, and no line of it or of the imprint among the heads."""

import re

import pytest

from encoder.api import encode

MAIN = '<titlePart type="main">'
_CHAPTERS = """

CHAPTER I.

In the beginning of the year the armies lay in their quarters, and nothing was done on
either side that deserves to be remembered, except the affair of the bridge.

CHAPTER II.

The army marched on the third of May, and came on the fifth to the river, where it found
the enemy upon the other side in great numbers.
"""


def _titles_and_heads(text: str) -> list[str]:
    tei = " ".join(encode(text).tei.decode().split())
    front, body = tei.split("<front>")[1].split("<body>")
    return [*re.findall(r"<docTitle> *(.*?) *</docTitle>", front), *re.findall(r"<head>(.*?)</head>", body)]


@pytest.mark.parametrize(
    "imprint",
    [
        "LONDON:\nPRINTED FOR T. CADELL, IN THE STRAND;\nAND J. MURRAY, FLEET-STREET.\n\n1794",
        "A Paris,\nChez Durand, libraire, rue S. Jacques\n\nMDCCXCIV",
        "Leipzig\nVerlag von F. A. Weber\n1858",
    ],
)
def test_the_title_is_no_head(imprint: str) -> None:
    found = _titles_and_heads(
        f"THE VOYAGES\n\nOF THE BRIG HOPE\n\nBY\nCAPTAIN JOHN SEAVER\n\n{imprint}{_CHAPTERS}"
    )
    assert found == [f"{MAIN}THE VOYAGES <lb/> OF THE BRIG HOPE</titlePart>", "CHAPTER I.", "CHAPTER II."]


def test_the_head_of_the_contents_heads_a_section() -> None:
    contents = (
        "\n\nCONTENTS\n\nThe Departure          1\nThe Islands           14\nThe Return            40\n"
    )
    text = f"THE BRIG HOPE\n\nLONDON\nPRINTED FOR T. CADELL\n1794{contents}{_CHAPTERS}"
    assert _titles_and_heads(text) == [
        f"{MAIN}THE BRIG HOPE</titlePart>",
        "CONTENTS",
        "CHAPTER I.",
        "CHAPTER II.",
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Chez M. Dupont, rue de la Paix\nParis, le 3 mai 1824\n\nMonsieur,\n\n",
        "Monsieur Petit\nChez M. Dupont, rue de la Paix\nParis, le 3 mai 1824\n\nMonsieur,\n\n",
        "To Messrs. Fenn, publishers\nYork, 3 May 1824\n\nSirs,\n\n",
    ],
)
def test_an_address_is_no_imprint(opening: str) -> None:
    tei = encode(opening + "I have the honour to send you the first part of the history of our town.\n")
    assert "<dateline>" in tei.tei.decode()


def test_a_page_mark_above_the_title_page_stays_in_the_front_matter() -> None:
    title = "[Page 1]\n\nTHE HISTORY\nOF THE\nISLES.\n\nBY J. FENN.\n\nLONDON:\nPrinted for A. Orme.\n1790.\n"
    tei = encode(title + _CHAPTERS)
    assert not [finding for finding in tei.findings if finding.rule == "T01"]
    front = tei.tei.decode().split("<front>")[1].split("</front>")[0]
    assert '<pb n="1"' in front
    assert "ISLES." in front
