"""What a change makes of the records, and its exact undoing; doubts, and documents to begin with."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from encoder.config import Options
from encoder.corpus.surveying import weights_for
from encoder.corrections.records import Correction
from encoder.desk.changes import Change, Refused, change_of
from encoder.desk.collection import Collection, names_of
from encoder.desk.sheet import Figures
from encoder.desk.work import Ask, answer
from encoder.doubts import Doubt, expected_errors, find_doubts
from encoder.findings import Finding, Place, Severity
from encoder.house.weights import ChainChange
from encoder.house.weights_file import write_weights
from encoder.learning.proposals import Doubts
from encoder.model import Line, Page, Role, RoledLine
from encoder.pages.learnt.chains import shipped
from tests.learning.made_up_house import write_letters

TEXTS = ["A Head", "", "Text that goes", "on and on."]
LINES = st.sampled_from([1, 3, 4])
SAID = st.one_of(
    st.builds(
        lambda line, role: {"line": line, "role": role}, LINES, st.sampled_from(["head", "item", "note"])
    ),
    st.builds(lambda line, joins: {"line": line, "joins": joins}, LINES, st.booleans()),
    st.builds(lambda line, note: {"line": line, "note": note}, LINES, st.sampled_from(["1", False])),
    st.builds(lambda line, page: {"line": line, "page": page}, LINES, st.sampled_from(["7", "", False])),
    st.builds(lambda line: {"line": line, "accepted": True}, LINES),
    st.builds(lambda line: {"line": line, "column": 1, "span": TEXTS[line - 1][:2], "reads": "x"}, LINES),
)


def placed(records):
    return tuple((record, record.line) for record in records)


def said(records, *says, clear=()):
    return change_of(says, clear, placed(records), TEXTS).applied_to(records)


@given(st.lists(st.tuples(st.lists(SAID, max_size=3), st.lists(LINES, max_size=1)), max_size=8))
def test_what_is_undone_was_never_done_and_nothing_contradicts(steps):
    states, changes = [()], []
    for says, clear in steps:
        change = change_of(says[:1], clear, placed(states[-1]), TEXTS)
        changes.append(change)
        states.append(change.applied_to(states[-1]))
    for records in states:
        of_lines = [(one.line, one.column, one.kind) for one in records]
        assert len(set(of_lines)) == len(of_lines)
        for line in (1, 3, 4):
            has = {one.kind: one for one in records if one.line == line}
            assert not (
                {"role", "note"} <= has.keys()
                and (has["role"].role is Role.NOTE) is (has["note"].note is False)
            )
            assert not (
                {"joins", "note"} <= has.keys() and has["joins"].joins and has["note"].note is not False
            )
    for change, before, after in zip(reversed(changes), states[-2::-1], states[:0:-1], strict=True):
        assert set(change.inverse.applied_to(after)) == set(before)
        assert set(change.applied_to(before)) == set(after)


def test_a_role_takes_the_place_of_another_and_of_what_was_accepted():
    records = said((), {"line": 1, "accepted": True})
    records = said(records, {"line": 1, "role": "head", "rank": 2})
    records = said(records, {"line": 1, "role": "item"})
    assert [(one.line, one.role, one.text) for one in records] == [(1, Role.ITEM, "A Head")]
    assert said(records, clear=[1]) == ()


def test_a_line_that_stands_as_it_was_read_is_one_record_that_binds_it():
    (record,) = said((), {"line": 1, "accepted": True, "role": "head"})
    assert (record.role, record.accepted, record.kind) == (Role.HEAD, True, "role")
    (record,) = said((record,), {"line": 1, "role": "item"})
    assert (record.role, record.accepted) == (Role.ITEM, None)


def test_a_span_has_its_words_and_a_doubt_in_a_line_some_of_them():
    (record,) = said((), {"line": 4, "column": 4, "span": "and", "reads": "und"})
    assert (record.column, record.text) == (4, "and")
    (record,) = said((), {"line": 4, "column": 4, "accepted": True})
    assert record.text == "and on."


def test_what_is_gone_cannot_be_undone():
    change = Change((Correction(1, "A Head", role=Role.HEAD),), ())
    try:
        change.applied_to(())
    except Refused:
        return
    raise AssertionError


def roled(number, role, certainty):
    return RoledLine(Line(number, number * 10, TEXTS[number - 1]), role, certainty)


PAGES = (
    Page((roled(1, Role.HEAD, 0.7), roled(2, Role.BLANK, 0.5)), certainty=1.0),
    Page((roled(3, Role.PARAGRAPH, 0.95), roled(4, Role.CONTINUATION, 0.4)), certainty=0.8),
)
DATE = Finding("D20", Severity.INFO, "“x” was read as 1824", Place(line=3, column=2), certainty=0.6)
NO_NOTE = Finding("N01", Severity.WARNING, "nothing in the text refers to note 1", Place(line=4))
OF_A_FILE = Finding("E02", Severity.WARNING, "lost", Place("a.corrections.toml", 3))


def test_doubts_are_lines_pages_and_findings_the_least_certain_first():
    found = find_doubts(PAGES, (DATE, NO_NOTE, OF_A_FILE), ())
    assert [(one.certainty, one.line, one.rule) for one in found] == [
        (0.4, 4, "role"),
        (0.5, 4, "N01"),
        (0.6, 3, "D20"),
        (0.7, 1, "role"),
        (0.8, 3, "page"),
    ]
    assert abs(expected_errors(PAGES, found, ()) - (0.3 + 0.05 + 0.6 + 0.5 + 0.4 + 0.2)) < 1e-9


def test_what_an_editor_has_looked_at_is_in_doubt_no_more():
    records = (
        Correction(1, "A Head", role=Role.HEAD),
        Correction(3, "ext", column=2, accepted=True),
        Correction(3, "Text that goes", page="7"),
        Correction(4, "on and on.", accepted=True),
    )
    found = find_doubts(PAGES, (DATE, NO_NOTE), records)
    assert found == ()
    told = (*records[:3], Correction(4, "on and on.", role=Role.CONTINUATION, accepted=True))
    assert find_doubts(PAGES, (DATE, NO_NOTE), told) == ()
    assert abs(expected_errors(PAGES, found, records) - 0.05) < 1e-9


def test_the_doubts_of_a_collection_are_gone_through_in_both_directions(tmp_path):
    collection = Collection([tmp_path / "a.txt", tmp_path / "b" / "c.txt"])
    assert list(collection.files) == ["a.txt", "b/c.txt"]
    first, second, third = Doubt(0.1, 5), Doubt(0.2, 1), Doubt(0.3, 2, says="head")
    collection.note("a.txt", Figures((first, third)))
    collection.note("b/c.txt", Figures((second,)))
    collection.note("b/c.txt", Figures(), if_unknown=True)
    assert collection.beside("", None, 1) == ("a.txt", first)
    assert collection.beside("a.txt", first, 1) == ("b/c.txt", second)
    assert collection.beside("b/c.txt", second, 1) == ("a.txt", third)
    assert collection.beside("a.txt", third, 1) is None
    assert collection.beside("a.txt", third, -1) == ("b/c.txt", second)
    collection.note("b/c.txt", Figures())  # decided: its place in the order is still known
    assert collection.beside("b/c.txt", second, 1) == ("a.txt", third)
    assert collection.beside("b/c.txt", second, -1) == ("a.txt", first)
    assert collection.figures()["done"] == 1


def test_documents_are_called_by_their_paths(tmp_path):
    assert names_of([tmp_path / "x" / "a.txt"]) == ["a.txt"]
    assert names_of([tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt"]) == ["x/a.txt", "y/a.txt"]


def test_the_documents_that_teach_most_are_those_that_a_survey_would_name(tmp_path):
    names = ("a.txt", "b.txt", "begun.txt", "sure.txt", "unread.txt")
    collection = Collection([tmp_path / name for name in names])
    for name, kinds in zip(names, ({"head": 0.4}, {"signed": 0.9}, {"signed": 3.0}, {}), strict=False):
        collection.note(name, Figures(corrected=name == "begun.txt"), Doubts(f"/x/{name}", 30, kinds))
    assert collection.as_json()["teach"] == ["a.txt", "b.txt"]
    collection.note("a.txt", Figures(corrected=1))
    assert collection.as_json()["teach"] == ["b.txt"]


def test_the_desk_reads_by_the_weights_of_the_house_as_soon_as_they_are_there(tmp_path):
    weights = tmp_path / "house.weights"
    for file in write_letters(tmp_path, 1):
        find = partial(weights_for, sources=(str(tmp_path),), house=None)

        def role(file=file, find=find):
            return answer(Ask(file, "xml"), Options(), "en", find).sheet["lines"][4][1]

        assert role() == "paragraph"
        change = ChainChange("lines", (("H:no such", "signed", 0.1),), (("text-I", "signed", 30.0),))
        weights.write_text(write_weights((change,), 3, shipped().sha256), encoding="utf-8")
        assert role() == "signed"
        weights.unlink()
        assert role() == "paragraph"
