"""What we encode ourselves covers its source, whatever its notes and marks look like."""

import pytest

from encoder.checks.coverage import coverage
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

APPARATUS = (
    "Anno igitur sequenti Magnus rex venit in insulam cum navibus\nmultis, et portum qui Cleti dicitur\n"
    "intravit. Quem videntes incolae fugerunt in montes.\n\n"
    "1 igitur om. B   2 Cleti] Cleri C   3 incolae] coloni B\n"
)
SIGNS = (
    "The factor had burnt the palisade.[*] There were eleven barrels, and the chief was called\n"
    "Standing Water.[+]\n\n[* His letter excuses it.]\n\n[+] Not he who signed.\n"
)
RETURNS = (
    "The lamp burned[1] all night, and the oil was gone[2].\n\nNotes\n\n1. ↑ Dimly.\n2. ↑ So the book.\n"
)
PICTURES = (
    "## p. 41 (#57) ######\n\nThe duke walked about the room\n\n## p. (#58) ######\n\n\n"
    "## p. 43 (#59) ######\n\nand said that he had been ill used.\n"
)


@pytest.mark.parametrize(
    "source", [APPARATUS, SIGNS, RETURNS, PICTURES], ids=["apparatus", "signs", "returns", "pictures"]
)
def test_nothing_is_missed(source):
    document = encode_source(source_of_text(source))
    assert coverage(document.tree, source, "a.txt", "a.xml") == ()
