"""Several documents in one source."""

from encoder.document.split import split_documents
from encoder.model import Block, Role, Text


def blocks(*members: tuple[Role, str]) -> tuple[Block, ...]:
    return tuple(Block(role, (Text(0, text),), number) for number, (role, text) in enumerate(members, 1))


def lengths(*members: tuple[Role, str], typed: bool = True) -> list[int]:
    return [len(part) for part in split_documents(blocks(*members), typed)]


MEMORANDUM = ((Role.DATELINE, "May 1, 1958"), (Role.HEAD, "MEMORANDUM"), (Role.SUBJECT, "SUBJECT: Lamps"))


def test_an_opener_after_text_begins_a_document():
    text = (Role.PARAGRAPH, "The lamp is lit.")
    assert lengths(*MEMORANDUM, text, (Role.SIGNED, "A. Merrow"), *MEMORANDUM, text) == [5, 4]


def test_a_misread_memorandum_still_opens():
    text = (Role.PARAGRAPH, "The lamp is lit.")
    opener = ((Role.HEAD, "MEHORANDUM FOR MR. TALLIS"), (Role.SUBJECT, "SUBJECT: Oil"))
    assert lengths(text, *opener, text) == [1, 3]


def test_one_sign_is_not_enough():
    text = (Role.PARAGRAPH, "The lamp is lit.")
    assert lengths(text, (Role.HEAD, "Conclusions"), text) == [3]


def test_a_closer_does_not_open():
    text = (Role.PARAGRAPH, "The lamp is lit.")
    closer = ((Role.DATELINE, "May 1"), (Role.ADDRESSEE, "Mr. Tallis"), (Role.SIGNED, "A. M."))
    assert lengths(text, *closer, text) == [5]


def test_the_page_break_before_a_document_goes_with_it():
    text = (Role.PARAGRAPH, "The lamp is lit.")
    mark = ((Role.PAGE_MARK, ""), (Role.CLASSIFICATION, "SECRET"))
    assert lengths(text, *mark, *MEMORANDUM, text) == [1, 6]
