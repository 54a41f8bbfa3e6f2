"""Which characters can be shown, and what becomes of those that cannot."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.errors import UsageError
from encoder.rendering import fonts, glyphs
from encoder.rendering.pdf import render_pdf
from tests.rendering.pdf_file import letters, text_of

needs_fonts = pytest.mark.skipif(
    len(fonts.installed()) < len(fonts.PACKAGES), reason="needs the extra `fonts`"
)
SCRIPTS = {
    "Latin": (0xA1, 0x24F),
    "phonetic": (0x250, 0x2AF),
    "Greek": (0x370, 0x3FF),
    "polytonic Greek": (0x1F00, 0x1FFF),
    "Cyrillic": (0x400, 0x45F),
    "Hebrew": (0x5D0, 0x5EA),
    "Armenian": (0x531, 0x556),
    "typographic": (0x2010, 0x2026),
}
FURTHER = {
    "Arabic": (0x620, 0x6D5),
    "hiragana": (0x3041, 0x3096),
    "katakana": (0x30A1, 0x30FA),
    "Han": (0x4E00, 0x4FFF),
    "Hangul": (0xAC00, 0xADFF),
}


def letters_between(first, last):
    return "".join(c for c in map(chr, range(first, last + 1)) if unicodedata.category(c)[0] in "LPS")


def document(text):
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        "</fileDesc></teiHeader><text><body><p/></body></text></TEI>"
    )
    root[1][0][0].text = text
    return root


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_that_need_no_further_fonts(script):
    assert glyphs.missing(letters_between(*SCRIPTS[script])) == []


def test_what_is_taken_for_shown_without_asking_is_shown():
    known = "".join(glyphs._PRINTABLE)
    assert glyphs._unshown(sorted(known), ()) == []


@needs_fonts
@pytest.mark.parametrize("script", FURTHER)
def test_scripts_of_the_extra_fonts(script):
    text = letters_between(*FURTHER[script])
    assert glyphs.missing(text, fonts.folders_for(text)) == []


@needs_fonts
def test_further_fonts_are_for_those_who_need_them(monkeypatch):
    latin, japanese = render_pdf(document("Latin, ελληνικά"))[0], document("港の人々")
    assert render_pdf(japanese)[1] == ()
    monkeypatch.setattr(fonts, "installed", lambda: ())
    assert render_pdf(document("Latin, ελληνικά"))[0] == latin
    assert len(render_pdf(japanese)[1]) == 1  # one for the script: the hiragana is shown


def test_characters_keep_their_marks():
    assert glyphs.clusters("ae\u0301\u0302b") == {"a", "b", "e", "e\u0301\u0302"}
    assert glyphs.clusters("plain") == set("plain")


def test_a_mark_after_markup_leaves_the_markup_whole():
    assert glyphs.clusters("<p>\u0301&amp;\u0302") >= {"\u0301", "\u0302"}
    assert not {">\u0301", ";\u0302"} & glyphs.clusters("<p>\u0301&amp;\u0302")


def test_the_name_of_what_is_not_shown():
    assert glyphs.substitute("x\U00013000y", ["\U00013000"]) == "x[U+13000]y"
    assert glyphs.substitute("ab\u08ffc", ["b\u08ff"]) == "ab[U+08FF]c"


def test_a_folder_of_fonts_must_be_there(tmp_path):
    with pytest.raises(UsageError):
        render_pdf(document("a"), fonts=[tmp_path / "none"])


@needs_fonts
def test_a_folder_of_the_users(monkeypatch):
    folder = next(Path(found) for found in fonts.installed() if "fonts_jp" in str(found))
    monkeypatch.setattr(fonts, "installed", lambda: ())
    assert render_pdf(document("港"), fonts=[folder])[1] == ()


XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(XML_TEXT)
def test_any_text_becomes_a_pdf(text):
    shown = text_of(render_pdf(document(text))[0])
    ascii_letters = [c for c in text if c.isascii() and c.isalnum()]
    assert all(letter in letters(shown) for letter in ascii_letters)
