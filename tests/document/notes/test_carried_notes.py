"""Notes that go on below the text of the next page."""

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
FIRST = (
    "[p. 24]\n\nThat the Forts are necessary, is not denied by any Man who has been upon the Coast;* but\n"
    "whether they be worth the Charge of maintaining is a Question not so easily resolv'd.\n\n"
)
SECOND = (
    "[p. 25]\n\nThe Presents to the Kings of the Coast are no small Matter.* But to proceed. The separate\n"
    "Traders have carried in these ten Years four times as many.\n\n"
)


def read(text: str) -> tuple[list[str], list[str]]:
    tree = encode_source(source_of_text(text)).tree
    notes, paragraphs = (
        [" ".join("".join(one.itertext()).split()) for one in tree.iter(T + name)] for name in ("note", "p")
    )
    return notes, paragraphs


def test_what_a_note_leaves_for_the_next_page_is_its_own():
    notes, paragraphs = read(
        FIRST
        + "* See the Depositions taken before the Lords of Trade in the Year 1708, which\n\n"
        + SECOND
        + "prove the same beyond all Contradiction.\n* In 1706 one had a Coach.\n\n[p. 26]\n\nEnd.\n"
    )
    assert notes[0].endswith("in the Year 1708, which prove the same beyond all Contradiction.")
    assert notes[1] == "In 1706 one had a Coach."
    assert not any(text.startswith("prove") for text in paragraphs)


def test_a_note_that_ends_takes_nothing_from_the_next_page():
    notes, _ = read(
        FIRST
        + "* See the Depositions taken before the Lords of Trade in the Year 1708.\n\n"
        + SECOND
        + "prove the same beyond all Contradiction.\n* In 1706 one had a Coach.\n\n[p. 26]\n\nEnd.\n"
    )
    assert notes[0].endswith("1708.")
