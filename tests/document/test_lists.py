from encoder.document.lists import build_lists
from encoder.model import Block, Element, Role, Text, element, leaves


def item(mark, text, start=0):
    label = (element("label", Text(start, mark)),) if mark and mark != "-" else ()
    return Block(Role.ITEM, (*label, Text(start + 5, text)), 1, mark)


def paragraph(text):
    return Block(Role.PARAGRAPH, (Text(0, text),), 1)


PAGE = Block(Role.PAGE_MARK, (element("pb", n="2"),), 1)
STAMP = Block(Role.STAMP, (element("fw", Text(0, "SECRET"), type="classification"),), 1)


def names(content):
    return [node.name for node in content if isinstance(node, Element)]


def test_labels_stand_before_their_items():
    (only,), _ = build_lists([item("1.", "one"), item("2.", "two")])
    assert only.get("rend") == "numbered"
    assert names(only.content) == ["label", "item", "label", "item"]


def test_a_page_break_between_items_stands_in_the_list():
    (only,), _ = build_lists([item("1.", "one"), STAMP, PAGE, item("2.", "two")])
    assert names(only.content) == ["label", "item", "fw", "pb", "label", "item"]


def test_a_page_break_before_a_nested_list_stands_in_the_item():
    (outer,), _ = build_lists([item("1.", "one"), PAGE, item("(a)", "inner")])
    assert names(outer.content[1].content) == ["pb", "list"]


def test_a_paragraph_goes_into_the_item_where_the_numbers_go_on():
    content, _ = build_lists([item("1.", "one"), paragraph("more"), item("2.", "two")])
    assert names(content) == ["list"]
    assert names(content[0].content[1].content) == ["p"]


def test_a_paragraph_ends_the_list_where_they_do_not():
    content, _ = build_lists([item("1.", "one"), paragraph("more"), item("1.", "again")])
    assert names(content) == ["list", "p", "list"]


def test_a_list_is_taken_up_again_after_a_paragraph_and_the_end_of_an_inner_one():
    content, _ = build_lists(
        [item("2.", "two"), item("(a)", "x"), paragraph("p"), item("(b)", "y"), item("3.", "three")]
    )
    assert names(content) == ["list", "p", "list", "list"]
    assert content[3].content[0].content[0].text == "3."


def test_what_was_misread_or_lost_is_said_and_reported():
    content, findings = build_lists([item("(i)", "x"), item("(11)", "y"), item("(iii)", "z")])
    choice = content[0].content[2].content[0]
    assert [child.name for child in choice.content] == ["sic", "corr"]
    assert [finding.rule for finding in findings] == ["D10"]
    content, findings = build_lists([item("-", "x"), item("2.", "y")])
    assert content[0].content[0].content[0].name == "supplied"
    assert len(findings) == 1


def test_a_form_is_a_table_of_labels_and_values():
    lines = (Text(0, "AGENCY: NARA"), element("lb"), Text(20, "no label here"))
    (table,), _ = build_lists([Block(Role.FORM, lines, 1), PAGE, Block(Role.FORM, (Text(40, "TITLE:"),), 3)])
    assert names(table.content) == ["row", "row", "pb", "row"]
    assert [cell.get("role") for cell in table.content[0].content] == ["label", None]


def test_every_leaf_is_kept():
    blocks = [item("1.", "one"), STAMP, item("-", "b"), PAGE, paragraph("p"), item("2.", "two"), STAMP]
    content, _ = build_lists(blocks)
    kept = [leaf for leaf in leaves(content) if isinstance(leaf, Text)]
    assert sorted(leaf.text for leaf in kept) == sorted(
        leaf.text for block in blocks for leaf in leaves(block.content) if isinstance(leaf, Text)
    )


def test_one_item_without_a_mark_is_a_paragraph():
    block = Block(Role.ITEM, (Text(0, "The said master shall teach."),), 1)
    content, _ = build_lists([block])
    assert [node.name for node in content] == ["p"]
