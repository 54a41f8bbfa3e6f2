"""Coverage without a ledger: what is lost or added is found, what became markup is not missed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import encoder
from encoder.checks.coverage import coverage
from encoder.corpus.collect import TEXTS
from tests.shared import REPO, SHARED

SOURCE = """[Page 4]
# The Lamp

It burned1 all night, said Mrs. **Quill**. Of the
- wick and the
- oil nothing
---
[Page 5]
was left2.

1. Dimly.
2. The keeper
   wept.
"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div>
<pb n="4"/><head>The Lamp</head>
<p>It burned<note n="1">Dimly.</note> all night, said Mrs. <hi>Quill</hi>. Of the</p>
<list><item>wick and the</item><item>oil nothing</item></list><milestone unit="rule"/>
<p><pb n="5"/> was left<note n="2">The keeper wept.</note><supplied>, he said</supplied>.</p>
</div></body></text></TEI>"""


def found(tei, source=SOURCE):
    tree = etree.ElementTree(etree.fromstring(tei))
    return [
        (finding.rule, finding.place.line, finding.message)
        for finding in coverage(tree, source, "a.txt", "a.xml")
    ]


def test_markup_notes_and_additions_are_no_loss():
    assert found(TEI) == []


@pytest.mark.parametrize(
    ("was", "now", "line", "mark"),
    [
        ('<pb n="4"/>', "", 1, "[Page 4]"),
        ('<pb n="4"/>', '<pb n="3"/>', 1, "[Page 4]"),
        ('<pb n="5"/>', "", 8, "[Page 5]"),
        ('<milestone unit="rule"/>', "", 7, "---"),
        ("<head>The Lamp</head>", "<p>The Lamp</p>", 2, "#"),
        ("<hi>Quill</hi>", "Quill", 4, "**"),
        ("<list><item>wick and the</item>", "<list><item>wick and the oil nothing</item>", 6, "-"),
        ('<note n="2">', '<note n="3">', 12, "2."),
    ],
    ids=["no page", "another page", "no page in a paragraph", "no rule", "no head", "no hi", "no item", "n"],
)
def test_a_mark_for_which_nothing_stands_is_found(was, now, line, mark):
    tei = TEI.replace(was, now)
    if "oil nothing</item>" in now:
        tei = tei.replace("<item>oil nothing</item></list>", "</list>")
    marked = [one for one in found(tei) if one[0] == "coverage/mark"]
    assert any(one[1] == line and mark in one[2] for one in marked), found(tei)


def test_a_page_break_is_found_beside_the_words_that_its_mark_stood_in():
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a <gap><desc>[2 lines out]</desc></gap>'
        '<pb n="7"/> b</p></body></text></TEI>'
    )
    assert found(tei, "a [2 [Page 7]lines out] b") == []


def test_marks_of_a_form_that_only_a_house_has_are_found_by_the_numbers_of_the_breaks():
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a <pb n="2"/> b</p><pb n="3"/>'
        "<list><item>c</item></list></body></text></TEI>"
    )
    assert found(tei, "a /2/ b\n\n/3/ - c") == []
    assert "coverage/lost" in {rule for rule, *_ in found(tei, "a /4/ b\n\n/3/ - c")}


def test_a_lost_word_is_named_with_its_line_in_the_source():
    ((rule, line, message),) = found(TEI.replace("all night, ", ""))
    assert (rule, line) == ("coverage/lost", 4)
    assert "9 characters" in message
    assert "night" in message


def test_an_added_word_is_named():
    ((rule, line, message),) = found(TEI.replace("all night", "nearly all night"))
    assert (rule, line) == ("coverage/added", 3)
    assert '"nearly"' in message


def test_a_changed_letter_is_lost_and_added():
    assert [rule for rule, *_ in found(TEI.replace("night", "nicht"))] == ["coverage/lost", "coverage/added"]


def test_a_lost_note_and_a_lost_end_are_found():
    assert [rule for rule, *_ in found(TEI.replace("Dimly.", ""))][-1:] == ["coverage/lost"]
    assert [rule for rule, *_ in found(TEI.replace("The keeper wept.", "The keeper"))] == ["coverage/lost"]


SAMPLES = sorted(path for path in (REPO / "tests" / "samples").iterdir() if path.suffix in TEXTS)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_what_the_encoder_writes_covers_its_source(sample):
    text = sample.read_text(encoding="utf-8")
    tree = etree.ElementTree(etree.fromstring(encoder.encode(text, name=sample.stem).tei))
    assert coverage(tree, text, "a.txt", "a.xml") == ()


@pytest.mark.skipif(not SHARED.is_dir(), reason="no seeds")
def test_seeds_are_covered():
    for seed in sorted((SHARED / "seeds").glob("*.txt")):
        text = seed.read_text(encoding="utf-8")
        tree = etree.ElementTree(etree.fromstring(encoder.encode(text, name=seed.stem).tei))
        assert coverage(tree, text, "a.txt", "a.xml") == ()


WORDS = st.lists(st.text("abcdefgh", min_size=2, max_size=7), min_size=8, max_size=40)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.data())
def test_any_word_that_is_lost_is_found(words, data):
    gone = data.draw(st.integers(0, len(words) - 1))
    paragraph = " ".join([*words[:gone], "QQ", *words[gone + 1 :]])
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{paragraph}</p></body></text></TEI>'
    rules = {rule for rule, *_ in found(tei, " ".join(words))}
    assert rules >= {"coverage/added"}
    assert found(tei.replace("QQ", words[gone]), " ".join(words)) == []


@pytest.mark.parametrize("mark", ["[new page]", "[[start page]]", "--- page break ---", "<pb/>"])
def test_a_mark_without_a_number_is_its_page_break(mark):
    source = f"The lamp was lit at six, as they said.\n\n{mark}\n\nThe pilots saw it and went out.\n"
    tei = encoder.encode(source, name="a").tei
    assert tei.count(b"<pb/>") == 1
    assert coverage(etree.ElementTree(etree.fromstring(tei)), source, "a.txt", "a.xml") == ()


@pytest.mark.parametrize(
    "words",
    [
        "a <del>hard</del> <ins>bad</ins> fight",
        "they are ~~unable~~ not <unclear>able</unclear>",
        "was ^twice^ there",
    ],
)
def test_signs_of_what_is_struck_out_or_put_in_are_no_loss(words):
    source = f"We went down to the harbour and {words} was had there in the end.\n"
    tei = encoder.encode(source, name="a").tei
    assert coverage(etree.ElementTree(etree.fromstring(tei)), source, "a.txt", "a.xml") == ()
