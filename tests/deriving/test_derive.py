"""Corrections from edited TEI: what an editor changed is what the source is encoded as from then on."""

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.cli import run
from encoder.corrections import corrections_file
from encoder.corrections.file import read_corrections, write_corrections
from encoder.corrections.records import Correction, beginning
from encoder.deriving.derive import derive
from encoder.deriving.facts import facts_of
from encoder.model import Role
from encoder.namespaces import tei
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEXT = """\
12. The Harbour Master to the Board

Harwick, 3 May 1812.

Gentlemen,

The two boats came in on Friday and have been laid up for
the winter at the cost of the Board, as was agreed.¹

The third went to the bottom off the Point. Her master swam
ashore, and says that the light was out.²

Of the wall I have nothing to say
but that it stands, and wants lime.

[Page 13]

On the wages I would have your answer before the quarter ends.

Your obedient servant,
Josiah Quill

¹ In March.
² It had been out since Candlemas.
"""
LINES = TEXT.split("\n")


def source(text=TEXT):
    return source_of_text(text, name="memo", file="memo.txt")


def root(records=(), text=TEXT):
    return etree.fromstring(encode_source(source(text), None, records).tei)


def body(tree):
    return etree.tostring(tree.find(tei("text")), encoding="unicode")


def shown(tree, text=TEXT):
    """What a document shows, apart from what each encoding numbers anew."""
    facts = facts_of(tree, text)
    return replace(facts, markup=facts.markup.lasting())


def derived(edited, known=(), text=TEXT):
    """The corrections of an edited document, whose encoding by them is the document that was edited."""
    records, told = derive(edited, text, known, lambda said: root(said, text))
    assert not told
    assert shown(root(records, text), text) == shown(edited, text)
    return records


def first(tree, name, words=""):
    return next(one for one in tree.iter(tei(name)) if words in "".join(one.itertext()))


def part_at_its_break(tree):
    """As an editor makes two paragraphs of one, where its line breaks."""
    whole = first(tree, "p", "Of the wall")
    (lb,) = whole.findall(tei("lb"))
    below = etree.Element(tei("p"))
    below.text = lb.tail
    whole.remove(lb)
    whole.addnext(below)


def test_an_untouched_document_has_no_corrections():
    assert derived(root()) == ()


def test_a_paragraph_is_made_a_head():
    tree = root()
    first(tree, "p", "Of the wall").tag = tei("head")
    records, told = derive(tree, TEXT, (), root)
    assert [(one.line, one.value, one.rank) for one in records] == [(13, Role.HEAD, None)]
    assert not told


def test_a_head_is_made_that_of_a_part_in_another():
    said = [Correction(10, LINES[9], role=Role.HEAD), Correction(13, LINES[12], role=Role.HEAD, rank=3)]
    records = derived(root(said))
    assert [(one.line, one.rank) for one in records] == [(10, 2), (13, 3)]


def test_paragraphs_are_joined():
    tree = root()
    upper, lower = first(tree, "p", "The two boats"), first(tree, "p", "The third went")
    etree.SubElement(upper, tei("lb")).tail = lower.text
    upper.extend(lower)
    lower.getparent().remove(lower)
    assert [(one.line, one.value) for one in derived(tree)] == [(10, True)]


def test_a_paragraph_is_parted():
    tree = root()
    part_at_its_break(tree)
    (record,) = derived(tree)
    assert (record.line, record.kind) == (14, "role")


def test_a_page_break_is_put_in():
    tree = root()
    place = first(tree, "p", "The third went")
    (lb,) = place.findall(tei("lb"))
    pb = etree.Element(tei("pb"), n="7")
    tail = lb.tail
    place.replace(lb, pb)
    pb.tail = tail
    assert [(one.line, one.page) for one in derived(tree)] == [(11, "7")]


def test_a_note_is_moved_to_another_word():
    tree = root()
    note = next(one for one in tree.iter(tei("note")) if one.get("n") == "1")
    before = note.getprevious()
    before.tail = (before.tail or "") + "¹" + (note.tail or "")
    note.getparent().remove(note)
    target = first(tree, "p", "Of the wall")
    head, _, tail = target.text.partition("wall")
    target.text, note.tail = head + "wall", tail
    target.insert(0, note)
    records, _ = derive(tree, TEXT, (), root)
    again = root(records)
    moved = next(one for one in again.iter(tei("note")) if one.get("n") == "1")
    assert moved.getparent().text.endswith("wall")


def test_a_word_reads_otherwise_in_a_choice_or_in_the_text():
    tree = root()
    place = first(tree, "p", "Of the wall")
    place.text = place.text.replace("nothing", "naught")
    assert [(one.text, one.reads) for one in derived(tree)] == [("nothing", "naught")]
    tree = root()
    place = first(tree, "p", "On the wages")
    place.text = place.text.replace("wages", "wges")
    records, told = derive(tree, TEXT, (), root)
    assert [(one.text, one.reads) for one in records] == [("wages", "wges")]
    assert not told
    tree = root([Correction(18, "wages", column=8, reads="wage")])
    assert [(one.text, one.reads) for one in derived(tree)] == [("wages", "wage")]


def test_a_date_is_another_and_one_is_none():
    tree = root()
    first(tree.find(tei("text")), "date").set("when", "1813-05-03")
    assert [(one.text, one.date) for one in derived(tree)] == [("3 May 1812", "1813-05-03")]
    tree = root()
    date = first(tree.find(tei("text")), "date")
    etree.strip_tags(date.getparent(), tei("date"))
    assert [(one.text, one.date) for one in derived(tree)] == [("3 May 1812", False)]


def test_what_no_correction_says_is_told():
    tree = root()
    place = first(tree, "p", "Of the wall")
    name = etree.SubElement(place, tei("persName"))
    name.text, name.tail = "", ""
    _, told = derive(tree, TEXT, (), root)
    assert [finding.rule for finding in told] == ["E06"]
    assert "persName" in told[0].message


def test_text_that_is_gone_is_told():
    tree = root()
    gone = first(tree, "p", "Of the wall")
    gone.getparent().remove(gone)
    _, told = derive(tree, TEXT, (), root)
    assert "has lost text" in told[0].message


def test_of_a_line_of_which_something_is_told_all_else_is_told_too():
    tree = root()
    place = first(tree, "p", "Of the wall")
    place.text = place.text.replace("nothing ", "")
    place.set("rend", "indent")
    etree.SubElement(place, tei("persName"))
    place.insert(0, etree.Element(tei("hi")))
    place[0].tail, place.text = place.text, ""
    _, told = derive(tree, TEXT, (), root)
    messages = " ".join(one.message for one in told)
    assert "has lost text" in messages
    assert all(name in messages for name in ("<hi>", "<persName>", "<p rend=indent>")), messages
    assert "<p>" not in messages


def test_known_corrections_stay_unless_the_document_says_otherwise():
    known = (
        Correction(13, LINES[12], role=Role.STAGE, by="A"),
        Correction(18, "wages", column=8, reads="wage", by="A"),
    )
    tree = root(known)
    assert derived(tree, known) == known
    stage = first(tree, "stage")
    stage.tag = tei("p")
    records = derived(tree, known)
    assert known[1] in records
    assert known[0] not in records


def test_a_page_mark_that_is_text_may_begin_another_page():
    said = (Correction(16, LINES[15], role=Role.PARAGRAPH), Correction(16, LINES[15], page="4"))
    tree = root(said)
    records, told = derive(tree, TEXT, (), root)
    assert not told
    assert shown(root(records)) == shown(tree)


@st.composite
def edits(draw):
    """What an editor might change in the TEI, as corrections."""
    number = draw(st.sampled_from([n for n, line in enumerate(LINES, 1) if line.strip() and n < 17]))
    line = LINES[number - 1]
    word = draw(st.sampled_from([one for one in line.split() if one.isalpha()] or line.split()))
    whole, span = (
        {"line": number, "text": beginning(line)},
        {
            "line": number,
            "text": word,
            "column": line.index(word) + 1,
        },
    )
    return draw(
        st.sampled_from(
            [
                Correction(**whole, role=Role.PARAGRAPH),
                Correction(**whole, role=Role.HEAD),
                Correction(**whole, role=Role.ITEM),
                Correction(**whole, role=Role.STAGE),
                Correction(**whole, role=Role.HEADER),
                Correction(**whole, joins=True),
                Correction(**whole, joins=False),
                Correction(**whole, page="4"),
                Correction(**whole, page=""),
                Correction(**span, reads="lime & sand"),
                Correction(**span, date="1813-06"),
                Correction(**span, reference="1"),
            ]
        )
    )


@given(st.lists(edits(), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_records_can_say_comes_back(said):
    document = encode_source(source(), None, said)
    assume(not [finding for finding in document.findings if finding.rule.startswith("E")])
    edited = etree.fromstring(document.tei)
    records, told = derive(edited, TEXT, (), root)
    assert not told
    assert shown(root(records)) == shown(edited)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_whatever_is_done_to_the_document_something_is_said(data):
    tree = root()
    nodes = list(tree.find(tei("text")).iter(tei("p"), tei("head"), tei("lb"), tei("note"), tei("signed")))
    node = data.draw(st.sampled_from(nodes))
    what = data.draw(st.sampled_from(["rename", "remove", "empty", "move"]))
    if what == "rename":
        node.tag = tei(data.draw(st.sampled_from(["p", "head", "quote", "salute", "l", "foreign"])))
    elif what == "remove":
        node.getparent().remove(node)
    elif what == "empty":
        node.text = ""
    else:
        node.getparent().append(node)
    records, told = derive(tree, TEXT, (), root)
    assert encode_source(source(), None, records).tei
    assert records or told or shown(root()) == shown(tree)


PUT_IN = (
    "hi",
    "seg",
    "quote",
    "supplied",
    "placeName",
    "persName",
    "foreign",
    "time",
    "trailer",
    "ref",
    "gap",
)


@pytest.mark.parametrize("name", PUT_IN)
def test_each_element_that_was_put_in_is_told_with_its_lines(name):
    tree = root()
    place = first(tree, "p", "Of the wall")
    etree.SubElement(place, tei(name))
    tree = etree.fromstring(etree.tostring(tree))
    records, told = derive(tree, TEXT, (), root)
    found = [one for one in told if f"<{name}>" in one.message]
    assert not records
    assert len(found) == len(told) == 1
    assert found[0].place.line == list(tree.find(tei("text")).iter(tei(name)))[-1].sourceline


def test_an_element_and_an_attribute_that_are_gone_or_new_are_told():
    text = TEXT.replace("wants lime", "wants _lime_")
    tree = root((), text)
    base = next(tree.iter(tei("hi")), None)
    assert base is not None
    etree.strip_tags(tree, tei("hi"))
    first(tree, "p", "third went").set("rend", "indent")
    _, told = derive(tree, text, (), lambda said: root(said, text))
    messages = " ".join(one.message for one in told)
    assert "<hi> no more" in messages
    assert "line 10 of the source has <p rend=" in messages


@given(st.lists(edits(), max_size=2), st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_beside_what_records_can_say_what_they_cannot_is_told(said, data):
    document = encode_source(source(), None, said)
    assume(not [finding for finding in document.findings if finding.rule.startswith("E")])
    tree = etree.fromstring(document.tei)
    nodes = list(tree.find(tei("text")).iter(tei("p"), tei("head"), tei("signed"), tei("item")))
    name = data.draw(st.sampled_from(PUT_IN))
    place = data.draw(st.sampled_from(nodes))
    etree.SubElement(place, tei(name))
    _, told = derive(tree, TEXT, (), root)
    assert any(f"<{name}>" in one.message for one in told)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "memo.txt").write_text(TEXT, "utf-8")
    assert run(["encode", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 0
    path = tmp_path / "out" / "memo.xml"
    path.write_text(path.read_text("utf-8").replace("nothing to say", "naught to say"), "utf-8")
    return tmp_path


@pytest.mark.parametrize("named", [["in/memo.txt"], ["in"], []])
def test_the_command_writes_them_beside_the_source(project, named, capfd):
    arguments = [str(project / path) for path in named]
    assert (
        run(["corrections", "from", str(project / "out" / "memo.xml"), *arguments, "--by", "A. Editor"]) == 0
    )
    records, findings = read_corrections(corrections_file(project / "in" / "memo.txt"))
    assert not findings
    assert [(one.line, one.text, one.reads, one.by) for one in records] == [
        (13, "nothing", "naught", "A. Editor")
    ]
    assert "1 correction derived from 1 document" in capfd.readouterr().err
    again = project / "again"
    assert run(["encode", str(project / "in"), "-o", str(again)]) == 0
    assert '<corr resp="#editor">naught</corr>' in (again / "memo.xml").read_text("utf-8")


def test_a_source_that_is_not_there_is_one_line(project, capfd):
    (project / "in" / "memo.txt").unlink()
    assert run(["corrections", "from", str(project / "out" / "memo.xml")]) == 1
    told = capfd.readouterr().err
    assert "the source that it was made from is not there" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("data", ["", "<TEI", "<a/>", "\x00", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_tei_that_is_none_is_one_line(project, data, capfd):
    (project / "out" / "memo.xml").write_text(data, "utf-8")
    code = run(["corrections", "from", str(project / "out" / "memo.xml"), str(project / "in" / "memo.txt")])
    assert code == 1
    told = capfd.readouterr().err
    assert "Traceback" not in told
    assert "memo.xml" in told


def test_check_names_what_is_not_heard(project, capfd):
    path = corrections_file(project / "in" / "memo.txt")
    write_corrections(path, [Correction(13, LINES[12], role=Role.HEAD), Correction(1, "Nowhere", joins=True)])
    assert run(["corrections", "check", str(project / "in")]) == 1
    told = capfd.readouterr().err
    assert f"{path}:3: warning [E02]" in told
    assert "2 corrections of 1 document checked" in told
    write_corrections(path, [Correction(13, LINES[12], role=Role.HEAD)])
    assert run(["corrections", "check", str(path)]) == 0
    assert run(["corrections", "check", str(project / "in" / "memo.txt")]) == 0


def test_check_renews_the_lines_of_what_has_moved(project):
    path = corrections_file(project / "in" / "memo.txt")
    write_corrections(path, [Correction(13, LINES[12], role=Role.HEAD)])
    (project / "in" / "memo.txt").write_text("A copy.\n\n" + TEXT, "utf-8")
    assert run(["corrections", "check", "--renew", str(project / "in")]) == 0
    assert [one.line for one in read_corrections(path)[0]] == [15]


def test_corrections_without_a_source_are_one_line(project, capfd):
    path = project / "in" / "other.corrections.toml"
    path.write_text("", "utf-8")
    assert run(["corrections", "check", str(path)]) == 1
    assert "the source of these corrections is not there" in capfd.readouterr().err


def test_places_in_a_text_that_repeats_itself_take_no_square():
    text = "the tide of the wall went on and on, and the harbour slept.\n\n" * 3000
    body = "".join(
        f"<p>{paragraph}</p>" for paragraph in text.replace("slept", "woke", 1).split("\n\n") if paragraph
    )
    edited = etree.fromstring(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    )
    begun = time.process_time()
    facts = facts_of(edited, text)
    assert time.process_time() - begun < 10
    assert [reading.text for reading in facts.readings] == ["woke."]
    assert len(facts.lines) == 3000


def told_of(change, text=TEXT):
    """What is told of a change to a document whose base is known."""
    tree = root((), text)
    change(tree)
    records, told = derive(
        etree.fromstring(etree.tostring(tree)), text, (), lambda said: root(said, text), base=root((), text)
    )
    return records, [one.message for one in told]


def test_of_a_document_that_nobody_edited_nothing_is_told():
    assert told_of(lambda tree: None) == ((), [])


@pytest.mark.parametrize(
    ("name", "value"),
    [("cert", "low"), ("resp", "#quill"), ("n", "4"), (XML_ID, "the-wall"), ("corresp", "#the-harbour")],
)
def test_an_attribute_that_encodings_number_is_told_where_the_base_is_known(name, value):
    records, told = told_of(lambda tree: first(tree, "p", "Of the wall").set(name, value))
    assert not records
    assert len(told) == 1
    assert told[0].startswith(f"line 13 of the source has <p {etree.QName(name).localname}={value}>")


def test_attributes_of_what_is_compared_otherwise_are_told():
    def change(tree):
        first(tree, "pb").set("facs", "scan-13.jpg")
        first(tree.find(tei("text")), "date").set("calendar", "#julian")

    messages = " ".join(told_of(change)[1])
    assert "<pb facs=scan-13.jpg>" in messages
    assert "<date calendar=#julian>" in messages


def test_a_line_break_that_was_put_in_or_taken_out_is_told():
    def put_in(tree):
        etree.SubElement(first(tree, "p", "On the wages"), tei("lb"))

    def taken_out(tree):
        etree.strip_tags(first(tree, "p", "Of the wall"), tei("lb"))

    assert "has <lb>" in told_of(put_in)[1][0]
    assert "line 14 of the source has <lb> no more" in told_of(taken_out)[1][0]


def test_paragraphs_that_are_parted_tell_of_no_line_break():
    records, told = told_of(part_at_its_break)
    assert len(records) == 1
    assert not told


def test_changes_in_the_header_are_told():
    def change(tree):
        header = tree.find(tei("teiHeader"))
        first(header, "title").text = "To the Board"
        first(header, "availability").set("status", "free")
        application = first(header, "appInfo")
        application.getparent().remove(application)

    messages = told_of(change)[1]
    assert len(messages) == 5
    assert messages[0].startswith("the header has ")
    assert any("titleStmt/title> “To the Board”" in one for one in messages)
    assert any("availability status=free" in one for one in messages)
    assert any("appInfo> no more" in one for one in messages)


def test_a_file_of_a_run_is_compared_with_what_the_run_wrote(tmp_path, capfd):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "memo.txt").write_text(TEXT, "utf-8")
    run(["encode", str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    file = tmp_path / "out" / "memo.xml"
    command = ["corrections", "from", str(file), str(tmp_path / "in" / "memo.txt")]
    assert run(command) == 0
    file.write_text(
        file.read_text("utf-8").replace("<publisher/>", "<publisher>The Board</publisher>"), "utf-8"
    )
    capfd.readouterr()
    assert run(command) == 1
    err = capfd.readouterr().err
    assert "the header has <teiHeader/fileDesc/publicationStmt/publisher> “The Board”" in err
