"""The one table of marks: every form says its value, to the readers and to the proof."""

import pytest

from encoder import marks
from encoder.checks.coverage import coverage
from encoder.model import Line, Markup
from encoder.note_marks import number_label
from encoder.pages.edited.page_marks import split_marks
from encoder.pages.typescripts.marks import page_mark
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from encoder.ties import TIES, values_of
from tests.shared import read_as

EXAMPLES = [(form, mark, n) for form in marks.PAGE_FORMS for mark, n in form.examples.items()]


@pytest.mark.parametrize(
    ("form", "mark", "n"), EXAMPLES, ids=[mark.strip() or "feed" for _, mark, _ in EXAMPLES]
)
class TestEveryForm:
    def test_it_is_read_as_what_it_is(self, form, mark, n):
        found = marks.page_mark(mark)
        assert (found.form, found.n) == (form, n)

    def test_the_proof_reads_the_same_value(self, form, mark, n):
        assert values_of(Markup(0, mark, "page-mark")) == ((("n", n),) if n else ())

    def test_the_readers_know_it_or_leave_it_to_the_other(self, form, mark, n):
        typed, edited = page_mark(mark), split_marks(Line(1, 0, mark))[0]
        assert (typed and typed.n == n) or (edited.is_mark and edited.n == n)

    def test_inside_a_line_it_is_found_where_it_may_stand_there(self, form, mark, n):
        found = [(one.form, one.n) for one in marks.page_marks_inside(f"one {mark} two")]
        assert ((form, n) in found) is form.inside

    @pytest.mark.parametrize("typed", [False, True])
    @pytest.mark.parametrize("before", ["", "One line of text.\n\n"], ids=["first", "amid"])
    def test_it_stands_in_the_tei_as_an_element_or_as_text(self, form, mark, n, before, typed):
        text = f"{before}{mark}\n\nAnother line of the text."
        document = encode_source(source_of_text(text), read_as(typed))
        body = document.tree.find(".//{*}body")
        breaks = [(pb.get("n")) for pb in body.iter("{*}pb")]
        rules = list(body.iter("{*}milestone"))
        kept = "".join(mark.split()) in "".join("".join(body.itertext()).split())
        assert n in breaks or (rules and n is None) or (kept and mark.strip())
        assert coverage(document.tree, text, "a.txt", "a.xml") == ()
        assert all(finding.rule != "T01" for finding in document.findings)


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("1.", "1"),
        ("[2]", "2"),
        ("[^a3]:", "a3"),
        ("³", "3"),
        ("(4)", "4"),
        ("†", "†"),
        ("**", "**"),
        ("?", None),
    ],
)
def test_labels_of_notes(mark, label):
    assert number_label(mark) == label


@pytest.mark.parametrize(
    ("why", "text", "values"),
    [
        ("emphasis", "**", (("rend", "bold"),)),
        ("emphasis", "</u>", (("rend", "underline"),)),
        ("emphasis", "<q>", None),
        ("fence", "```", (("unit", "fence"),)),
        ("fence", "``` text", (("unit", "fence"), ("n", "text"))),
        ("fence", "``` two words", None),
        ("rule", "* * *", (("unit", "rule"),)),
        ("rule", "a", None),
        ("bullet", "• —", ()),
        ("bullet", "x", None),
        ("heading", "##", ()),
        ("heading", "#######", None),
        ("quotation", "> >", ()),
        ("quotation", "->", None),
        ("table", "|---|", ()),
        ("note-number", "12.", (("n", "12"),)),
        ("note-reference", "[3]", (("n", "3"),)),
        ("page-mark", "[Figure 3]", None),
        ("decoration", "~", None),
    ],
)
def test_what_markup_asks_of_its_element(why, text, values):
    assert values_of(Markup(0, text, why)) == values
    assert (why in TIES) is (why != "decoration")
