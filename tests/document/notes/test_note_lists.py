"""Notes as they stand in their lists, and which text is asked for what refers to them."""

from encoder.document.notes.lists import find_note_lists
from encoder.model import Block, Element, Markup, Role, Text


def blocks(*members: tuple[Role, str]) -> tuple[Block, ...]:
    """Blocks of the source that has their texts one below the other, a blank line between."""
    made, start = [], 0
    for number, (role, text) in enumerate(members, 1):
        made.append(Block(role, (Text(start, text),), number))
        start += len(text) + 2
    return tuple(made)


def test_a_note_has_its_number_apart_from_its_text():
    members = blocks((Role.PARAGRAPH, "The wall1 fell."), (Role.NOTE, "  1. Box 4."))
    (((note,), (text,)),) = find_note_lists(members)
    assert (note.label, note.words, note.line, note.blocks) == ("1", "Box 4.", 2, (1,))
    assert note.content == (Markup(19, "1.", "note-number"), Text(22, "Box 4."))
    assert text.text == "The wall1 fell."


def test_a_note_of_several_paragraphs_is_one():
    members = blocks((Role.NOTE, "1. One."), (Role.NOTE_PARAGRAPH, "More."), (Role.NOTE, "2. Two."))
    (((first, second), _),) = find_note_lists(members)
    assert (first.blocks, second.blocks) == ((0, 1), (2,))
    assert [part.name for part in first.content if isinstance(part, Element)] == ["p", "p"]


def test_each_list_has_the_text_since_the_one_before():
    members = blocks(
        (Role.PARAGRAPH, "A"),
        (Role.NOTE, "1. One."),
        (Role.STAMP, "RECEIVED"),
        (Role.NOTE, "2. Two."),
        (Role.PARAGRAPH, "B"),
        (Role.NOTE, "1. Again."),
    )
    first, second = find_note_lists(members)
    assert ([note.label for note in first[0]], [text.text for text in first[1]]) == (["1", "2"], ["A"])
    assert ([note.label for note in second[0]], [text.text for text in second[1]]) == (["1"], ["", "B"])


def test_what_says_where_the_document_is_kept_is_told_from_other_notes():
    members = blocks((Role.NOTE, "1. [Source: Box 4.]"), (Role.NOTE, "2. The source: a well."))
    (((first, second), _),) = find_note_lists(members)
    assert (first.is_of_source, second.is_of_source) == (True, False)


def test_a_paragraph_without_a_number_is_no_note():
    members = blocks((Role.PARAGRAPH, "A"), (Role.NOTE_PARAGRAPH, "Notes follow."))
    assert [notes for notes, _ in find_note_lists(members)] == [()]
