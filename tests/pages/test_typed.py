"""Whether a text has the furniture of typed pages."""

import pytest

from encoder.pages import has_typed_furniture
from encoder.reading import source_of_text, split_lines

LONG = (
    "The board met on Monday and agreed that the dues on coastal shipping ought to be harmonised with those"
    " of the other ports."
)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        (f"7. Letter From A. Merrow to J. Tallis1\n\n{LONG}\n\n  1. Source: Town Records.", False),
        (f"Letter From A. Merrow\n\n{LONG}[1]\n\n{LONG}\n\n[Page 12]\n\n{LONG}", False),
        (f"SECRET\n\n{LONG}\n\n- 2 -\n\n{LONG}", True),
        (f"SECRET\n\nMEMORANDUM\n\n{LONG}\n\n{LONG}\n\n- 2 -\n\n{LONG}\n\n{LONG}\n\n{LONG}\n\nSECRET", False),
        (f"LETTER FROM A. MERROW\n\n{LONG}\n\n- 1. {LONG}\n\nSECRFT", True),
        (f"123-45678-90123\nDISPATCH\n1. {LONG}\n2. {LONG}\n3. {LONG}", True),
        (
            "DISPATCH\nTO\nThe Chief\n1. The lamp was lit\nat sunset.\n2. It went out\nat dawn.",
            True,
        ),
    ],
)
def test_it_is_told_by_evidence(text, typed):
    assert has_typed_furniture(split_lines(source_of_text(text))) is typed


def test_a_document_leans_on_its_house():
    """One marking, misread, is too little by itself: a house that types all its documents makes it enough."""
    lines = split_lines(source_of_text(f"TO: The Chief of the Harbour\n\n{LONG}\n\n2\n"))
    assert not has_typed_furniture(lines)
    assert has_typed_furniture(lines, 1.0)
    assert not has_typed_furniture(lines, 0.4)
