"""Elements found by their names, and what stands between them."""

from encoder.document.elements import between, children, outermost
from encoder.document.flat import OPAQUE, flat, flatten
from encoder.model import Markup, Text, element

INNER = element("hi", Text(4, "b"))
CONTENT = (Text(0, "a"), element("lb"), INNER, element("p", element("note", INNER), element("hi", INNER)))


def test_children_stand_directly_in_the_content():
    assert [one.name for one in children(CONTENT, "hi", "lb")] == ["lb", "hi"]


def test_the_outermost_are_not_those_inside_each_other_or_in_notes():
    assert list(outermost(CONTENT, "hi")) == [INNER, element("hi", INNER)]


def test_what_stands_between_is_never_empty():
    content = (element("lb"), Text(0, "a"), INNER, element("lb"), element("lb"), Text(1, "b"))
    assert list(between(content, "lb")) == [(Text(0, "a"), INNER), (Text(1, "b"),)]


def test_flat_text_has_a_sign_for_each_element():
    assert flatten((Text(0, "a"), element("lb"), Markup(1, "*", "bullet"), INNER)) == f"a\n{OPAQUE}"
    assert flat(element("note")) == OPAQUE
    assert flat(element("note"), {"note"}) == "\n"
