"""Those present, on wrapped lines: one item a name."""

import re

import pytest

from encoder.api import encode
from encoder.document.attendance import are_wrapped, name_starts


def _parted(text: str) -> list[str]:
    starts = name_starts(text)
    return [text[at:end].strip() for at, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr. Dale, Mr. Orton,\nDr. Finch", ["Mr. Dale,", "Mr. Orton,", "Dr. Finch"]),
        ("Mr. Fenn, Chairman; Mrs. Lowe", ["Mr. Fenn, Chairman;", "Mrs. Lowe"]),
        ("J. Hill, Esq., K.C.B., A. Moor", ["J. Hill, Esq., K.C.B.,", "A. Moor"]),
        ("Sir John Ward, the Rev.\nHugh Blaine", ["Sir John Ward,", "the Rev.\nHugh Blaine"]),
        ("M. Petit et M. Blanc", ["M. Petit", "et M. Blanc"]),
        ("A. Mather (Mayor, Hobart), J. Ward", ["A. Mather (Mayor, Hobart),", "J. Ward"]),
    ],
)
def test_names_begin_behind_the_signs_that_part_them(text: str, names: list[str]) -> None:
    assert _parted(text) == names


def test_one_name_a_line_is_no_wrapped_list() -> None:
    assert not are_wrapped(["Mr. Fenn", "Mrs. Lowe", "Mr. J. Hill"])


@pytest.mark.parametrize("label", ["PRESENT:\n\n", "PRESENT: ", "Present: "])
def test_each_name_is_an_item(label: str) -> None:
    text = (
        "MINUTES of a meeting of the Council held at Hobart on 3 March 1887\n\n"
        f"{label}The Hon. A. B. Mather (in the chair), Sir John Ward,\n"
        "Mr. C. Dale, Dr. Finch, the Rev.\nHugh Blaine, Mr. W. Staines.\n\n"
        "1. The minutes of the last meeting were read and confirmed.\n\n"
        "2. The Secretary reported that the bridge at Ross had been carried away by the flood.\n"
    )
    tei = encode(text).tei.decode()
    listed = re.search(r'<list type="participants">.*?</list>', tei, re.DOTALL)
    assert listed is not None
    assert listed[0].count("<item>") == 6
