"""Books as libraries, transcribers and scans give them, read whole: pages, margins, columns, pictures, fronts."""

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
        f"[3]\n\nErstes Kapitel.\n\n{PROSE} Er wollte weiter ge-[4]hen.\n\n[5]\n\nZweytes Kapitel.\n\n{PROSE}\n"
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
        "THE ANGLER;\n\nOR,\n\nTHE QUIET MAN.\n\nBY\n\nISAAK WELLS.\n\nPREFACE.\n\nThe lines form an\n"
        f"epilogue to twelve sonnets\nof the year of his death.\n\n{PROSE}\n\nSIR,\n\n{PROSE}\n\nYour servant,\n\nI. W.\n"
    )
    assert not said(read, "sp", "stage")
    assert "PREFACE." in said(read, "head")
