"""Furniture that a transcriber names."""

from encoder.model import Role
from encoder.pages.edges.named_furniture import named_furniture


def test_stamps_heads_and_feet_are_what_they_are_called():
    texts = [
        "[Stamp: RECEIVED JUN 4]",
        "",
        "[Briefkopf: Amt Harwick]",
        "[Footer: Form 12]",
        "[Cachet : Poste]",
    ]
    assert named_furniture(texts) == {0: Role.STAMP, 2: Role.HEADER, 3: Role.FOOTER, 4: Role.STAMP}


def test_what_stands_in_place_of_a_page_without_text_is_furniture():
    texts = ["[Blank Page]", "[Leerseite]", "[ página en blanco ]", "[blank verse]", "Blank page"]
    assert named_furniture(texts) == dict.fromkeys(range(3), Role.HEADER)


def test_it_may_go_on_over_lines():
    texts = ["[Letterhead: Harwick Mills", "Telephone 12", "Harwick]", "Dear Sir,"]
    assert named_furniture(texts) == dict.fromkeys(range(3), Role.HEADER)


def test_brackets_that_are_not_closed_name_nothing():
    assert named_furniture(["[Stamp: RECEIVED", "", "here]"]) == {}
    assert named_furniture(["[Stamp: RECEIVED"]) == {}


def test_a_stamp_that_the_text_speaks_of_is_text():
    assert (
        named_furniture(
            ["[Stamp: RECEIVED] and so on", "The stamp: it is lost.", "[Stamp:]", "[Stamps: two]"]
        )
        == {}
    )
