"""Lines that say two things are cut."""

from hypothesis import given, settings
from hypothesis import strategies as st

from encoder.model import Line
from encoder.pages.typescripts.parted import part_markings


def parted(text):
    return [line.text for line in part_markings([Line(1, 0, text)])]


def test_a_marking_set_apart_is_a_line_of_its_own():
    assert parted("INCOMING TELEGRAM          SECRET") == ["INCOMING TELEGRAM", "SECRET"]
    assert parted("  STRENG VERTRAULICH          Nr. 4") == ["  STRENG VERTRAULICH", "Nr. 4"]


def test_other_columns_stay_together():
    assert parted("Coal          £ 84  2  0") == ["Coal          £ 84  2  0"]
    assert parted("The matter is secret and shall remain so.") == [
        "The matter is secret and shall remain so."
    ]


@settings(deadline=None)
@given(st.text(alphabet="aS ECRT\t", max_size=60))
def test_no_character_is_lost_and_each_keeps_its_place(text):
    lines = list(part_markings([Line(1, 7, text)]))
    whole = "x" * 7 + text
    assert all(whole[line.start : line.start + len(line.text)] == line.text for line in lines)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
