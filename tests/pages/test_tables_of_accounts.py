"""Tables as accounts and registers have them: wrapped items, totals set in, short leaders, open pipes."""

import pytest

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"


def rows(text):
    """The rows of a text's tables, each as its cells; heads begin with an asterisk, rests with a plus."""
    out = []
    for row in encode_source(source_of_text(text)).tree.iter(f"{TEI}row"):
        cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter(f"{TEI}cell")]
        mark = "*" if row.get("role") else "+" if row.get("rend") else ""
        out.append([mark + cells[0], *cells[1:]])
    return out


TABLES = {
    "items that fill their lines go on below, and totals are set in before their sums": (
        """RECEIPTS

Item of the gatherer of the lower ward, for the rents of the tenements
by the bridge ................................................. 15.000
Item of the same, for the mill and the meadow below the mill .. 13.200
Item of the wardens of the great new bridge beyond the hill of Saint
Orme ........................................................... 2.000
                                                              --------
                                              Sum of receipts   30.200

Whereof the said warden is quit.
""",
        [
            [
                "Item of the gatherer of the lower ward, for the rents of the tenements by the bridge",
                "15.000",
            ],
            ["Item of the same, for the mill and the meadow below the mill", "13.200"],
            ["Item of the wardens of the great new bridge beyond the hill of Saint Orme", "2.000"],
            ["Sum of receipts", "30.200"],
        ],
    ),
    "a total below its rule, one blank before its sum": (
        """Laid out this year:

paper for the great book ....... 12.40
ink and pens ................... 13.20
a rope for the small bell ....... 2.10
                                ------
                     In all of it 27.70
""",
        [
            ["paper for the great book", "12.40"],
            ["ink and pens", "13.20"],
            ["a rope for the small bell", "2.10"],
            ["In all of it", "27.70"],
        ],
    ),
    "a pipe behind each cell": (
        """Paid by the wardens:

Item for two sacks of lime | iiij s. |
Item for the carriage of the same | xij d. |
Item for nails | (blank) |
""",
        [
            ["Item for two sacks of lime", "iiij s."],
            ["Item for the carriage of the same", "xij d."],
            ["Item for nails", "(blank)"],
        ],
    ),
    "rules of Markdown above and below the heads, and at the end": (
        """| --- | --- | --- |
| H | K | Remarks on Board, Sunday |
| --- | --- | --- |
| 1 | 7 | fresh breezes |
| 2 | 7 |   |
|   |   | set the jib |

| --- | --- | --- |

| H | K | Remarks on Board, Monday |

| --- | --- | --- |

| 1 | 5 | light airs |
""",
        [
            ["*H", "K", "Remarks on Board, Sunday"],
            ["1", "7", "fresh breezes"],
            ["2", "7", ""],
            ["", "", "set the jib"],
            ["*H", "K", "Remarks on Board, Monday"],
            ["1", "5", "light airs"],
        ],
    ),
    "numbers of trains are heads where a word stands above the figures of the first column": (
        """Trains from the first of May:

 km   Stations               101     103     105
  0   Merrow          dep.   6.05   11.40    5.20
  2   Port Ayr               6.13   11.48    5.28
  5   New Elm         arr.   6.24   11.59    5.39
  9   Carrow                 6.52     —      6.08
""",
        [
            ["*km", "Stations", "", "101", "103", "105"],
            ["0", "Merrow", "dep.", "6.05", "11.40", "5.20"],
            ["2", "Port Ayr", "", "6.13", "11.48", "5.28"],
            ["5", "New Elm", "arr.", "6.24", "11.59", "5.39"],
            ["9", "Carrow", "", "6.52", "—", "6.08"],
        ],
    ),
    "a short word that begins a wrapped cell is no label of a note": (
        """Register of baptisms, 1680

No.   Day         Child         Parents                         Sponsors
-------------------------------------------------------------------------------
1     4. Jan.     Anna          Hans Tallis, gardener,          Georg Marsh, farmer;
                                u. Barbara                      Anna, the smith's wife
2     9. Jan.     Georg         Caspar Fenn u. Rosina           Martin Lyle
3     eod.        Christoph     Balzer Carrow, shepherd,        Christoph Wolf;
                                u. Maria                        Eva Ludwig
4     21. Jan.    Rosina        Michael Voss u. Ursula          Hans Voss, miller

In all four children.
""",
        [
            ["*No.", "Day", "Child", "Parents", "Sponsors"],
            ["1", "4. Jan.", "Anna", "Hans Tallis, gardener,", "Georg Marsh, farmer;"],
            ["+", "", "", "u. Barbara", "Anna, the smith's wife"],
            ["2", "9. Jan.", "Georg", "Caspar Fenn u. Rosina", "Martin Lyle"],
            ["3", "eod.", "Christoph", "Balzer Carrow, shepherd,", "Christoph Wolf;"],
            ["+", "", "", "u. Maria", "Eva Ludwig"],
            ["4", "21. Jan.", "Rosina", "Michael Voss u. Ursula", "Hans Voss, miller"],
        ],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_rows(name):
    text, wanted = TABLES[name]
    assert rows(text) == wanted


def test_an_ellipsis_before_a_year_is_no_leader():
    text = "He left the town for good in the spring ... 1914\nand the house was let to strangers ... 1915\n"
    assert rows(f"It was so.\n\n{text}\nAnd he died.\n") == []
