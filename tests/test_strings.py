"""The gate for strings from outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.errors import EngrossError
from encoder.findings import Finding, Place, Severity, position, positions, tell_input
from encoder.strings import forbidden, in_one_line, shown, unfit


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_shown_does_nothing_to_a_terminal(text):
    for line in (shown(text), in_one_line(text)):
        assert line.splitlines() in ([], [line])
        line.encode()
        assert not any(character in line for character in "\x1b\x07\x7f\x9b\u202e\u2066\u200f\ufeff")


@given(st.text())
def test_what_is_harmless_is_shown_as_it_is(text):
    assert shown(shown(text)) == shown(text)


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "txt.\u202egpj", "caf\udce9", "two\nlines"])
def test_messages_are_one_line(text):
    for line in (
        str(EngrossError(text, hint=text, file=text)),
        str(Finding("S02", Severity.WARNING, text, Place(text), text)),
    ):
        assert line.isprintable()


def test_what_xml_cannot_bear_is_named():
    assert forbidden("a\x07") == "\\x07"
    assert forbidden("a\nb") is None
    assert (unfit("a\nb"), unfit("caf\udce9"), unfit("café")) == ("\\n", "\\udce9", None)
    assert unfit("caf\x9b") == "\\x9b"


@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_positions_are_those_of_one_by_one(text, data):
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    assert positions(text, offsets) == [position(text, offset) for offset in offsets]


def test_many_warnings_of_a_kind_are_one_line():
    many = [Finding("S03", Severity.WARNING, f"byte {n}", Place("a.txt", n)) for n in range(1, 4)]
    other = Finding("N02", Severity.WARNING, "a note", Place("a.txt"))
    assert tell_input([*many, other]) == ["a.txt:1: warning [S03] byte 1 (and 2 more of this kind)"]


def test_corrections_that_are_not_heard_are_told_one_by_one_and_thousands_of_them_with_a_count():
    lost = [Finding("E02", Severity.WARNING, f"lost {n}", Place("a.toml", n)) for n in range(1, 3001)]
    told = tell_input([*lost[:3], lost[2]])
    assert told[1:] == [
        "a.toml:2: warning [E02] lost 2",
        "a.toml:3: warning [E02] lost 3 (and 1 more of this kind)",
    ]
    told = tell_input(lost)
    assert len(told) == 20
    assert told[-1] == "a.toml:20: warning [E02] lost 20 (and 2,980 more of this kind)"


def test_a_message_that_quotes_a_whole_file_is_shortened():
    told = in_one_line(f"the key `{'a' * 500_000}` is not known")
    assert len(told) < 5000
    assert told.startswith("the key `aaa")
    assert told.endswith("aaa` is not known")
    assert " … " in told
