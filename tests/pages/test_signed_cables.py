"""A surname alone below the last sentence of a cable signs it."""

import pytest

from encoder.api import encode

_CABLE = (
    "CONFIDENTIAL\nTELEGRAM\nFROM: AMEMBASSY TOKYO\nTO: SECSTATE WASHDC\n\n"
    "1. CALLED ON MINISTER THIS MORNING. HE SAID THAT THE GOVERNMENT WOULD NOT\n"
    "ACCEPT THE PROPOSAL AS IT STOOD.\n\n2. WE SHALL SEE HIM AGAIN ON FRIDAY.\n\n"
)


@pytest.mark.parametrize("name", ["LOWE", "HODGSON", "O'NEILL"])
def test_a_surname_signs(name: str) -> None:
    assert f"<signed>{name}</signed>" in encode(_CABLE + name + "\n").tei.decode()


@pytest.mark.parametrize("word", ["CONFIDENTIAL", "END", "NNNN"])
def test_what_is_no_name_signs_nothing(word: str) -> None:
    assert "<signed" not in encode(_CABLE + word + "\n").tei.decode()
