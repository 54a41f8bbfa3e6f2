"""The marks of those who could not write are their signatures."""

import pytest

from encoder.api import encode
from encoder.namespaces import tei
from encoder.pages.letters.signers import is_signed_by_mark, signers


@pytest.mark.parametrize(
    "line",
    ["John Reeve, his X mark.", "Rich. Taylor his mark", "Eliz. Poole + her mark.", "Jean Lebrun, sa marque"],
)
def test_a_name_with_its_mark_is_signed(line: str) -> None:
    assert is_signed_by_mark(line)


@pytest.mark.parametrize("line", ["He made his mark in the world.", "Mark", "her", "The X of Mr. Dodd"])
def test_other_marks_are_none(line: str) -> None:
    assert not is_signed_by_mark(line) and not signers([line, "", ""])


def test_a_mark_on_three_lines_is_one_signature() -> None:
    text = (
        "This Examinant saith that she was going to bed, when she heard a noise in the yard.\n\n"
        "And further this Examinant saith not.\n\n"
        "                      her\n             Margaret  X  Dodd\n                      mark\n"
    )
    signed = [" ".join("".join(one.itertext()).split()) for one in encode(text).tree.iter(tei("signed"))]
    assert signed == ["her Margaret X Dodd mark"]
