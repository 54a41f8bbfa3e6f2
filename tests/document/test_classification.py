"""The highest classification of a document."""

import pytest

from encoder.document.classification import classification_of_note, classify, highest_classification
from encoder.model import Block, Role, Text


@pytest.mark.parametrize(
    ("note", "category"),
    [
        ("1. Source: Port Archives, Box 5. Secret; Nodis. Drafted by Lowe.", "secret"),
        ("1. Source: Port Archives, Box 5. Top Secret. Drafted by Lowe.", "top-secret"),
        (
            "Source: Port Archives. Confidential. Tab B is not printed. Secret.",
            "confidential",
        ),
        ("Source: Port Archives. Limited Official Use", "limited-official-use"),
        (
            "Source: Port Archives, Box 5. No classification marking. Secret.",
            None,
        ),
        ("Source: Port Archives. Secretary Merrow approved it. Sent by sea.", None),
        ("Source: Port Archives. Confidential Files of the Board.", None),
        ("2. See Document 3. Secret.", None),
        ("", None),
    ],
)
def test_source_notes(note, category):
    assert classification_of_note(note) == category


@pytest.mark.parametrize(
    ("marking", "category"),
    [("TOP SECRET - NODIS", "top-secret"), ("SFCRET EYES ONLY", "secret"), ("UNCLASSIFIED", "unclassified")],
)
def test_markings(marking, category):
    assert classify(marking) == category


def test_the_note_of_the_source_counts():
    note = Block(Role.NOTE, (Text(0, "1. Source: Port Archives. Secret."),), 1)
    assert highest_classification((note,)) == "secret"
