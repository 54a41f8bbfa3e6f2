"""Note elements put behind what refers to them."""

from encoder.document.notes.alignment import Placement
from encoder.document.notes.candidates import Candidate
from encoder.document.notes.insertion import cuts_for, insert_notes, unplaced_block
from encoder.document.notes.lists import Note
from encoder.model import Block, Element, Markup, Role, Text, leaves
from encoder.note_shapes import BARE


def note(label: str, start: int, text: str) -> Note:
    return Note(label, BARE, (Text(start, text),), 9, (1,))


def placed(start: int, label: str, margin: float = 9.0, inside: int | None = None) -> Placement:
    return Placement(Candidate(start, start + len(label), label, 9.0, inside), margin)


def test_a_reference_becomes_markup_with_the_note_behind_it():
    (cut,), _ = cuts_for([note("1", 20, "Box 4.")], [placed(8, "1")])
    body = Block(Role.PARAGRAPH, (Text(0, "The wall1 fell."),), 1)
    (block,) = insert_notes([body], [cut], {})
    before, mark, element, after = block.content
    assert (before, mark, after) == (Text(0, "The wall"), Markup(8, "1", "note-reference"), Text(9, " fell."))
    assert (element.name, element.get("n"), element.get("cert")) == ("note", "1", None)
    assert element.content == (Text(20, "Box 4."),)


def test_the_doubt_about_a_place_is_on_the_note():
    for margin, cert in ((3.0, None), (2.9, "medium"), (0.9, "low")):
        (cut,), _ = cuts_for([note("1", 20, "Box 4.")], [placed(8, "1", margin)])
        assert cut.notes[0].get("cert") == cert
        assert cut.notes[0].get("resp") == ("#engross" if cert else None)


def test_a_note_referred_to_from_a_note_stands_in_it():
    notes = [note("1", 20, "Box.2"), note("2", 40, "Not printed.")]
    (cut,), _ = cuts_for(notes, [placed(8, "1"), placed(24, "2", inside=0)])
    assert [node.get("n") for node in cut.notes[0].content if isinstance(node, Element)] == ["2"]


def test_a_note_without_a_place_keeps_the_notes_that_it_refers_to():
    notes = [note("1", 20, "Box.2"), note("2", 40, "Not printed.")]
    outer, inner = cuts_for(notes, [Placement(None, 0.0), placed(24, "2", inside=0)])
    assert outer == []
    lone = unplaced_block(Block(Role.NOTE, (Text(20, "Box.2"),), 9), notes[0], inner[0])
    assert [leaf.text for leaf in leaves(lone.content)] == ["Box.", "2", "Not printed."]


def test_two_notes_of_one_place_stand_there_in_their_order():
    notes = [note("1", 20, "Box."), note("1", 40, "Not printed.")]
    (cut,), _ = cuts_for(notes, [placed(8, "1"), placed(8, "1")])
    assert [one.content for one in cut.notes] == [notes[0].content, notes[1].content]


def test_blocks_that_were_notes_go_or_stay_as_one_note():
    roles = (Role.PARAGRAPH, Role.NOTE, Role.NOTE_PARAGRAPH, Role.NOTE)
    blocks = [Block(role, (Text(10 * at, "words"),), at) for at, role in enumerate(roles)]
    lone = unplaced_block(blocks[1], note("1", 10, "words"))
    done = insert_notes(blocks, [], {1: lone, 2: None})
    assert [block.role for block in done] == [Role.PARAGRAPH, Role.NOTE, Role.PARAGRAPH]
    assert done[1].content[0].get("place") == "foot"
