"""Pages → Blocks."""

from dataclasses import replace

from encoder.blocks import build_blocks
from encoder.model import Element, Line, Markup, Page, Role, RoledLine, Text


def page(*lines: tuple[str, Role], start: int = 0, n: str | None = None) -> Page:
    roled = []
    for number, (text, role) in enumerate(lines, 1):
        roled.append(RoledLine(Line(number, start, text), role))
        start += len(text) + 1
    return Page(tuple(roled), n)


def shape(block) -> list[str]:
    return [
        node.name if isinstance(node, Element) else "markup" if isinstance(node, Markup) else node.text
        for node in block.content
    ]


def test_a_paragraph_goes_on_over_a_page_break_and_its_furniture():
    first = page(("We were guided", Role.PARAGRAPH), ("SECRET", Role.CLASSIFICATION))
    second = page(("- 2 -", Role.PAGE_NUMBER), ("by the lamp.", Role.CONTINUATION), start=50, n="2")
    (block,) = build_blocks((first, second))
    assert shape(block) == ["We were guided", "fw", "pb", "fw", "by the lamp."]
    places = [node.get("place") for node in block.content if isinstance(node, Element) and node.name == "fw"]
    assert places == ["bottom", "top"]


def test_a_page_break_between_blocks_stands_between_them():
    first = page(("One.", Role.PARAGRAPH))
    second = page(("Two.", Role.PARAGRAPH), start=50)
    assert [block.role for block in build_blocks((first, second))] == [
        Role.PARAGRAPH,
        Role.PAGE_MARK,
        Role.PARAGRAPH,
    ]


def test_an_item_keeps_its_enumerator_and_loses_its_bullet():
    (block,) = build_blocks((page(("- (a) Relight the beacon", Role.ITEM)),))
    bullet, label, text = block.content
    assert bullet == Markup(0, "-", "bullet")
    assert isinstance(label, Element)
    assert label.content == (Text(2, "(a)"),)
    assert text == Text(6, "Relight the beacon")
    assert block.mark == "(a)"


def test_physical_lines_are_kept():
    (block,) = build_blocks((page(("The nego-", Role.PARAGRAPH), ("tiations", Role.CONTINUATION)),))
    lb = block.content[1]
    assert isinstance(lb, Element)
    assert lb.get("break") == "no"


def test_rules_around_furniture_are_no_table():
    lines = (("|---|---|", Role.TABLE), ("SECRET", Role.CLASSIFICATION), ("|---|---|", Role.TABLE))
    (block,) = build_blocks((page(*lines),))
    assert block.role is Role.MARKUP


def test_a_paragraph_goes_on_behind_a_form_on_the_next_page():
    first = page(("We were guided", Role.PARAGRAPH), ("RELEASED BY", Role.FORM))
    second = page(
        ("PAGE TWO", Role.PAGE_NUMBER),
        ("INFO: ALL", Role.FORM),
        ("FILE", Role.FORM),
        ("by the lamp.", Role.CONTINUATION),
        start=50,
    )
    (block,) = build_blocks((first, second))
    assert shape(block) == ["We were guided", "table", "by the lamp."]
    assert block.content[1].get("rend") == "form"
    apart = replace(first, lines=(*first.lines, RoledLine(Line(3, 40, ""), Role.BLANK)))
    (block,) = build_blocks((apart, second))
    assert shape(block) == ["We were guided", "table", "pb", "fw", "table", "by the lamp."]


def test_on_the_same_page_it_is_the_form_that_goes_on():
    only = page(
        ("We were guided", Role.PARAGRAPH), ("RELEASED BY", Role.FORM), ("the lamp.", Role.CONTINUATION)
    )
    assert [block.role for block in build_blocks((only,))] == [Role.PARAGRAPH, Role.FORM]


def test_nothing_goes_on_with_a_head_behind_a_form():
    first = page(("Lamps", Role.HEAD), ("RELEASED BY", Role.FORM))
    second = page(("INFO", Role.FORM), ("by the lamp.", Role.CONTINUATION), start=50)
    assert [block.role for block in build_blocks((first, second))] == [Role.HEAD, Role.FORM]


def test_the_number_that_the_first_page_prints_is_in_a_break_of_its_own():
    (first, block) = build_blocks((page(("One.", Role.PARAGRAPH), n="41"),))
    (pb,) = first.content
    assert isinstance(pb, Element)
    assert (pb.name, pb.get("n")) == ("pb", "41")
    assert block.role is Role.PARAGRAPH


def test_a_mark_that_gives_the_first_page_its_number_is_no_second_break():
    only = page(("[Page 41]", Role.PAGE_MARK), ("One.", Role.PARAGRAPH), n="41")
    assert [block.role for block in build_blocks((only,))] == [Role.PAGE_MARK, Role.PARAGRAPH]
