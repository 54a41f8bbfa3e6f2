import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encoder.model import Line, Role, RoledLine
from encoder.pages.typescripts.judging import DOUBTFUL, Judged, _titled_again, judge_text
from encoder.pages.typescripts.roles import give_roles
from encoder.pages.typescripts.typescript import _doubts, read_typescript

PARAGRAPHS = (
    "SECRET",
    "MEMORANDUM FOR MR. WHITE",
    "SUBJECT: Harbour dues",
    "1. The harbour board met on Monday and agreed that the dues on coastal shipping ought to be",
    "harmonised",
    "SECRET",
    "---",
    "SECRET",
    "- 2 -",
    "harmonised with those of the other ports, as we proposed in our letter of last month.",
    "2. No action is required of the embassy at the present time, but it should keep us informed.",
)
MEMORANDUM = [text for paragraph in PARAGRAPHS for text in (paragraph, "")]


def lines(texts):
    start, out = 0, []
    for number, text in enumerate(texts, 1):
        out.append(Line(number, start, text))
        start += len(text) + 1
    return tuple(out)


def roles(texts):
    pages, _ = read_typescript(lines(texts))
    return {roled.line.text: roled.role for page in pages for roled in page.lines if roled.line.text}


def test_pages_begin_at_their_marks_and_bear_their_printed_numbers():
    pages, _ = read_typescript(lines(MEMORANDUM))
    assert [page.n for page in pages] == [None, "2"]
    assert pages[1].mark is not None
    assert pages[1].mark.text == "---"


def test_debris_between_a_mark_and_a_marking_makes_no_second_page():
    at = PARAGRAPHS.index("---") * 2
    pages, _ = read_typescript(lines([*MEMORANDUM[: at + 2], "R-1", "", *MEMORANDUM[at + 2 :]]))
    assert [page.n for page in pages] == [None, "2"]


def test_furniture_is_told_from_text():
    found = roles(MEMORANDUM)
    assert found["SECRET"] is Role.CLASSIFICATION
    assert found["- 2 -"] is Role.PAGE_NUMBER
    assert found["harmonised"] is Role.CATCHWORD
    assert found[PARAGRAPHS[3]] is Role.ITEM
    assert found[PARAGRAPHS[9]] is Role.CONTINUATION


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*MEMORANDUM, "\f", "```", "7", "アプ", "(a) x", "# Title"]) | st.text(max_size=30)
    )
)
def test_every_line_is_on_exactly_one_page(texts):
    given_lines = lines(texts)
    pages, _ = read_typescript(given_lines)
    kept = [roled.line for page in pages for roled in page.lines]
    assert kept == list(given_lines)


def test_the_enumerator_that_comes_next_begins_a_paragraph():
    texts = [
        "MEMORANDUM FOR MR. WHITE",
        "",
        "1. The harbour board met and agreed that the dues of the port ought to be",
        "harmonised with those of the other ports, as we had proposed in our letter",
        "2. No action is required of the embassy at the present time, but it should",
        "keep us informed of what is done.",
    ]
    found = roles(texts)
    assert [found[texts[row]] for row in (2, 4)] == [Role.ITEM, Role.ITEM]


def test_a_farewell_is_no_paragraph():
    texts = [
        "Dear Sir:",
        "",
        "We thank you for your letter of the third.",
        "",
        "Yours faithfully,",
        "",
        "H. Orme",
    ]
    assert roles(texts)["Yours faithfully,"] is Role.CLOSER


def judged_of(*pairs):
    """Lines as they are judged before the text is: (text, label) pairs."""
    return [Judged(row, Line(row + 1, 0, text), label, 0.5) for row, (text, label) in enumerate(pairs)]


@pytest.mark.parametrize("name", ["Merrow", "PMF"])
def test_a_name_alone_below_the_last_sentence_is_the_signature(name):
    said = "The board has agreed to the proposal and asks for a reply before the end of the month."
    found = judge_text(judged_of((said, "text-B"), (name, "noise"), ("SECRET", "classification")))
    assert [one.label for one in found][1:] == ["signed", "classification"]
    assert found[1].certainty < 0.9


def test_what_is_inferred_from_its_place_alone_is_for_review():
    roled = [RoledLine(Line(n, 0, "Merrow"), Role.SIGNED, sure) for n, sure in ((1, DOUBTFUL), (2, 0.99))]
    assert [finding.place.line for finding in _doubts(roled)] == [1]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The board has agreed to the proposal and asks for a", "Merrow"),
        ("It has agreed.", "Mr4"),
        ("It has.", "x"),
    ],
)
def test_debris_below_the_last_text_is_no_signature(said, name):
    assert judge_text(judged_of((said, "text-B"), (name, "noise")))[1].label == "noise"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("TOP SECRET EYES ONLY", Role.CLASSIFICATION),
        ("- SECRET -", Role.CLASSIFICATION),
        ("123-45678-90123", Role.HEADER),
        ("- 3 -", Role.PAGE_NUMBER),
        ("PAGE TWO OF THREE", Role.PAGE_NUMBER),
    ],
)
def test_a_line_whose_words_leave_no_doubt_is_furniture_wherever_it_stands(text, role):
    around = ("The lamp was lit at sunset and was seen", text, "from the fairway all night.")
    pages, _ = read_typescript(lines(around))
    assert [roled.role for page in pages for roled in page.lines if roled.line.text == text] == [role]


@pytest.mark.parametrize("option", ["Approve", "Disapprove ______", "See me"])
def test_the_options_of_who_decides_are_no_signatures(option):
    texts = ["I recommend that the dues be harmonised as the board proposes.", "", "Approve", "", option]
    assert roles(texts)[option] is Role.PARAGRAPH


def test_a_date_alone_among_the_fields_above_the_text_is_the_dateline():
    judged = judged_of(
        ("FILE", "form"), ("19 JUN 1963", "form"), ("He came.", "text-B"), ("3 MAY 1963", "form")
    )
    found = [roled.role for roled in give_roles(tuple(one.line for one in judged), judged)]
    assert found == [Role.FORM, Role.DATELINE, Role.PARAGRAPH, Role.FORM]


@pytest.mark.parametrize(
    ("above", "role"),
    [
        ([("TO: Port", "addressee"), ("19 JUN 1963", "stamp"), ("He came.", "text-B")], Role.DATELINE),
        ([("3 May 1963", "dateline"), ("19 JUN 1963", "stamp"), ("He came.", "text-B")], Role.STAMP),
        ([("x", "head"), ("19 JUN 1963", "stamp"), *[("y", "form")] * 6, ("He came.", "text-B")], Role.STAMP),
        ([("He came.", "text-B"), ("19 JUN 1963", "stamp")], Role.STAMP),
    ],
)
def test_a_stamped_date_is_the_dateline_where_it_is_the_only_one_shortly_above_the_text(above, role):
    judged = [one._replace(certainty=0.9) for one in judged_of(*above)]
    found = give_roles(tuple(one.line for one in judged), judged)[1]
    assert found.role is role
    assert (found.certainty < 0.9) is (role is Role.DATELINE)


@pytest.mark.parametrize("title", ["CLASSIFIED MESSAGE", "CLASSIFIED", "MESSAGE"])
def test_the_title_of_a_form_below_furniture_again_is_a_header(title):
    form, said = ("CLASSIFIED MESSAGE", "head"), ("THE BOARD HAS AGREED TO", "text-B")
    secret, more = ("SECRET", "classification"), ("THE PROPOSAL.", "text-I")
    found = _titled_again(judged_of(form, said, secret, (title, "text-I"), more))
    assert [one.label for one in found][2:] == ["classification", "header", "text-I"]


def test_the_words_of_a_title_inside_the_text_stay_text():
    form, said = ("CLASSIFIED MESSAGE", "head"), ("THE BOARD HAS AGREED TO A", "text-B")
    judged = judged_of(form, said, ("CLASSIFIED MESSAGE", "text-I"))
    assert _titled_again(judged) == judged
