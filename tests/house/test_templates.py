"""Forms as people write them are read by the grammar of marks, and written so that they are read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.api import encode
from encoder.house.page_forms import same_form
from encoder.house.page_pieces import pattern
from encoder.house.templates import note_form, note_template, page_form, page_template
from encoder.namespaces import tei

PAGES = [
    "[S. {n}]", "|{n}|", "- {n} -", "{{n}}", "[fol. {n}]", "<{n}>", "[{column}]", "||{n}", "/{n}/", "\f",
    "---",     "-----File: {n}.png-----", "## p. {n} (#{x}) ####", '<pb n="{n}"/>', "[page break]",
    "(p. {n})", "[{roman}]", "[Quire {n}]",
]  # fmt: skip
NOTES = [
    "word [1] : [1] text", "word[a] : [a] text", "word1 :   1. text", "word¹ : ¹ text", "word*) : *) text",
    "word * : * text", "word[^1] : [^1]: text", "word1 : 1 text", "- : 1. text", "word1 : Anm. 1: text",
    "word<sup>1</sup> : <sup>1</sup> text", "word (1) : (1) text", "word1/ : 1/ text",
]  # fmt: skip


@pytest.mark.parametrize("template", PAGES)
def test_a_page_template_is_written_as_it_was_read(template):
    form = page_form(template, own_line=True)
    again = page_form(page_template(form), own_line=True)
    assert same_form(form, again)
    assert again.numerals == form.numerals


@pytest.mark.parametrize(
    ("template", "mark", "n"),
    [
        ("[S. {n}]", "[S. 45]", "45"),
        ("|{n}|", "|12|", "12"),
        ("[fol. {n}]", "[fol. 3r]", "3r"),
        ("{{n}}", "{88}", "88"),
        ("[{roman}]", "[xii]", "xii"),
        ("[Quire {n}]", "[Quire 3]", "3"),
        ("## p. {n} (#{x}) ####", "## p. 42 (#7) ####", "42"),
    ],
)
def test_a_page_template_finds_its_marks(template, mark, n):
    found = pattern(page_form(template, own_line=False)).search(f"of the {mark} harbour")
    assert found
    assert found["n"] == n


@pytest.mark.parametrize(
    "template",
    ["", "[S. ]", r"[S. (\d+)]", "(a+)+$", "{n} of {n}", "{n}", "the {n} ships of it", "[Figure {n}]",
     "x" * 70 + "{n}", "[S.\n{n}]"],
)  # fmt: skip
def test_what_is_no_page_template_is_refused(template):
    with pytest.raises(ValueError, match=r"\w"):
        page_form(template, own_line=False)


@pytest.mark.parametrize("template", NOTES)
def test_a_note_template_is_written_as_it_was_read(template):
    assert note_template(note_form(template).form) == template


@pytest.mark.parametrize(
    "template",
    ["", "word1", "word1 : text", "1 : 1. text", "word@ : 1. text", "word1 : 1.", "word1 / 1. text"],
)
def test_what_is_no_note_template_is_refused(template):
    with pytest.raises(ValueError, match=r"\w"):
        note_form(template)


@given(st.text(max_size=80), st.booleans())
def test_any_template_is_read_or_refused(template, own_line):
    try:
        form = page_form(template, own_line=own_line)
    except ValueError:
        return
    pattern(form).search("a [S. 2] b\n- 3 -\n")


def test_words_behind_a_page_mark_are_no_names_of_proofreaders():
    """What goes with the mark must be names; what says more is text."""
    prose = "The wall stands at Salter, and the engineers of the harbor were heard on that day.\n\n"
    names = r"\anna\Bert Fenn" + "\\"
    marks = [f"-----File: 00{n}.png---{names}-----\n" for n in (1, 3)]
    said = r"-----File: 002.png---\The fleet sailed to the harbour\and never came back" + "\\-----\n"
    for text in (said.join(f"{mark}{prose}" for mark in marks), f"[Page 1]{names}---\n{prose}"):
        written = "".join(encode(text).tree.getroot().find(tei("text")).itertext())
        assert ("fleet sailed to the harbour" in written) is ("fleet" in text)
        assert ("Bert Fenn" in written) is ("[Page" in text)
