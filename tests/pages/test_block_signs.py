"""The signs that proofreaders set around verse and quotations."""

import re

from encoder.api import encode
from encoder.pages.set_off.block_signs import signed_blocks

_TEXT = """We left the harbour on the third of May, with a fair wind from the north, and
the whole town upon the quay to see us go. Nobody was ashamed of it at all.

/#
The Hope was built of oak at the yard of Messrs. Dunn, and was
reckoned the best sailer of the port.
#/

The sailors sang as they hauled upon the capstan:

/*
    Away, away, the wind is fair,
      The tide is running free,

    And we are bound for islands where
      There grows the coffee tree.
*/

So they sang, and so we went.
"""


def _tei(text: str) -> str:
    return " ".join(encode(text).tei.decode().split())


def test_signs_are_paired() -> None:
    assert signed_blocks(["/*", "a", "*/", "#/", "/#", "b", "*/", "#/"]) == [(0, 2), (4, 7)]
    assert signed_blocks(["*/", "a", "/*"]) == []


def test_a_quotation_and_verse_stand_between_their_signs() -> None:
    tei = _tei(_TEXT)
    assert tei.count('<milestone unit="fence"/>') == 4
    assert re.search(r"<quote>\s*<p>The Hope was built .*? of the port\.</p>\s*</quote>", tei)
    assert tei.count("<l>") + tei.count("<l ") == 4
    assert "/#" not in tei
    assert "*/" not in tei


def test_columns_and_figures_between_signs_are_no_verse() -> None:
    text = _TEXT.replace("Away, away, the wind is fair,", "Beans      14 lb.")
    assert "<l>And we are bound" not in _tei(text)


def test_a_sign_alone_is_text() -> None:
    assert "*/" in _tei(_TEXT.replace("/*\n", ""))
