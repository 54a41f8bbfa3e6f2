"""Bytes → Source."""

from pathlib import Path

import pytest

from encoder.errors import UnreadableSource
from encoder.source import read_source, source_of_bytes, source_of_text


def read(data: bytes):
    return source_of_bytes(data, name="letter", file="letter.txt")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Café".encode(), "utf-8"),
        ("Café".encode("utf-8-sig"), "utf-8"),
        ("Café, harbour".encode("utf-16"), "utf-16"),
        ("Café, harbour".encode("utf-16-le"), "utf-16-le"),
        ("Café, harbour".encode("utf-16-be"), "utf-16-be"),
        ("Café “quoted”".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found_out(data, encoding):
    source, _ = read(data)
    assert source.encoding == encoding
    assert source.text.startswith("Café")


def test_an_assumed_encoding_is_said():
    _, findings = read("Café".encode("cp1252"))
    assert [finding.rule for finding in findings] == ["S01"]
    assert "Windows-1252" in findings[0].message


def test_undecodable_bytes_are_named_with_their_place():
    with pytest.raises(UnreadableSource) as caught:
        read(b"one\ntwo \x81 three")
    assert str(caught.value).startswith("letter.txt:2: byte 0x81 at position 8")


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"%PDF-1.7 abc", bytes(range(256)) * 8, b"PK\x03\x04abc"])
def test_what_is_not_text_is_refused(data):
    with pytest.raises(UnreadableSource) as caught:
        read(data)
    assert caught.value.hint


def test_forbidden_characters_become_visible_and_are_reported():
    source, findings = read(b"a\x07b\nc\x01d" + b" and more text" * 10)
    assert source.text.startswith("a␇b\nc␁d and")
    assert [(finding.place.line, finding.place.column) for finding in findings] == [(1, 2), (2, 2)]


def test_line_ends_are_made_one():
    assert source_of_text("a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_a_missing_file_is_one_clear_line(tmp_path: Path):
    with pytest.raises(UnreadableSource, match="cannot be read: No such file"):
        read_source(tmp_path / "missing.txt")
