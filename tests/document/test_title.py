"""The title of a document for its header."""

import pytest

from encoder.document.title import find_title
from encoder.model import Element, Text, element


def text(name: str, words: str) -> Element:
    return element(name, Text(0, words))


SUBJECT = element(
    "argument", element("list", text("label", "SUBJECT:"), text("item", "The Lamp"), rend="labeled")
)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ((text("head", "7. Letter"), element("opener", SUBJECT)), "7. Letter"),
        ((element("opener", element("address", text("addrLine", "MEMORANDUM FOR MR. TALLIS")), SUBJECT),),
         "MEMORANDUM FOR MR. TALLIS"),
        ((element("opener", element("address", text("addrLine", "Mr. Tallis")), SUBJECT),), "The Lamp"),
        ((text("p", "The lamp is lit."),), None),
    ],
)  # fmt: skip
def test_the_title_is_the_head_else_what_the_opener_says(content, title):
    assert find_title(element("div", *content)) == title
