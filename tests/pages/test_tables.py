"""Tables by the columns that their lines share: each cell in its place, and no table where none is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.tables import LAYOUTS, draw, score
from encoder.api import encode
from encoder.checks.coverage import coverage
from encoder.namespaces import tei
from encoder.pages.tables import find_tables
from encoder.pages.tables.find import is_silent
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"


def encoded(text):
    return encode_source(source_of_text(text))


def rows(text):
    """The rows of a text's tables, each as its cells; a spanned column is empty."""
    out = []
    for row in encoded(text).tree.iter(f"{TEI}row"):
        cells = []
        for cell in row.iter(f"{TEI}cell"):
            cells += [" ".join("".join(cell.itertext()).split()), *[""] * (int(cell.get("cols") or 1) - 1)]
        out.append(cells)
    return out


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_cells_stand_in_their_rows_and_columns(layout):
    right = whole = 0
    for seed in range(6):
        drawn = draw(random.Random(f"test {seed}"), layout)  # noqa: S311 - a table, no secret
        good, total = score(drawn)
        right, whole = right + good, whole + total
    assert right >= 0.97 * whole, drawn.text


ACCOUNT = """Memo of what was paid:

for 3 days work      £0  4  6
for nails             0  1  2
                     --------
                      0  5  8

So be it."""

TABLES = {
    "sums of three parts are one cell": (
        ACCOUNT,
        [["for 3 days work", "£0 4 6"], ["for nails", "0 1 2"], ["", "0 5 8"]],
    ),
    "leaders": (
        "Coal ........ 120\nIron ......... 64\nTin ..........  7",
        [["Coal", "120"], ["Iron", "64"], ["Tin", "7"]],
    ),
    "a cell that wraps, its figure on the last line": (
        "Received of the heirs of\n   Thomas Marsh        12.50\nPaid to J. Voss         3.00\n"
        "Oats                   14.25",
        [["Received of the heirs of Thomas Marsh", "12.50"], ["Paid to J. Voss", "3.00"], ["Oats", "14.25"]],
    ),
    "a cell that wraps behind its figure is a row of its own": (
        "Received of the heirs of    12.50\n   Thomas Marsh\nPaid to J. Voss              3.00",
        [["Received of the heirs of", "12.50"], ["Thomas Marsh", ""], ["Paid to J. Voss", "3.00"]],
    ),
    "debit and credit": (
        "Jan. 3   cash      12.50\nJan. 5   oats                3.00\nJan. 9   Voss       1.25",
        [["Jan. 3", "cash", "12.50", ""], ["Jan. 5", "oats", "", "3.00"], ["Jan. 9", "Voss", "1.25", ""]],
    ),
    "a brace": (
        "Sugar         }\nRum, 2 casks  }   112.00\nCoffee        }\nLinen              8.50",
        [["Sugar }", ""], ["Rum, 2 casks }", "112.00"], ["Coffee }", ""], ["Linen", "8.50"]],
    ),
    "dollars and cents": (
        "Customs . . . . . .  $24,441 77\nLands . . . . . . .    3,210 48\nIncidental  . . . .      152 04",
        [["Customs", "$24,441 77"], ["Lands", "3,210 48"], ["Incidental", "152 04"]],
    ),
    "sums with stops": (
        "May 3    Flour       £ 4. 4. 0\n    10   Cash          1.10. 6\n    19   the Carter    0. 3. 9",
        [["May 3", "Flour", "£ 4. 4. 0"], ["10", "Cash", "1.10. 6"], ["19", "the Carter", "0. 3. 9"]],
    ),
    "single blanks": (
        "Canada -2240 -1650\nJapan -1440 -1570\nRest of World -340 -340",
        [["Canada", "-2240", "-1650"], ["Japan", "-1440", "-1570"], ["Rest of World", "-340", "-340"]],
    ),
    "tabs, a field of them empty": (
        "Place\t1870\t1880\nHalle\t12\t\nTerni\t\t9\nVaux\t3\t4",
        [["Place", "1870", "1880"], ["Halle", "12", ""], ["Terni", "", "9"], ["Vaux", "3", "4"]],
    ),
    "Markdown": (
        "| a | b |\n|---|---|\n| one | two |",
        [["a", "b"], ["one", "two"]],
    ),
    "a sum of two parts in a column, and a figure below words": (
        "Petrie      33   Mate        £8 10s     3.11.78\nHannah      22   Carpenter   £6         Deserted\n"
        f"da Costa    25   A.B.        £3 10s     Died at sea\n{'':40}19.8.78\n"
        "Sing        37   Cook        £5 10s     3.11.78",
        [
            ["Petrie", "33", "Mate", "£8 10s", "3.11.78"],
            ["Hannah", "22", "Carpenter", "£6", "Deserted"],
            ["da Costa", "25", "A.B.", "£3 10s", "Died at sea 19.8.78"],
            ["Sing", "37", "Cook", "£5 10s", "3.11.78"],
        ],
    ),
    "sums in Roman figures": (
        "Item for a busshell of whete ............. xvjd\nItem for eggs ............................ ijd ob\n"
        "Item to my lorde\n  his mynstrells ......................... iij li. vs iiijd",
        [
            ["Item for a busshell of whete", "xvjd"],
            ["Item for eggs", "ijd ob"],
            ["Item to my lorde his mynstrells", "iij li. vs iiijd"],
        ],
    ),
    "over a page": (
        "Halle      12   30\nTerni       9   41\n\n[Page 12]\n\nVaux        3    4\nLindau     17    8",
        [["Halle", "12", "30"], ["Terni", "9", "41"], ["Vaux", "3", "4"], ["Lindau", "17", "8"]],
    ),
}


@pytest.mark.parametrize(("text", "cells"), TABLES.values(), ids=TABLES)
def test_table(text, cells):
    text = f"A report of the year, read to the board on Monday.\n\n{text}\n\nSo be it."
    assert rows(text) == cells
    assert coverage(encoded(text).tree, text, "a.txt", "a.xml") == ()


def test_a_table_over_a_page_is_one():
    tree = encoded(f"Of the year.\n\n{TABLES['over a page'][0]}\n").tree
    (table,) = tree.iter(f"{TEI}table")
    assert [pb.get("n") for pb in table.iter(f"{TEI}pb")] == ["12"]


def test_a_paragraph_between_a_table_and_who_signs_below_is_none_of_it():
    told = (
        "I declare that the above is a true list of the crew engaged by me, and\nthat all were paid at port."
    )
    table = "Halle     12   30\nTerni      9   41\nVaux       3    4"
    text = f"{table}\n\n{told}\n\n{'':24}(signed)  JAS. HOLMES, Master.\n"
    tree = encoded(text).tree
    assert len(rows(text)) == 3
    body = tree.find(f".//{TEI}body")
    assert [" ".join("".join(p.itertext()).split()) for p in body.iter(f"{TEI}p")] == [" ".join(told.split())]


def test_heads_of_columns_are_labels():
    text = "Of the year.\n\nPlace    1870   1880\nHalle      12     30\nTerni       9     41\n"
    roles = [row.get("role") for row in encoded(text).tree.iter(f"{TEI}row")]
    assert roles == ["label", None, None]


NO_TABLES = {
    "two columns of names": "John Marsh            Eliza Fenn\nThomas Voss           Karl Lyle\n"
    "Paul Arnaud           Ada Winslow",
    "a numbered list": "1.  The wall shall stand.\n2.  The dues shall be paid.\n3.  The lamp shall burn.",
    "numbered verse": "\n".join(
        f"The lamp that burns in northern night{'':10}{n}"
        if n % 5 == 0
        else "The lamp that burns in northern night"
        for n in range(1, 21)
    ),
    "a paragraph with a figure at its line's end": "In the last years the exports of the island rose to\n"
    "980,000 in 1912\nand fell again when the war had come.",
    "sentences parted by two blanks": "He came at 9.  The ship had gone.\n"
    "She left at 10.  No one saw it go.\nWe stayed till 11.  It was late.",
    "labels": "TO:      Mr. Fenn        DATE:   3 May\nFROM:    Mr. Voss        REF:    17\n",
    "pipes that mark pages": "All was||12 quiet in the town and\nno one||13 spoke of it again.",
    "a transcript": "\n".join(f"{n:>2}   and then he went away from the house" for n in range(1, 12)),
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_no_table(text):
    assert rows(f"It was late in the year when they met.\n\n{text}\n\nSo be it.") == []


CELLS = st.sampled_from(["12", "1,204", "£3", "—", "", "Halle", "3 days work", "Do.", "a", "1870", "}", "½"])
LINES = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=9)
GAPS = st.sampled_from(["  ", "     ", "\t", " | ", " .... ", " ", "|"])


@settings(max_examples=150, deadline=None)
@given(
    LINES,
    GAPS,
    st.sampled_from(["", "[Page 3]", "-----", "---- ----", "=====", "prose about it."]),
    st.integers(0, 9),
)
def test_no_character_is_lost(lines, gap, between, at):
    texts = [gap.join(cells) for cells in lines]
    texts.insert(at, between)
    text = "\n".join(["It was late.", "", *texts])
    document = encoded(text)
    assert all(finding.rule != "T01" for finding in document.findings)
    if not list(document.tree.iter(f"{TEI}pb")):
        assert coverage(document.tree, text, "a.txt", "a.xml") == ()


HARD = {
    "a pipe at a line's end and a figure below are no page mark": "12 | \n12 | 12\na",
    "a page mark over a line end is none in a table": "— 12 —\na 12 12\n — 12\n—",
    "a cell goes on behind a pipe at its line's end": "a |  | a\n— | 12 | 12\n12 | \n12 | — | 12",
    "lines of a cell between pipes": "| Place | Kind |\n|---|---|\n| Halle | the town |\n|  | on the Saale |",
    "an empty row of a cell": "a | \na | —\n |  | a\na | — | a",
    "a pipe that is text, and one that is none": "a | —\n | a\n | a | a",
    "two rules below a table": " |  | 12\n12 | \n---- ----\n—",
    "leaders of two lines of a row": "12 .... —\n12\na .... 12 .... \n---- ----",
}


@pytest.mark.parametrize("lines", HARD.values(), ids=HARD)
def test_no_mark_is_lost(lines):
    text = f"It was late.\n\n{lines}"
    document = encoded(text)
    assert all(finding.rule != "T01" for finding in document.findings)
    assert list(document.tree.iter(f"{TEI}table"))
    assert coverage(document.tree, text, "a.txt", "a.xml") == ()


@settings(max_examples=150, deadline=None)
@given(LINES, GAPS)
def test_cells_lie_in_their_lines_and_do_not_overlap(lines, gap):
    texts = [gap.join(cells) for cells in lines]
    for table in find_tables(texts):
        for row, line in table.lines.items():
            ends = [0, *(edge for cell in line.cells for edge in (cell.start, cell.end)), len(texts[row])]
            assert ends == sorted(ends)
            columns = [0, *(edge for c in line.cells for edge in (c.column, c.column + c.span)), line.columns]
            assert columns == sorted(columns)


def test_numbers_of_pages_are_no_table() -> None:
    assert find_tables(["- 2 -", "- 2 -", "---"]) == ()


def test_thousands_parted_by_a_blank_stay_with_their_number() -> None:
    text = (
        "                    Einfuhr              Ausfuhr\n"
        "                 1890      1891       1890      1891\n"
        "Hamburg      1 234,56   1 301,20     988,10  1 002,45\n"
        "Bremen         456,78     470,00     301,50    310,05\n"
        "Lübeck          12,05      13,00       9,95      —\n"
    )
    rows = list(encode(text).tree.getroot().iter(tei("row")))
    assert ["".join(cell.itertext()) for cell in rows[2]] == [
        "Hamburg", "1 234,56", "1 301,20", "988,10", "1 002,45",
    ]  # fmt: skip
    assert [row.get("role") for row in rows] == ["label", "label", None, None, None]


def test_sums_set_in_columns_keep_them() -> None:
    text = (
        "                                     £    s.   d.\n"
        "Paid the Widow Marsh, 4 weeks        0    8    0\n"
        "Paid for a coffin for Robt. Dale     0   10    6\n"
        "Paid the midwife                     0    5    0\n"
    )
    rows = list(encode(text).tree.getroot().iter(tei("row")))
    assert ["".join(cell.itertext()) for cell in rows[0]] == ["", "£", "s.", "d."]


def test_goods_counted_behind_leaders() -> None:
    text = "Nails .. .. .. ..     6 kegs\nRope .. .. .. ..     14 coils\nGlass .. .. .. ..     2 crates\n"
    rows = list(encode(text).tree.getroot().iter(tei("row")))
    assert ["".join(cell.itertext()) for cell in rows[1]] == ["Rope", "14 coils"]


SPANNED = """\
                  Births.           Deaths.
Year.          Male.  Female.   Male.  Female.   Total.
1870             12      14       9       7        42
1871             15      11       8      10        44
1872             13      16      12       9        50
"""
YEARS = """\
              1861          1862          1863
Article     lbs.   £      lbs.   £      lbs.   £
Wool        4,210  88     5,007 101     6,120 130
Tallow        912   9     1,004  11       870   8
"""
RULED = """\
          |    1861    |    1862
Article   |  lbs.  | £ |  lbs.  | £
----------+--------+---+--------+----
Wool      |  4,210 | 88|  5,007 |101
Tallow    |    912 |  9|  1,004 | 11
"""


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (SPANNED, [("Births.", "2"), ("Deaths.", "2")]),
        (YEARS, [("1861", "2"), ("1862", "2"), ("1863", "2")]),
        (RULED, [("1861", "2"), ("1862", "2")]),
    ],
)
def test_a_head_in_the_middle_over_columns_spans_them(text: str, spans: list[tuple[str, str]]) -> None:
    found = list(encode(text, name="table").tree.iter(tei("row")))
    assert [(cell.text, cell.get("cols")) for cell in found[0] if cell.get("cols")] == spans
    assert [row.get("role") for row in found[:3]] == ["label", "label", None]


def test_a_title_in_capitals_within_an_account_is_a_row_of_its_own() -> None:
    text = (
        "RECEIPTS\nIn hand at the last account ......   2   4   1\nOf Mr. Hobbs ......   0   6   8\n\n"
        "DISBURSEMENTS\npaid for bread and wine ......   0   7   6\npaid the ringers ......   0   5   0\n"
    )
    cells = ["".join(cell.itertext()) for cell in encode(text, name="account").tree.iter(tei("cell"))]
    assert "DISBURSEMENTS" in cells


def test_what_stands_around_a_table_is_no_verse() -> None:
    text = (
        "A CATALOGUE of the Pictures at Wyke House\n\n| No. | Painter | Subject |\n"
        "|----:|:--------|:--------|\n"
        "| 1 | Vandyke | Lady in blue |\n| 2 | Unknown | A dog |\n\nRecipes written at the end.\n\n"
        "To make a Seed Cake.  Take a pound of flour, six eggs, and\n"
        "as much sugar as will lie on a plate; beat them an hour.\n\nTo pickle Walnuts.  Lay them in brine.\n"
    )
    assert not list(encode(text, name="recipes").tree.iter(tei("l")))


def test_a_long_rule_with_a_sign_behind_it_is_soon_told():
    assert not is_silent("_" * 200 + "^")
    assert not is_silent("____ " * 100 + "a")
    assert is_silent("____ ---- " * 100)


def test_tables_of_markdown_begin_with_their_heads_however_long_and_labels_may_end_in_a_colon() -> None:
    long = "The value of all the rents and of the casual dismissals that were leased to the clerk " * 3
    text = (
        f"# THE DEANERY\n\n| {long.strip()} | £ | s. |\n| ----- | :---- | ----: |\n|  | 4 | 6 |\n"
        "| From that, a tithe: | — | 4 |\n\n---\n\n# THE ABBEY\n\n| THORNBY | £ | s. |\n| --- | --- | --- |\n"
        "| Rents of the land | 20 | — |\n\n| WISWICK | £ | s. |\n| --- | --- | --- |\n"
        "| Rents there | 6 | — |\n"
    )
    tables = list(encode(text, name="valor").tree.iter(tei("table")))
    assert [len(list(table.iter(tei("row")))) for table in tables] == [3, 2, 2]
    assert all(next(table.iter(tei("row"))).get("role") == "label" for table in tables)


def test_rows_that_all_say_what_the_heads_say_lose_nothing() -> None:
    text = "1861  1862\nlbs.  tons\n1861  1862\n1861  1862\n"
    assert coverage(encode(text, name="years").tree, text, "a.txt", "a.xml") == ()


def test_labels_between_pipes_part_no_cells() -> None:
    said = (
        "I sit in the library for six hours, |2| and walk to the mill at night.|3| There they sing, and well."
    )
    begun = "|1| Dear Rachel, your lines have come; |1| Ned is ill.|2|"
    text = f"Westbury, 3 May 1811.\n\n{begun}\n\n{said}\n\nM. Lowe\n"
    assert not list(encode(text, name="letter").tree.iter(tei("table")))
