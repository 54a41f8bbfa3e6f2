"""A merged document is held against its source: nothing may be lost or doubled that was there once."""

import pytest

from encoder.errors import CharactersLost
from encoder.merging.held import Held

SOURCE = "One of the boats came in.\n\nThe other was not seen again.\n\n• A lamp\n"


def document(*paragraphs, notes=""):
    body = "".join(f"<p>{said}</p>" for said in paragraphs)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}{notes}</body></text></TEI>'.encode()


NEW = document("One of the boats came in.", "The other was not seen again.", "• A lamp")
EDITED = document("One of the ships came in.", "The other was not seen again.", "• A lamp")


@pytest.mark.parametrize("source", [SOURCE, None])
@pytest.mark.parametrize(
    "merged",
    [
        document("One of the ships came in.", "The other was not seen again.", "•• A lamp"),
        document("One of the ships came in.", "The other was not seen.", "• A lamp"),
        document("One of the ships came in.", "• A lamp"),
        document("One of the ships came in.", "The other was not seen again.", "• A lamp", "• A lamp"),
        document(
            "One of the ships came in.",
            "The other was not seen again.",
            "• A lamp",
            notes='<note n="1">X</note>',
        ),
    ],
)
def test_what_is_lost_or_doubled_is_refused_in_one_line(merged, source):
    with pytest.raises(CharactersLost, match=r"letter\.xml: would (lose|hold)") as raised:
        Held(EDITED, NEW, source).prove(merged, "letter.xml")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("source", [SOURCE, None])
@pytest.mark.parametrize("data", [EDITED, NEW])
def test_what_the_editor_changed_is_no_loss(data, source):
    assert Held(EDITED, NEW, source)(data)


def test_a_source_that_has_changed_since_is_followed_or_not():
    now = SOURCE.replace("boats", "vessels")
    new = NEW.replace(b"boats", b"vessels")
    held = Held(EDITED, new, now)
    assert held(EDITED) and held(new)
