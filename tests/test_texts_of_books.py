"""Books as libraries, transcribers and scans give them, read whole: pages, margins, columns, pictures."""

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
PROSE = (
    "The Engineer reported that four thousand tons of sand had been removed from the bar this year, and that "
    "the channel was deeper by a fathom than it had been in the memory of any pilot who was then alive."
)


def text_of(text: str) -> etree._Element:
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return document.tree.find(f".//{T}text")


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def pages(element: etree._Element) -> list[str]:
    return [one.get("n") for one in element.iter(T + "pb")]


def test_numbers_in_brackets_are_pages_where_those_alone_and_those_within_lines_make_one_row():
    read = text_of(
        f"[10]\n\nIV.\nOf the Sluices.\n\n{PROSE} The floor of the [11] sluice was sound.\n\n{PROSE}\n\n"
        f"[12]\n\nV.\nOf the Dredger.\n\n{PROSE} It was worked by a [13] chain.\n"
    )
    assert pages(read) == ["10", "11", "12", "13"]


def test_a_number_in_brackets_in_the_middle_of_a_word_is_a_page():
    read = text_of(
        f"[3]\n\nErstes Kapitel.\n\n{PROSE} Er wollte ge-[4]hen.\n\n[5]\n\nZweytes Kapitel.\n\n{PROSE}"
    )
    assert pages(read) == ["3", "4", "5"]


def test_a_number_alone_below_the_notes_of_a_page_begins_the_next():
    read = text_of(
        f"[12]\n\nDe bello.\n\n{PROSE}(1)\n\n———\n(1) Hodie Obermarsberg.\n\n"
        f"[13]\n\nDe synodo.\n\n{PROSE}(1)\n\n———\n(1) Mont Cenis.\n"
    )
    assert pages(read) == ["12", "13"]
    assert said(read, "note") == ["Hodie Obermarsberg.", "Mont Cenis."]


def test_numbers_in_brackets_that_count_within_lines_far_apart_are_pages_without_any_alone():
    read = text_of(
        "\n\n".join(f"{PROSE} The dredger of the [{n}] company lay idle. {PROSE}" for n in range(7, 12))
    )
    assert pages(read) == ["7", "8", "9", "10", "11"]


def test_references_in_brackets_whose_notes_are_lacking_are_no_pages():
    read = text_of("\n\n".join(f"{PROSE}[{n}] The dredger lay idle.[{n + 1}]" for n in range(1, 9, 2)))
    assert not pages(read)


def test_a_book_with_a_prologue_is_no_play():
    read = text_of(
        f"BEREISDE LIEDEN.\n\nEEN PROLOOG.\n\n{PROSE}\n\nDE SLAMAT.\n\n{PROSE}\n\nMINNEBRIEVEN.\n\n{PROSE}\n"
    )
    assert not said(read, "sp", "stage")
    assert "EEN PROLOOG." in said(read, "head")


def test_a_line_of_a_paragraph_that_begins_with_the_word_of_an_act_heads_none():
    read = text_of(
        "THE ANGLER;\n\nOR,\n\nTHE QUIET MAN.\n\nBY\n\nISAAK WELLS.\n\nPREFACE.\n\nThey form an\n"
        f"epilogue to twelve sonnets\nof the year of his death.\n\n{PROSE}\n\nSIR,\n\n{PROSE}\n\nI. W."
    )
    assert not said(read, "sp", "stage")
    assert "PREFACE." in said(read, "head")


LINES = """\
The ferryman had his house upon the southern bank, and the
field is called Boatgarth to this day. He was bound to carry
the king's messengers by night as well as by day, which they
cannot have asked of him very often in the winter months.
"""


def test_heads_in_capitals_that_turn_sides_part_pages_whatever_they_interrupt():
    read = text_of(
        f"{LINES}\n\n\n2                        THE FORK OF THE TEES.\n\n{LINES}\n\n\n"
        f"                THE FORD AND THE FERRY.                      3\n\n{LINES}"
    )
    assert pages(read) == ["2", "3"]
    assert said(read, "fw") == ["2 THE FORK OF THE TEES.", "THE FORD AND THE FERRY. 3"]


def test_numbers_of_pages_stand_in_roomy_brackets_beside_the_head():
    read = text_of(
        f"( 14 )                  The Husbandmans                  Cap. 3.\n\n{LINES}"
        "                            C 2                             When\n\n"
        "( 15 )                 Practical Companion.              Cap. 4.\n\nWhen they begin to blossom,\n"
        f"{LINES}"
    )
    assert pages(read) == ["14", "15"]
    assert said(read, "fw")[1:3] == ["C 2", "When"]


COLUMNS = """\
At the village in the west, the         of the parish, who gave a ram to
young men used to assemble before       them every year. The animal was
daybreak in a field, in the midst       fastened to the stone and there
of which stands a pillar of stone       killed, and then roasted whole in
six feet high. They then went to        its skin. At mid-day a scramble
the moor, where they selected one       took place for the slices, which
ram, and after running it down on       was supposed to bring luck for the
the hill brought it in triumph.         year to all who had got hold of one.
"""


def test_columns_that_were_read_across_are_a_doubt():
    found = encode_source(source_of_text(COLUMNS)).findings
    assert [one.rule for one in found if one.rule == "P03"] == ["P03"]


def test_a_blank_page_parts_no_paragraph():
    read = text_of(
        f"-----File: 011.png-----\n{LINES}who knew a crooked\n-----File: 012.png-----\n[Blank Page]\n"
        f"-----File: 013.png-----\nroad to the ford.\n{LINES}"
    )
    assert said(read, "fw") == ["[Blank Page]"]
    assert any("a crooked [Blank Page] road to the ford" in one for one in said(read, "p"))
