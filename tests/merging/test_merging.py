"""What an editor did survives every re-encoding; what the encoder reads better elsewhere comes in."""

from pathlib import Path

import pytest
from fake_editor import OF_MARKUP, FakeEditor, is_fine, marks
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from other_encodings import SOURCES, encodings, text_of

from encoder.checks.coverage import coverage
from encoder.errors import CharactersLost, InvalidDocument
from encoder.merging import CONFLICT, merge
from encoder.merging.pieces import read_pieces

HERE = Path("letter.xml")
sources = st.integers(0, len(SOURCES) - 1)
seeds = st.integers(0, 1 << 32)


def merged(base, edited, new):
    return merge(base, edited, new, HERE).data


def keys(data):
    return [piece.key for piece in read_pieces(data, "").pieces]


# Without edits


@given(sources, st.data())
@settings(max_examples=5)
def test_without_edits_merging_is_the_identity(number, data):
    base, new = (data.draw(st.sampled_from(encodings(number))) for _ in range(2))
    assert merged(base, base, new) == new
    assert merged(base, new, new) == new
    edited = FakeEditor(data.draw(seeds)).edit(base)
    assert merged(base, edited, base) == edited


@given(sources, st.data())
@settings(max_examples=8)
def test_a_remark_alone_lets_all_that_is_new_come_in(number, data):
    base, new = (data.draw(st.sampled_from(encodings(number))) for _ in range(2))
    remark = b"<!-- a remark --></TEI>"
    found = merge(base, base.replace(b"</TEI>", remark), new, HERE)
    assert not found.findings
    assert keys(found.data) == keys(new.replace(b"</TEI>", remark))


# With edits


@given(sources, seeds, st.data())
@settings(max_examples=12)
def test_what_an_editor_did_survives_any_number_of_encodings(number, seed, data):
    base = data.draw(st.sampled_from(encodings(number)))
    edited = now = FakeEditor(seed).edit(base, 6)
    for _ in range(data.draw(st.integers(1, 3))):
        if data.draw(st.booleans()):
            new = data.draw(st.sampled_from(encodings(number)))
        else:
            new = FakeEditor(data.draw(seeds), "en", OF_MARKUP).edit(base, 4)
        now = merged(base, now, new)
        assert marks(now, "ed") == marks(edited, "ed")
        assert is_fine(etree.fromstring(now))
        base = new


@given(sources, seeds, seeds)
@settings(max_examples=12)
def test_what_is_new_comes_in_or_is_told(number, seed, other):
    base = encodings(number)[0]
    edited = FakeEditor(seed, only=OF_MARKUP).edit(base)
    new = FakeEditor(other, "en", OF_MARKUP).edit(base)
    found = merge(base, edited, new, HERE)
    assert found.findings or marks(found.data, "en") == marks(new, "en")
    lines = found.data.count(b"\n") + 1
    assert all(one.rule == CONFLICT and 1 <= (one.place.line or 0) <= lines for one in found.findings)


@given(sources, seeds, seeds)
@settings(max_examples=10)
def test_merging_is_deterministic_and_once_is_enough(number, seed, other):
    base = encodings(number)[0]
    edited = FakeEditor(seed).edit(base)
    new = FakeEditor(other, "en", OF_MARKUP).edit(base)
    now = merged(base, edited, new)
    assert merged(base, edited, new) == now
    assert merged(base, now, new) == now
    assert merged(new, now, new) == now


@given(sources, seeds, st.data())
@settings(max_examples=10)
def test_the_merged_file_has_every_character_of_the_source(number, seed, data):
    base, new = (data.draw(st.sampled_from(encodings(number))) for _ in range(2))
    edited = FakeEditor(seed, only=OF_MARKUP).edit(base)

    def faults(tei):
        return coverage(etree.ElementTree(etree.fromstring(tei)), text_of(number), "source", "tei")

    if not any(map(faults, (base, edited, new))):
        assert faults(merge(base, edited, new, HERE, source=text_of(number)).data) == ()


@given(sources, seeds, st.data())
@settings(max_examples=8)
def test_a_file_that_another_program_has_written_anew_merges_as_well(number, seed, data):
    base, new = (data.draw(st.sampled_from(encodings(number))) for _ in range(2))
    editor = FakeEditor(seed)
    edited = editor.reform(editor.edit(base, 2))
    now = merged(base, edited, new)
    assert merged(base, edited, base) == edited
    assert merged(base, now, new) == now
    root, before = (etree.fromstring(one) for one in (now, edited))
    assert is_fine(root)
    assert marks(etree.tostring(root), "ed") == marks(etree.tostring(before), "ed")


# Small documents, where one sees what becomes of each


def document(body, title="A Letter", end=""):
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        f"<titleStmt><title>{title}</title></titleStmt>"
        '<publicationStmt><publisher/><idno type="x">letter</idno></publicationStmt>'
        f"<sourceDesc><bibl><title>letter.txt</title></bibl></sourceDesc></fileDesc>{end}</teiHeader>"
        f'<text><body><div type="letter">{body}</div></body></text></TEI>'
    ).encode()


def result(base, edited, new):
    found = merge(document(base), document(edited), document(new), HERE)
    text = found.data.decode()
    return text[text.index('<div type="letter">') + 19 : text.index("</div></body>")], found.findings


@pytest.mark.parametrize(
    ("base", "edited", "new", "expected"),
    [
        ("<p>One two. Three.</p>", "<p rend='x'>One two. Three.</p>", "<p>One two.</p><p>Three.</p>",
         "<p rend='x'>One two.</p><p>Three.</p>"),
        ("<p>See <persName>A. Green</persName> now.</p>", "<p>See <name>A. Green</name> now.</p>",
         "<p>See <persName cert=\"low\">A. Green</persName> now.</p>",
         "<p>See <name cert=\"low\">A. Green</name> now.</p>"),
        ("<p>On 3 May.</p>", "<p>On <date when=\"1824-05-03\">3 May</date>.</p>",
         "<p>On <date when=\"1824-05-03\" cert=\"low\">3 May</date>.</p>",
         "<p>On <date when=\"1824-05-03\">3 May</date>.</p>"),
        ("<p>It was teh end.</p>", "<p>It was <choice><sic>teh</sic><corr>the</corr></choice> end.</p>",
         "<p>It was teh <seg>end</seg>.</p>",
         "<p>It was <choice><sic>teh</sic><corr>the</corr></choice> <seg>end</seg>.</p>"),
        ("<p>One.</p><fw type=\"noise\">l2</fw><p>Two.</p>", "<p>One.</p><p>Two.</p>",
         "<p>One.</p><fw type=\"pageNum\">l2</fw><p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("<p>One.</p><p>Two.</p>", "<!-- hm --><p>One.\n   </p>\n\n<p  n = '1' >Two.</p>",
         "<p>One.</p><p><date>Two</date>.</p>",
         "<!-- hm --><p>One.\n   </p>\n\n<p  n = '1' ><date>Two</date>.</p>"),
        ("<p>One &amp; two.</p>", "<p>One &#x26; two<?mark here?>.</p>", "<p>One &amp; <seg>two</seg>.</p>",
         "<p>One &#x26; <seg>two</seg><?mark here?>.</p>"),
    ],
)  # fmt: skip
def test_both_come_together(base, edited, new, expected):
    assert result(base, edited, new) == (expected, ())


@pytest.mark.parametrize(
    ("base", "edited", "new", "told"),
    [
        ("<p>On 3 May.</p>", '<p>On <date when="1824-05-03">3 May</date>.</p>',
         '<p>On <date when="1825-05-03">3 May</date>.</p>', '<date when="1825-05-03">'),
        ("<p>One two.</p><p>Three.</p>", '<p>One two.</p><p n="2">Three.</p>', "<p>One two. Three.</p>",
         "no `</p><p>` here"),
        ('<p n="1">One.</p>', '<p n="2">One.</p>', '<p n="3">One.</p>', "@n `3` on `<p>`"),
        ("<p>It was teh end.</p>", "<p>It was the end.</p>", "<p>It was ten end.</p>", "`ten`"),
        ("<p>See A. Green.</p>", "<p>See <persName>A. Green</persName>.</p>",
         "<p>See <orgName>A. Green</orgName>.</p>", "<orgName>"),
        ("<p>One two three four.</p>", "<p>One <seg>two three</seg> four.</p>",
         "<p>One two <persName>three four</persName>.</p>", "<persName>"),
    ],
)  # fmt: skip
def test_a_conflict_is_told_and_left_as_the_editor_had_it(base, edited, new, told):
    text, (finding,) = result(base, edited, new)
    assert text == edited
    assert told in finding.message
    assert (finding.place.file, finding.place.line) == ("letter.xml", 1)


def test_a_note_that_finds_its_reference_takes_its_text_along():
    rest = "Two of the boats came in at noon, and the third was not seen again that day."
    base = document(f"<p>One.1 {rest}</p><p>1. As it is said of things in books.</p>")
    new = document(
        f'<p>One.<note n="1" place="foot" xml:id="n1">As it is said of things in books.</note> {rest}</p>'
    )
    edited = base.replace(b"Two of", b"<seg>Two</seg> of")
    assert b"books.</note> <seg>Two</seg> of" in merged(base, edited, new)


def test_in_what_an_editor_moved_the_encoder_goes_on_reading():
    rest = "Two of the boats came in at noon, and the third was not seen again that day."
    note = '<note n="1" place="foot" xml:id="n1">As it is said in the papers of 3 May on page 7.</note>'
    base = document(f"<p>One. {rest}</p><p>Three.</p>{note}")
    edited = document(f"<p>One.{note} {rest}</p><p>Three.</p>")
    new = base.replace(b"3 May", b'<date when="1824-05-03">3 May</date>').replace(
        b"Three", b"<seg>Three</seg>"
    )
    found = merge(base, edited, new, HERE)
    assert not found.findings
    moved = note.replace("3 May", '<date when="1824-05-03">3 May</date>')
    assert f"<p>One.{moved} {rest}</p><p><seg>Three</seg>.</p></div>" in found.data.decode()
    both = document(f"<p>One.{note} {rest}</p><p>Three.</p>", title="A Letter of 1824")
    assert merge(base, edited, both, HERE) == merge(base, edited, both, HERE)
    assert merged(base, edited, both) == both


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("papers", "<seg>papers</seg>"),
        ("papers", "<choice><sic>papers</sic><corr>letters</corr></choice>"),
        ('xml:id="n1"', 'xml:id="n1" rend="small"'),
        ("papers", "letters"),
        ("papers", "papers<!-- which? -->"),
        ("As it is", "<!-- not seen -->As it is"),
        ("page 7.", "page 7.<!-- not seen -->"),
        ("papers", "pap<?mark here?>ers"),
    ],
)
def test_what_an_editor_did_in_a_note_goes_along_where_the_encoder_moves_it(before, after):
    rest = "Two of the boats came in at noon, and the third was not seen again that day."
    note = '<note n="1" place="foot" xml:id="n1">As it is said in the papers of 3 May on page 7.</note>'
    base = document(f"<p>One. {rest}</p><p>Three.</p>{note}")
    new = document(f"<p>One.{note} {rest}</p><p>Three.</p>", title="A Letter of 1824")
    found = merge(base, base.replace(before.encode(), after.encode()), new, HERE)
    assert not found.findings
    assert found.data == new.replace(before.encode(), after.encode())


def test_where_a_part_of_the_work_does_not_go_along_it_is_told_as_before():
    rest = "Two of the boats came in at noon, and the third was not seen again that day."
    note = '<note n="1" place="foot" xml:id="n1">As it is said in the papers of 3 May on page 7.</note>'
    base = document(f"<p>One. {rest}</p><p>Three.</p>{note}")
    new = document(f"<p>One.{note} {rest}</p><p>Four.</p>")
    edited = base.replace(b"papers", b"<seg>papers</seg>").replace(b"Three", b"Five")
    found = merge(base, edited, new, HERE)
    assert found.findings
    assert b"<seg>papers</seg>" in found.data and b"Five" in found.data


@pytest.mark.parametrize("new", ["<?mark here?>No.", '<seg n="1">No.</seg>'])
def test_what_is_new_in_a_short_note_that_moved_is_told(new):
    note = '<note n="1" place="foot" xml:id="n1">{}</note>'
    base, edited = f"<p>One two.</p><p>Three{note}.</p>", f"<p>One{note} two.</p><p>Three.</p>"
    text, findings = result(base.format("No."), edited.format("No."), base.format(new))
    assert len(findings) == 1 and text == edited.format("No.")
    text, findings = result(base.format("No."), "<p>One two.</p><p>Three.</p>", base.format(new))
    assert not findings


def test_what_is_said_of_a_short_element_that_moved_is_told():
    base, edited = "<p>One two.</p><p>Three<seg>No</seg>.</p>", "<p>One<seg>No</seg> two.</p><p>Three.</p>"
    text, findings = result(base, edited, base.replace("<seg>", '<seg n="1">'))
    assert len(findings) == 1 and text == edited


def test_what_is_new_in_short_words_that_change_places_with_a_note_is_told():
    note = '<note n="1" place="foot" xml:id="n1">As it is said in the papers of the day, on page 7.</note>'
    base = f"<p>One two.{note}</p><p><seg>New York</seg>, x.</p>"
    edited = f"<p>One two.</p><p><seg>New York</seg>{note}, x.</p>"
    text, findings = result(base, edited, base.replace("New York</seg>", "New</seg> York"))
    assert len(findings) == 1 and text == edited


def test_a_source_that_was_corrected_is_followed_but_where_the_editor_was():
    base = document("<p>The habour is closed. The lamp is burning.</p>")
    new = document("<p>The harbour is closed. The lamps are burning. All is well.</p>")
    edited = base.replace(b"The lamp is burning", b"The lamp is <seg>burning</seg>")
    text = merged(base, edited, new).decode()
    assert "The harbour is closed. The lamps are <seg>burning</seg>. All is well." in text


def test_the_header_is_merged_by_its_elements():
    base, new = document("<p>One.</p>"), document("<p>One.</p>", title="A Letter of 1824")
    edited = document("<p>One.</p>", end="<revisionDesc><change>read again</change></revisionDesc>").replace(
        b"<publisher/>", b"<publisher>The Press</publisher>"
    )
    text = merged(base, edited, new)
    for said in (
        b"<title>A Letter of 1824</title>",
        b"<change>read again",
        b"<publisher>The Press</publisher>",
    ):
        assert said in text


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-16"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: b'<?xml version="1.0" encoding="iso-8859-1"?>' + text.encode("latin-1"),
    ],
)
def test_the_form_of_the_file_is_the_editors(encode, newline):
    base = document("<p>Die Höhe.</p>\n<p>Two.</p>")
    edited = encode(base.decode().replace("<p>Two", "<p n='1'>Two").replace("\n", newline.decode()))
    new = document("<p>Die <seg>Höhe</seg>.</p>\n<p>Two.</p>\n<p>Three — four.</p>")
    found = merged(base, edited, new)
    assert found[:2] == edited[:2]
    text = "".join(etree.fromstring(found).itertext())
    assert "Die Höhe.\nTwo.\nThree — four." in text


def test_a_file_with_a_prefix_for_tei_keeps_it():
    base, new = document("<p>One two.</p>"), document("<p>One <seg>two</seg>.</p>")
    edited = base.replace(b"<", b"<t:").replace(b"<t:/", b"</t:").replace(b"xmlns=", b"xmlns:t=")
    text = merged(base, edited.replace(b"<t:p>", b"<t:p n='1'>"), new)
    assert b"<t:p n='1'>One <t:seg>two</t:seg>.</t:p>" in text


def test_what_our_schema_does_not_know_survives_where_the_files_own_schema_does(tmp_path):
    Path(tmp_path, "any.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>'
        '<define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute>'
        '<text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>'
    )
    base, new = document("<p>One two.</p>"), document("<p>One <seg>two</seg>.</p>")
    model = b'<?xml-model href="any.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'
    edited = model + base.replace(b"One", b"<rs xmlns:x='urn:x' x:y='1'>One</rs>")
    found = merge(base, edited, new, tmp_path / "letter.xml")
    assert b"<rs xmlns:x='urn:x' x:y='1'>One</rs> <seg>two</seg>" in found.data
    with pytest.raises(InvalidDocument, match="not valid as it was edited"):
        merge(base, edited.removeprefix(model), new, tmp_path / "letter.xml")


# Hostile input


@pytest.mark.parametrize(
    ("edited", "said"),
    [
        (b"<TEI><p></TEI>", "letter.xml:1"),
        (b"", "letter.xml"),
        (b"\xff\xfe\xff", "letter.xml"),
        (b"<html/>", "no TEI document"),
        (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "has no text"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><a>&b;</a>', "letter.xml:1"),
        (document("<p>" + "An entirely other letter is this. " * 20 + "</p>"), "another document"),
        (document("<nonsense>The harbour is closed.</nonsense>"), "not valid as it was edited"),
    ],
)
def test_what_cannot_be_merged_is_one_line(edited, said):
    base = document("<p>The harbour is closed by order of the board, and the lamp is not lit.</p>")
    new = base.replace(b"lamp", b"<seg>lamp</seg>")
    with pytest.raises((InvalidDocument, CharactersLost)) as raised:
        merge(base, edited, new, HERE)
    assert said in str(raised.value) and "\n" not in str(raised.value)


def test_entities_that_a_document_declares_stand_as_they_are():
    base, new = document("<p>One. Two.</p>"), document("<p>One. <seg>Two</seg>.</p>")
    edited = b'<!DOCTYPE TEI [<!ENTITY house "The House">]>' + base.replace(b"One.", b"One. &house;")
    assert b"<p>One. &house; <seg>Two</seg>.</p>" in merged(base, edited, new)
