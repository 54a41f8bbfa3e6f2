"""Which kind of source a text is."""

import pytest

from encoder.model import Kind
from encoder.pages import detect_kind
from encoder.reading import source_of_text, split_lines

LONG = (
    "The board met on Monday and agreed that the dues on coastal shipping ought to be harmonised with those"
    " of the other ports."
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"7. Letter From A. Merrow to J. Tallis1\n\n{LONG}\n\n  1. Source: Town Records.", Kind.EDITED),
        (f"Letter From A. Merrow\n\n{LONG}[1]\n\n{LONG}\n\n[Page 12]\n\n{LONG}", Kind.EDITED),
        (f"SECRET\n\n{LONG}\n\n- 2 -\n\n{LONG}", Kind.TYPESCRIPT),
        (f"LETTER FROM A. MERROW\n\n{LONG}\n\n- 1. {LONG}\n\nSECRFT", Kind.TYPESCRIPT),
        (f"123-45678-90123\nDISPATCH\n1. {LONG}\n2. {LONG}\n3. {LONG}", Kind.TYPESCRIPT),
        (
            "DISPATCH\nTO\nThe Chief\n1. The lamp was lit\nat sunset.\n2. It went out\nat dawn.",
            Kind.TYPESCRIPT,
        ),
    ],
)
def test_the_kind_is_told_by_evidence(text, kind):
    assert detect_kind(split_lines(source_of_text(text))) is kind
