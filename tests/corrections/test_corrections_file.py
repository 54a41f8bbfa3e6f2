"""The corrections file: what it says is read, what is wrong in it is named, small changes stay small."""

import difflib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encoder.corrections import corrections_file
from encoder.corrections.file import read_corrections, write_corrections, written
from encoder.corrections.records import LONGEST, RANKS, ROLES, Correction, beginning, is_text_of
from encoder.model import Role

LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\x00"), min_size=1, max_size=40).filter(
    lambda text: text.strip() and not any(ord(c) < 32 and c != "\t" for c in text) and "\ufffe" not in text
)
LABELS = st.sampled_from(["1", "12", "iv", "*", "a"])
PLACED = {"line": st.integers(1, 99), "text": LINES, "by": st.none() | st.just("A. Editor")}
WHOLE = st.one_of(
    st.builds(Correction, role=st.sampled_from(ROLES), **PLACED),
    st.builds(Correction, role=st.just(Role.HEAD), rank=st.sampled_from(RANKS), **PLACED),
    st.builds(Correction, page=LABELS | st.just("") | st.just(False), **PLACED),
    st.builds(Correction, joins=st.booleans(), **PLACED),
    st.builds(Correction, note=LABELS | st.just(False), **PLACED),
    st.builds(Correction, accepted=st.just(True), **PLACED),
    st.builds(Correction, date=st.sampled_from(["1824-03-14", "182X", False]), **PLACED),
)
SPANS = st.one_of(
    st.builds(Correction, column=st.integers(1, 99), reads=st.just("Sir, \\"), **PLACED),
    st.builds(Correction, column=st.integers(1, 99), reference=LABELS | st.just(False), **PLACED),
)
HEAD = Correction(line=3, text="  THE HARBOUR", role=Role.HEAD, rank=2, by="A. Editor")
PAGE = Correction(line=9, text="and so it went", page="12")


def test_the_file_stands_beside_the_source(tmp_path):
    assert corrections_file(tmp_path / "memo.v2.txt") == tmp_path / "memo.v2.corrections.toml"


def test_no_file_is_no_corrections(tmp_path):
    assert read_corrections(tmp_path / "memo.corrections.toml") == ((), ())


@given(st.lists(WHOLE | SPANS, max_size=6, unique=True))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(tmp_path_factory, records):
    path = tmp_path_factory.mktemp("written") / "a.corrections.toml"
    write_corrections(path, records)
    found, findings = read_corrections(path)
    assert not findings
    assert set(found) == set(records)
    assert written(found, path.read_text("utf-8")) == path.read_text("utf-8")
    assert written(reversed(records)) == written(records)


@pytest.mark.parametrize("page", ["", "12", False])
def test_a_page_without_a_number_is_not_no_page(tmp_path, page):
    path = tmp_path / "a.corrections.toml"
    write_corrections(path, [replace(PAGE, page=page)])
    assert read_corrections(path)[0][0].page == page
    assert read_corrections(path)[0][0].value == page


def test_records_stand_in_the_order_of_the_source():
    text = written([PAGE, HEAD])
    assert text.index("line = 3") < text.index("line = 9")


def test_a_record_more_is_a_few_lines_more():
    before = written([HEAD, PAGE])
    after = written([HEAD, PAGE, Correction(line=5, text="Sir,", role=Role.SALUTE)], before)
    changed = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "-+?"]
    assert all(line.startswith("+") for line in changed)
    assert len(changed) == 5


def test_comments_and_what_is_not_understood_stay():
    before = written([HEAD, PAGE])
    before = before.replace("[[correction]]\nline = 9", "# as in the copy\n[[correction]]\nline = 9")
    before += '\n[[correction]]\nline = 11\ntext = "x"\nroll = "head"\n'
    after = written([PAGE], before)
    assert "# as in the copy\n[[correction]]\nline = 9" in after
    assert 'roll = "head"' in after
    assert "THE HARBOUR" not in after


WRONG = {
    'line = 3\ntext = "x"\nroll = "head"': (5, "`roll`"),
    'line = 3\ntext = "x"\nrole = "haed"': (5, "haed"),
    'line = 3\ntext = "x"\nrole = "blank"': (5, "blank"),
    'line = 3\ntext = "x"': (2, "says nothing"),
    'line = 3\ntext = "x"\nrole = "head"\njoins = true': (6, "`role` and `joins`"),
    'line = 0\ntext = "x"\nrole = "head"': (3, "`line`"),
    'line = "3"\ntext = "x"\nrole = "head"': (3, "`line`"),
    'text = "x"\nrole = "head"': (2, "no `line`"),
    'line = 3\nrole = "head"': (2, "no `text`"),
    'line = 3\ntext = ""\nrole = "head"': (4, "`text`"),
    'line = 3\ntext = "x"\nrole = "head"\nrank = 8': (6, "`rank`"),
    'line = 3\ntext = "x"\nrole = "title"\nrank = 1': (6, "`rank`"),
    'line = 3\ntext = "x"\nrole = "head"\nrank = true': (6, "`rank`"),
    'line = 3\ntext = "x"\ndate = "14 March"': (5, "14 March"),
    'line = 3\ntext = "x"\ndate = 1824-03-14T25:00:00': (5, "not well-formed"),
    'line = 3\ntext = "x"\npage = true': (5, "`page`"),
    'line = 3\ntext = "x"\npage = 12': (5, "`page` is 12"),
    'line = 3\ntext = "x"\naccepted = false': (5, "`accepted`"),
    'line = 3\ntext = "x"\naccepted = true\njoins = true': (5, "`joins` and `accepted`"),
    'line = 3\ntext = "x"\njoins = "true"': (5, "`joins`"),
    'line = 3\ntext = "x"\nreads = "y"': (5, "whole line"),
    'line = 3\ncolumn = 2\ntext = "x"\nrole = "head"': (4, "`role`"),
    'line = 3\ntext = "x"\nnote = ["1"]': (5, "`note`"),
    'line = 3\ntext = "x\nrole = "head"': (4, "not well-formed"),
    'line = 3\nline = 4\ntext = "x"\nrole = "head"': (4, "not well-formed"),
    'line = 3\ntext = "x"\nrole = "head"\n[correction.more]\na = 1': (6, "`more`"),
    'line = 3\ntext = "x"\nrole = "head"\n[other]\na = 1': (6, "`other`"),
    'line = 3\ntext = "x"\nnote = "1\\u0000"': (5, "`note`"),
    'line = 3\ntext = "x"\nby = ""\nrole = "head"': (5, "`by`"),
}


@pytest.mark.parametrize("table", WRONG)
def test_a_wrong_record_is_named_by_its_line_and_the_others_are_read(tmp_path, table):
    line, words = WRONG[table]
    path = tmp_path / "a.corrections.toml"
    good = '[[correction]]\nline = 7\ntext = "Sir,"\nrole = "salute"\n'
    path.write_text(f"# a\n[[correction]]\n{table}\n\n{good}", "utf-8")
    records, findings = read_corrections(path)
    assert [record.text for record in records][-1:] == ["Sir,"]
    (finding,) = findings
    assert (finding.place.file, finding.place.line) == (str(path), line)
    assert words in finding.message
    assert finding.hint


@pytest.mark.parametrize(
    "text",
    ["x = 1\n", "[correction]\nline = 1\n", 'correction = [{line = 1, text = "x", joins = true}]\n', "["],
)
def test_what_is_in_no_record_is_named(tmp_path, text):
    path = tmp_path / "a.corrections.toml"
    path.write_text(text, "utf-8")
    records, (finding,) = read_corrections(path)
    assert not records
    assert finding.place.line == 1


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b'[[correction]]\nline = 1\ntext = "\xe9"\njoins = true\n']
)
def test_a_file_that_is_not_utf_8_is_one_finding(tmp_path, data):
    path = tmp_path / "a.corrections.toml"
    path.write_bytes(data)
    records, (finding,) = read_corrections(path)
    assert not records
    assert "UTF-8" in finding.message


def test_a_folder_in_its_place_is_one_finding(tmp_path):
    path = tmp_path / "a.corrections.toml"
    path.mkdir()
    assert len(read_corrections(path)[1]) == 1


def test_line_ends_of_windows_and_a_byte_order_mark_do_no_harm(tmp_path):
    path = tmp_path / "a.corrections.toml"
    path.write_bytes(b"\xef\xbb\xbf" + written([HEAD, PAGE]).replace("\n", "\r\n").encode())
    assert read_corrections(path) == ((HEAD, PAGE), ())


def test_a_record_knows_its_line_in_the_file(tmp_path):
    path = tmp_path / "a.corrections.toml"
    write_corrections(path, [HEAD, PAGE])
    lines = path.read_text("utf-8").split("\n")
    assert all(lines[record.at - 1] == "[[correction]]" for record in read_corrections(path)[0])


def test_a_record_has_the_beginning_of_a_long_line():
    line = "word " * 100
    assert len(beginning(line)) == LONGEST
    assert is_text_of(beginning(line), line)
    assert is_text_of(line, line)
    assert not is_text_of(beginning(line), "other" + line)
    assert not is_text_of("word", line)


@pytest.mark.parametrize("odd", ["a." * 50_000 + "b = 1", "line = " + "[" * 50_000, "line = " + "9" * 5_000])
def test_a_record_that_no_parser_should_be_given_is_one_finding(tmp_path, odd):
    path = tmp_path / "memo.corrections.toml"
    good = '[[correction]]\nline = 1\ntext = "Rome"\njoins = true\n'
    path.write_text(f"{good}\n[[correction]]\n{odd}\n\n{good}", "utf-8")
    records, findings = read_corrections(path)
    assert len(records) == 2
    assert [(finding.rule, finding.place.line) for finding in findings] in ([("E01", 6)], [("E01", 7)])


def test_links_and_what_is_no_file_are_one_finding(tmp_path):
    for name, target in (("gone", "/nowhere/at/all"), ("loop", "loop"), ("endless", "/dev/zero")):
        path = tmp_path / name
        path.symlink_to(target)
        records, findings = read_corrections(path)
        assert not records
        assert [finding.rule for finding in findings] == ["E01"]
