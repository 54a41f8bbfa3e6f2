"""Bytes → Source."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encoder.errors import UnreadableSource, UsageError
from encoder.reading import known_encoding, read_source, source_of_bytes, source_of_text


def read(data: bytes):
    return source_of_bytes(data, name="letter", file="letter.txt")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Café".encode(), "utf-8"),
        ("Café".encode("utf-8-sig"), "utf-8"),
        ("Café, harbour".encode("utf-16"), "utf-16-le"),
        ("Café, harbour".encode("utf-16-le"), "utf-16-le"),
        ("Café, harbour".encode("utf-16-be"), "utf-16-be"),
        ("Café “quoted” on the way to the port, by the protégé in the rain".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found_out(data, encoding):
    source, _ = read(data)
    assert source.encoding == encoding
    assert source.text.startswith("Café")


def test_an_assumed_encoding_is_said():
    _, findings = read("Café by the harbour, and the protégé was to pay for it in the end".encode("cp1252"))
    assert [finding.rule for finding in findings] == ["S01"]
    assert "Windows-1252" in findings[0].message


def test_an_encoding_in_doubt_is_refused_with_the_candidates_and_the_line():
    with pytest.raises(UnreadableSource) as caught:
        read("one\ntwo Café".encode("cp1252"))
    assert str(caught.value).startswith("letter.txt:2: the text is not UTF-8, and its encoding is in doubt")
    assert "cp1252" in str(caught.value)
    assert "--encoding" in caught.value.hint


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


UTF8 = "“Niño”, said the café’s façade; Ärger.\n"


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (UTF8.encode() + b"\xff end\n", [(2, 1, "0xFF")]),
        (UTF8.encode() + b"caf\xc3", [(2, 4, "0xC3")]),
        (UTF8.encode() + "€".encode()[:2], [(2, 1, "0xE2"), (2, 2, "0x82")]),
        (
            UTF8.encode() + b"\r\nb\x80c\xed\xa0\x80",
            [(3, 2, "0x80"), (3, 4, "0xED"), (3, 5, "0xA0"), (3, 6, "0x80")],
        ),
        ("Niño".encode() + b" caf\xe9\n", [(1, 9, "0xE9")]),
    ],
)
def test_what_is_utf8_but_for_some_bytes_has_a_fault_at_each(data, faults):
    source, findings = read(data)
    assert source.encoding == "utf-8"
    assert [(f.rule, f.place.line, f.place.column) for f in findings] == [
        ("S03", *fault[:2]) for fault in faults
    ]
    assert all(fault[2] in finding.message for fault, finding in zip(faults, findings, strict=True))
    assert source.text.count("\ufffd") == len(faults)
    assert "Niño" in source.text


@settings(deadline=None)
@given(st.text(alphabet="aé€𐍈\n", min_size=40), st.binary(min_size=1, max_size=3), st.integers(0, 40))
def test_every_byte_can_be_had_back(text, fault, at):
    data = text[:at].encode() + fault + ("“é”" * 4 + text[at:]).encode()
    try:
        source, findings = read(data)
    except UnreadableSource:
        return
    if source.encoding != "utf-8" or b"\r" in fault or "\ufffd" in text:
        return
    by_place = {(f.place.line, f.place.column): f.message for f in findings if f.rule == "S03"}
    restored, line, column = b"", 1, 1
    for character in source.text:
        message = by_place.get((line, column))
        restored += bytes.fromhex(message.split("0x")[1][:2]) if message else character.encode()
        line, column = (line + 1, 1) if character == "\n" else (line, column + 1)
    controls = {chr(code): chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\f\r"}
    expected = data
    for control, picture in controls.items():
        expected = expected.replace(control.encode(), picture.encode())
    assert restored == expected


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_known_with_and_without_a_mark(encoding):
    source, findings = read("Café, harbour of Zürich\n".encode(encoding))
    assert source.text == "Café, harbour of Zürich\n"
    assert [finding.severity for finding in findings] == ["info"]


def test_a_wide_text_that_was_cut_off_has_its_last_byte_named():
    source, findings = read("\ufeffCafé, harbour".encode("utf-16-le")[:-1])
    assert source.text == "Café, harbou\ufffd"
    assert [finding.rule for finding in findings] == ["S01", "S03"]


@pytest.mark.parametrize(
    "name", ["hex", "base64", "rot13", "no-such", "idna", "unicode_escape", "é", "", "a b\x00"]
)
def test_an_encoding_that_is_none_is_wrong_use(name):
    with pytest.raises(UsageError):
        known_encoding(name)


def test_a_given_encoding_is_not_doubted():
    source, findings = source_of_bytes(
        "Порт закрыт.".encode("koi8-r"), name="a", file="a.txt", encoding=known_encoding("KOI8_R")
    )
    assert (source.text, source.encoding, findings) == ("Порт закрыт.", "koi8-r", ())


@pytest.mark.parametrize("own", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_what_is_unicode_beyond_doubt_is_read_as_that_where_others_are_not(own):
    text = "Le préfet a quitté la ville.\n"
    source, (finding,) = source_of_bytes(text.encode(own), name="a", file="a.txt", encoding="cp1252")
    assert source.text == text
    assert finding.rule == "S01" and "not as cp1252" in finding.message
    source, findings = source_of_bytes(text.encode("cp1252"), name="a", file="a.txt", encoding="cp1252")
    assert (source.text, findings) == (text, ())
    source, findings = source_of_bytes(b"Le chat.\n", name="a", file="a.txt", encoding="cp1252")
    assert (source.encoding, findings) == ("cp1252", ())
    source, findings = source_of_bytes(text.encode(own), name="a", file="a.txt", encoding="utf-8")
    assert source.text == text


def test_many_faults_take_linear_time():
    _, findings = read(("é" * 3).encode() * 20_000 + b"\xff\n" * 20_000)
    assert len(findings) == 20_000
    assert findings[-1].place.line == 20_000


@pytest.mark.parametrize("name", ["a\x07b", "caf\udce9", "two\nlines", "\ufffe"])
def test_a_name_that_xml_cannot_bear_is_refused_in_one_line(name):
    with pytest.raises(UnreadableSource) as caught:
        source_of_text("Text.", name=name, file=f"{name}.txt")
    assert str(caught.value).isprintable()


ENGLISH = (
    "The harbour board met in the hall, and it was said that {} was not with them in the port of Salter. "
)


@pytest.mark.parametrize(
    ("name", "read", "meant"), [("Čapek", "Èapek", "Čapek"), ("Kaczyński", "Kaczyñski", "Kaczyński")]
)
def test_a_name_that_another_code_page_spells_otherwise_is_told(name, read, meant):
    data = (ENGLISH * 9).format(*[name] * 9).encode("cp1250")
    source, (finding,) = source_of_bytes(data, name="tides", file="tides.txt")
    assert source.encoding == "cp1252"
    assert f"“{read}” would be “{meant}”" in finding.message


def test_letters_of_the_language_itself_are_not_told_one_by_one():
    said = "La mère était très sévère, et la fenêtre à côté de la scène était fermée dès le début du siècle. "
    _, (finding,) = source_of_bytes((said * 9).encode("cp1252"), name="tides", file="tides.txt")
    assert "would be" not in finding.message


def test_a_sign_before_a_small_letter_is_none_of_windows_1252():
    data = (ENGLISH * 9).format(*["Škoda"] * 9).encode("iso8859-2")
    try:
        source, _ = source_of_bytes(data, name="tides", file="tides.txt")
    except UnreadableSource:
        return
    assert "©" not in source.text
