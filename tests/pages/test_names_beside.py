"""Names in two columns in the middle of a text."""

from encoder.api import encode
from encoder.namespaces import tei

NAMES = """\
    John Adamson            Samuel Pyke
    Edward Bell             George Ransome
    Henry Dodd              James Tovey
"""
ABOVE = """\
The following gentlemen were elected of the Committee for the ensuing year, and desired to meet
monthly at the house of Mr. Perkins in the market place"""
BELOW = """
The treasurer then laid before the meeting the accounts of the preceding year, which were found
correct in every part.
"""


def test_they_are_named_and_sign_nothing() -> None:
    root = encode(f"{ABOVE}:\n\n{NAMES}{BELOW}", name="minutes").tree.getroot()
    assert [root.find(f".//{tei(name)}") for name in ("table", "signed", "address", "closer")] == [None] * 4


def test_at_the_foot_they_sign() -> None:
    root = encode(f"{ABOVE}.\n{BELOW}\n{NAMES}", name="petition").tree.getroot()
    assert len(list(root.iter(tei("signed")))) == 6
