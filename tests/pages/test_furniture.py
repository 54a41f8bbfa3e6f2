"""Furniture put into printed text: it is taken out, the notes are found, and sentences go on behind it."""

from hypothesis import given
from hypothesis import strategies as st

from encoder.model import Page, Role
from encoder.pages import has_typed_furniture
from encoder.pages.printed import read_printed
from encoder.reading import source_of_text, split_lines

SENTENCE = "the harbour was surveyed in the spring by two men of the town who had seen it before"
MARKINGS = ("SECRET", "CONFIDENTIAL", "Streng geheim", "TRÈS SECRET")
NUMBERS = ("- {} -", "{}", "Page {}", "– {} –")


def pages_of(text: str) -> tuple[Page, ...]:
    return read_printed(split_lines(source_of_text(text)))[0]


def roles(text: str) -> list[tuple[str, Role]]:
    return [
        (roled.line.text.strip(), roled.role)
        for page in pages_of(text)
        for roled in page.lines
        if roled.role is not Role.BLANK
    ]


def book(marking: str, number: str, first: int, count: int) -> str:
    """Pages of a sentence that goes on over all of them, with a marking at head and foot, and a number."""
    out = []
    for page in range(count):
        start = "The" if page == 0 else "and"
        body = "\n\n".join([f"{start} {SENTENCE} {SENTENCE}"] + [SENTENCE] * 5)
        out += [marking, number.format(first + page), body, marking]
    return "\n\n".join(out) + "\n"


@given(st.sampled_from(MARKINGS), st.sampled_from(NUMBERS), st.integers(2, 400), st.integers(2, 5))
def test_markings_and_printed_numbers_are_furniture_and_part_pages(
    marking: str, number: str, first: int, count: int
) -> None:
    pages = pages_of(book(marking, number, first, count))
    found = [roled.role for page in pages for roled in page.lines]
    assert found.count(Role.CLASSIFICATION) == 2 * count
    assert found.count(Role.PAGE_NUMBER) == count
    assert [page.n for page in pages] == [str(first + page) for page in range(count)]


@given(st.sampled_from(NUMBERS), st.integers(1, 400), st.integers(2, 5), st.booleans())
def test_numbers_at_the_foot_are_those_of_the_page_above(
    number: str, first: int, count: int, marked: bool
) -> None:
    body = "\n\n".join([SENTENCE] * 6)
    marking = ["SECRET"] if marked else []
    parts = [[*marking, body, *marking, number.format(first + page)] for page in range(count)]
    pages = pages_of("\n\n".join(line for part in parts for line in part) + "\n")
    assert [page.n for page in pages] == [str(first + page) for page in range(count)]
    assert all(page.lines[-1].role in (Role.PAGE_NUMBER, Role.BLANK) for page in pages[:-1])


def test_a_sentence_goes_on_over_a_page_also_with_a_capital() -> None:
    above = "Der Hafenmeister hatte die Leute am Ufer versammelt, und die Frauen zählten leise die"
    below = "Segel, die sich am Horizont zeigten; erst am Abend kamen sie."
    text = f"{SENTENCE}.\n\n{above}\n\n[S. 18]\n\n{below}\n"
    assert roles(text)[-1][1] is Role.CONTINUATION


def test_notes_are_found_beside_markings() -> None:
    note = "1. See the minutes of the committee."
    text = "SECRET\n\nThe harbour was surveyed in the spring.1 It was\n\nSECRET\n\nSECRET\n\nfinished.\n\n"
    read = roles(f"{text}{note}\n\nSECRET\n")
    assert (note, Role.NOTE) in read
    assert [text for text, role in read if role is Role.CLASSIFICATION] == ["SECRET"] * 4
    assert ("finished.", Role.CONTINUATION) in read


def test_a_mark_that_an_editor_put_in_is_no_printed_number() -> None:
    body = "\n\n".join([SENTENCE] * 6)
    text = "\n\n".join(f"[Page {n}]\n\n{body}" for n in (7, 8, 9))
    assert Role.PAGE_NUMBER not in {role for _, role in roles(text)}
    assert [page.n for page in pages_of(text)] == ["7", "8", "9"]


def test_a_text_with_markings_and_notes_is_read_for_its_notes() -> None:
    text = "SECRET\n\nThe harbour was surveyed.1 It was done.2\n\nSECRET\n\n1. See below.\n\n2. Not found.\n"
    assert not has_typed_furniture(split_lines(source_of_text(text)))
