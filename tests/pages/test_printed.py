"""Texts of any house: what is read beside the roles of lines."""

import pytest

from encoder.pipeline import encode_source
from encoder.reading import source_of_text


def breaks(text: str) -> list[tuple[str | None, str | None]]:
    """The number and the certainty of each page break, and `rule` for each rule."""
    document = encode_source(source_of_text(text))
    found = document.tree.find(".//{*}body").iter("{*}pb", "{*}milestone")
    return [("rule", None) if "milestone" in e.tag else (e.get("n"), e.get("cert")) for e in found]


def test_a_rule_beside_the_only_page_comment_of_a_tool_begins_a_page_in_doubt():
    text = "<!-- page 2 -->\nText.\n\n---\n\nMore.\n"
    assert breaks(text) == [("2", None), (None, "low")]
    document = encode_source(source_of_text(text))
    assert [(f.rule, f.place.line, f.certainty) for f in document.findings if f.rule == "P02"] == [
        ("P02", 4, 0.5)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<!-- page 2 -->\nText.\n\n---\n\nMore.\n\n<!-- page 3 -->\n\nEnd.\n",
            [("2", None), ("rule", None), ("3", None)],
        ),
        ("[Page 2]\nText.\n\n---\n\nMore.\n", [("2", None), ("rule", None)]),
        ("<!-- page 2 -->\nText.\n\n* * *\n\nMore.\n", [("2", None), ("rule", None)]),
        ("Text.\n\n---\n\n<!-- page 2 -->\n\nMore.\n", [("rule", None), ("2", None)]),
        ("Text.\n\n---\n\nMore.\n", [("rule", None)]),
    ],
)  # fmt: skip
def test_any_other_rule_is_one(text, expected):
    assert breaks(text) == expected
