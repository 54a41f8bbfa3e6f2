"""Markup in typed texts: each piece stands in an element or stays as text, and the proof holds."""

from html import escape

import pytest

from encoder.api import encode, read_house

MARKS = {
    "---": ("pb", "milestone"),
    "* * *": ("milestone",),
    "_____": ("milestone",),
    "<!-- page 3 -->": ("pb",),
    "[Page 3]": ("pb",),
    "```\ntide\n```": ("milestone",),
    "- tide\n- wall": ("item",),
    "# The Wall": ("head", 'p rend="heading"'),
    "**tide** and *wall*": ("hi",),
}
PLACES = {
    "between": "The board met on the pier.\n{}\nThe wall stands.\n",
    "apart": "The board met on the pier.\n\n{}\n\nThe wall stands.\n",
    "first": "{}\n\nThe wall stands and nobody could say.\n",
    "last": "The wall stands and nobody could say.\n\n{}\n",
    "furnished": "CONFIDENTIAL\n\n- 2 -\n\nThe board met.\n\n{}\n\nThe wall stands.\n\nCONFIDENTIAL\n",
}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("place", PLACES)
def test_markup_of_typed_texts_never_vanishes(mark, place):
    result = encode(PLACES[place].format(mark), houses=[read_house({"typed-pages": True})])
    tei = result.tei.decode().partition("<text")[2]
    assert any(f"<{name}" in tei for name in MARKS[mark]) or escape(mark.split()[0]) in tei
    assert not [finding for finding in result.findings if finding.rule == "T01"]
