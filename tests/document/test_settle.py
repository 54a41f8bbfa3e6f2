"""Marks stand in their elements or are text again, page breaks and furniture where they may."""

import pytest

from encoder.api import encode, read_house
from encoder.document.settle import settle
from encoder.model import Element, Markup, Supplied, Text, element

PB = element("pb", n="7")
FW = element("fw", Text(50, "SECRET"), type="classification")
LB = element("lb")


def text(words: str, start: int = 0) -> Text:
    return Text(start, words)


def shown(content) -> str:
    """A content in short: `p[one pb two]`."""
    parts = []
    for node in content:
        if isinstance(node, Element):
            rend = f"@{node.get('rend')}" if node.get("rend") else ""
            parts.append(f"{node.name}{rend}" + (f"[{shown(node.content)}]" if node.content else ""))
        else:
            parts.append(f"<{node.why}>" if isinstance(node, Markup) else node.text)
    return " ".join(parts)


@pytest.mark.parametrize(
    ("node", "settled"),
    [
        (element("p", PB, text("a")), "pb p[a]"),
        (element("p", text("a"), PB), "p[a] pb"),
        (element("p", text("a"), PB, text("b")), "p[a pb b]"),
        (element("p", text("a"), PB, FW), "p[a pb fw[SECRET]]"),
        (element("p", PB), "pb"),
        (element("list", element("item", PB, text("a"))), "pb list[item[a]]"),
        (
            element("list", element("item", text("a")), element("item", PB, text("b"))),
            "list[item[a] pb item[b]]",
        ),
        (element("list", element("label", text("a")), element("item", PB)), "list[label[a] item] pb"),
        (element("opener", element("address", element("addrLine", text("a"), PB))), None),
        (element("p", element("hi", PB, text("a")), text("b")), "pb p[hi[a] b]"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_page_breaks_leave_the_edges_of_elements(node, settled):
    expected = settled or "opener[address[addrLine[a]]] pb"
    assert shown(settle((node,))) == expected


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ((element("cell", text("a")), element("cell", PB, text("b"))), "row[cell[a pb b]]"),
        ((element("cell", text("a"), PB), element("cell", text("b"))), "row[cell[a pb b]]"),
        ((element("cell", PB, text("a")), element("cell", text("b"))), "pb row[cell[a] cell[b]]"),
        ((element("cell", text("a")), element("cell", text("b"), PB)), "row[cell[a] cell[b]] pb"),
        (
            (element("cell", text("a")), Markup(1, "|", "table"), element("cell", PB, text("b"))),
            "row[cell[a <table> pb b]]",
        ),
    ],
)
def test_cells_between_which_a_page_begins_are_one(cells, row):
    assert shown(settle((element("row", *cells),))) == row


@pytest.mark.parametrize(
    ("node", "settled"),
    [
        (element("item", Markup(0, "-", "bullet"), text("a", 2)), "item[<bullet> a]"),
        (element("p", Markup(0, "-", "bullet"), text("a", 2)), "p[-  a]"),
        (element("p", Markup(0, "-", "bullet"), text("A", 1)), "p[- A]"),
        (element("item", Markup(0, "-", "bullet")), "item[-]"),
        (element("head", Markup(0, "#", "heading"), text("a", 2)), "head[<heading> a]"),
        (element("p", Markup(0, "#", "heading"), text("a", 2)), "p@heading[<heading> a]"),
        (element("p", text("a"), Markup(2, "#", "heading"), text("b", 4)), "p[a #  b]"),
        (element("note", Markup(0, "#", "heading"), text("a", 2)), "note[#  a]"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mark_for_which_nothing_stands_is_text_again(node, settled):
    assert shown(settle((node,))) == settled


def test_furniture_parts_a_head():
    assert shown(settle((element("head", text("a"), FW, text("b")),))) == "head[a] fw[SECRET] head[b]"


def test_what_is_supplied_fills_an_element():
    supplied = element("label", element("supplied", Supplied("2.")))
    assert shown(settle((supplied,))) == "label[supplied[2.]]"


def test_a_page_break_behind_the_gap_that_ends_a_note_stands_before_it():
    gap = element("gap", element("desc", text("[2 lines]")))
    assert (
        shown(settle((element("note", text("a"), gap, PB, text(" ")),)))
        == "note[a pb   gap[desc[[2 lines]]]]"
    )


@pytest.mark.parametrize(
    "source",
    [
        "Anwesend: (Vorsitz)\n Brandt\n\n0. Prs:\na. 22",
        "Embaixador: caiu.\nEu: Sei.\nEmbaixador: -\nEu: E[4 lines [Page @] not declassified]",
        "råg.\nAf igen.\nHvad jag"
        + "\ufffd" * 41
        + " anförtro Riksrådets\nallerödmjukaste tjenare\nJonas Ekeblom.\n"
        "P. S. Ostarne gå svar.\nHvad jag" + "\ufffd" * 41 + " ej anförtro åt posten.\nJag vördnad,\n"
        "Högvälborne Riksrådets\nJonas Ekeblom.\nP. S. g Kusk på",
    ],
    ids=["an item below those present", "a direction within a gap", "a postscript below an address"],
)
def test_what_is_read_is_valid(source):
    rules = [found.rule for found in encode(source, houses=[read_house({"typed-pages": False})]).findings]
    assert "T01" not in rules
