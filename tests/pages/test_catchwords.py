import pytest

from encoder.model import Line, Page, Role, RoledLine
from encoder.pages.typescripts.catchwords import is_repeated, part_catchwords


def page(*lines):
    return Page(tuple(RoledLine(Line(i, i * 100, text), role) for i, (text, role) in enumerate(lines, 1)))


def texts(pages, role):
    return [roled.line.text for one in pages for roled in one.lines if roled.role is role]


def test_repeated_words_at_the_end_of_a_page_are_a_catchword():
    pages = part_catchwords(
        (
            page(("bring up any agreed", Role.PARAGRAPH), ("SECRET", Role.CLASSIFICATION)),
            page(("- 2 -", Role.PAGE_NUMBER), ("agreed change in the tolls", Role.CONTINUATION)),
        )
    )
    assert texts(pages, Role.CATCHWORD) == ["agreed"]
    assert texts(pages, Role.PARAGRAPH) == ["bring up any "]
    assert pages[0].lines[1].line.start == 100 + len("bring up any ")


@pytest.mark.parametrize(
    ("before", "after"),
    [("we went to", "to the harbour"), ("it was raining", "the rain fell"), ("agreed", "agreed change")],
)
def test_what_is_no_catchword(before, after):
    pages = (page((before, Role.PARAGRAPH)), page((after, Role.CONTINUATION)))
    assert part_catchwords(pages) == pages


def test_a_new_paragraph_repeats_nothing():
    pages = (page(("for the harbour", Role.PARAGRAPH)), page(("harbour dues", Role.PARAGRAPH)))
    assert part_catchwords(pages) == pages


@pytest.mark.parametrize("text", ["3. The work", "3. The worxs", "works be"])
def test_lines_cut_short(text):
    assert is_repeated(text, "3. The works would be the same") is text.startswith("3")
