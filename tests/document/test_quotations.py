"""Prose set off from the text as `quote`, by its indent or by a quotation mark at each line."""

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"
ABOVE = """He was wont to say to us, when the rain was on the roof and the lamps were
lit, and nobody had an answer for him, what he had from the old statute:
"""
BELOW = """These words he repeated on every Monday, until we believed them to be a
part of Scripture, and the youngest of us had them by heart.
"""
SET_IN = """     The said schoolmaster shall teach freely all such boys as shall
     be born within the liberty, and shall not take of any of them
     more than fourpence at their entrance.
"""
SECOND = """     He shall not suffer them to lie idle in the time of harvest, nor
     to go into the town by night without his leave.
"""


def quotes(text):
    """The paragraphs of each quotation: the first and last word of each."""
    body = encode_source(source_of_text(text)).tree.find(f".//{TEI}body")
    found = []
    for quote in body.iter(f"{TEI}quote"):
        words = ["".join(p.itertext()).split() for p in quote.iter(f"{TEI}p")]
        found.append([(said[0], said[-1]) for said in words])
    return found


def test_a_paragraph_set_in_among_others_is_a_quotation():
    assert quotes(f"{ABOVE}\n{SET_IN}\n{BELOW}") == [[("The", "entrance.")]]


def test_two_paragraphs_set_in_are_one_quotation():
    text = f"{ABOVE}\n{SET_IN}\n{SECOND}\n{BELOW}\n{ABOVE}"
    assert quotes(text) == [[("The", "entrance."), ("He", "leave.")]]


def test_a_quotation_mark_at_each_line_quotes():
    marked = "".join(f'"{line.strip()}\n' for line in SET_IN.splitlines())
    assert quotes(f"{ABOVE}\n{marked}\n{BELOW}") == [[('"The', "entrance.")]]


def test_where_most_is_set_in_nothing_is_quoted():
    assert quotes(f"{ABOVE}\n{SET_IN}\n{SECOND}\n{SET_IN}") == []


def test_what_is_set_in_below_an_item_belongs_to_it():
    items = f"1. The first thing that was resolved was this, that all the boys should go\nhome.\n\n{SET_IN}\n"
    assert quotes(f"{ABOVE}\n{items}2. The second thing.\n\n{BELOW}") == []


def test_first_lines_set_in_quote_nothing():
    text = "".join(f"     {part}" for part in (ABOVE, BELOW, ABOVE))
    assert quotes(text) == []
