"""The forms of page marks are inferred from what they explain, whatever they look like."""

from random import Random

import pytest
from mark_shapes import KNOWN, MADE_UP, Template, draw, lines_of

from encoder.house.candidates import find_candidates
from encoder.house.numerals import follows, place
from encoder.house.page_forms import find_page_forms
from encoder.house.page_pieces import pattern, split_document, split_marks
from encoder.house.page_shapes import Shape

ALL = (*KNOWN, *MADE_UP)


def looks_like_mark(text):
    """Whether a text may be a page mark of any form and nothing else."""
    whole = text if text == "\f" else text.strip()
    return any(one.start == 0 and one.end == len(whole) for one in find_candidates([whole]))


def marks_of(text, forms):
    """What was read: (number, last letters before it) of each mark."""
    letters, out = "", []
    for piece in split_document(lines_of(text), forms):
        if piece.is_mark:
            out.append((piece.n, letters[-12:]))
        else:
            letters += "".join(c for c in piece.line.text if c.isalnum())
    return out


def found(text):
    return [n for n, _ in marks_of(text, find_page_forms([text.split("\n")]))]


@pytest.mark.parametrize("template", ALL, ids=lambda t: f"{t.text} {t.numerals}")
@pytest.mark.parametrize("seed", range(3))
def test_any_form_is_found_over_a_run(template, seed):
    rng = Random(f"{template.text}{template.numerals}{seed}")  # noqa: S311 - a test\'s data
    documents = [draw(rng, template, rng.randint(2, 7), 1 + 8 * i) for i in range(10)]
    forms = find_page_forms([d.text.split("\n") for d in documents])
    for document in documents:
        assert marks_of(document.text, forms) == list(document.marks)


@pytest.mark.parametrize("template", ALL, ids=lambda t: f"{t.text} {t.numerals}")
@pytest.mark.parametrize("seed", range(2))
def test_any_form_is_found_in_a_single_document(template, seed):
    rng = Random(f"{template.text}{template.numerals}{seed}one")  # noqa: S311 - a test\'s data
    document = draw(rng, template, 6, 1, noise=False)
    assert marks_of(document.text, find_page_forms([document.text.split("\n")])) == list(document.marks)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_found_where_pages_bear_no_mark(seed):
    rng = Random(seed)  # noqa: S311 - a test\'s data
    texts = [draw(rng, Template(""), 5, 1).text for _ in range(8)]
    assert not [form for form in find_page_forms([t.split("\n") for t in texts]) if form.sure]


@pytest.mark.parametrize(
    "text",
    [
        "One lamp[1] and another[2] was lit,\nand a third[3] too.\n\n[1] Of brass.\n[2] Of tin.\n[3] Of oak.",
        "The chart [1] was drawn [2] by him.\n\n[1]\nOf brass.\n\n[2]\nOf tin.",
        "We resolve:\n(1) to go;\n(2) to stay;\n(3) to do neither.",
        "He asked (1) for a lamp, (2) for oil and (3) for a boat.",
        "I\n\nThe lamp was lit.\n\nII\n\nThe pilots went.\n\nIII\n\nThey came back.",
        "1\n\nThe lamp was lit.\n\n2\n\nThe pilots went.\n\n3\n\nThey came back.",
        "1784\n\nThe lamp was lit\n\n1785\n\nand the pilots went.",
        "As Quill says (p. 12) and Fenn (p. 345) denies (p. 13), it was lit.",
        "On 3/4/1905 it was 1/2 of 3/4.",
        "It cost | 12 | 14 | in all.\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |",
        "- 12 pounds\n- 13 pounds",
        "<i>The lamp</i> was lit in <b>1784</b>.",
        "- I -\n\nThe lamp was lit.\n\n- II -\n\nThe pilots went home.",
        "See [Figure 1] and [Plate 2] and [Note 3].",
        "The lamp _12_ was lit, *so* he said.",
    ],
)
def test_other_numbers_are_no_page_marks(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[fol. 12r]\nRight honourable Sir, he could not\n[fol. 12v]\nset out.", ["12r", "12v"]),
        ("The lamp was lit\n\n[Seite 2]\n\nThe pilots went.\n\n[Page 3]\n\nBack.", ["2", "3"]),
        ("one or two must have been (p.\n2) broken to render (p. 3) it so", ["2", "3"]),
        ("The lamp was lit\n\f\nand the pilots", [None]),
        ("The lamp was lit\n[page break]\nand the pilots", [None]),
        ("The lamp was lit\n[[start page]]\nand the pilots", [None]),
        ("The lamp was lit by [[?]] and the pilots [?] saw it", []),
        ("[1r:1] The lamp [1r:2] was [1v:1] lit.", ["1r:1", "1r:2", "1v:1"]),
        ("then it must\n\n[-]\n\nbe lit and\n\n[9]\n\nthe pilots", [None, "9"]),
        ("The lamp [p. xii] was lit [p. 1] by him", ["xii", "1"]),
        ("la lanterna <c. 18r> era accesa <c. 18v> da lui <c. 19r> solo", ["18r", "18v", "19r"]),
        ("la lanterna |cart. 18r| era accesa |cart. 18v| da lui", ["18r", "18v"]),
        ("la lanterna\nc. 18r\nera accesa\nc. 18v\nda lui\nc. 19r\nsolo", ["18r", "18v", "19r"]),
        ("der Vers [0031/19] war da [0032/20] und so [0033/21] fort", ["19", "20", "21"]),
        ("wie es dort steht (Bd. 18r), und so (Bd. 18v), das ist", []),
    ],
)
def test_marks_as_printed(text, numbers):
    assert found(text) == numbers


def test_a_mark_in_the_middle_of_a_word_divides_it():
    forms = find_page_forms([["the vege|12|tables were"], ["|13| and the coat"]])
    pieces = split_marks(lines_of("the vege|12|tables were")[0], forms)
    assert [(p.line.text, p.line.start, p.n) for p in pieces] == [
        ("the vege", 0, None),
        ("|12|", 8, "12"),
        ("tables were", 12, None),
    ]


def test_a_wrapped_mark_is_one_piece_of_the_source():
    text = "must have been (p.\n  2) broken to\nrender (p. 3) it"
    pieces = split_document(lines_of(text), find_page_forms([text.split("\n")]))
    for piece in pieces:
        assert text[piece.line.start : piece.line.end] == piece.line.text
    assert [p.n for p in pieces if p.is_mark] == ["2", "3"]


def test_numbers_at_the_foot_belong_to_the_page_above():
    page = "The lamp was lit and the pilots went home in the autumn as they had always done,\n" * 4
    text = "\n".join(f"{page}\n- {i} -\n" for i in (1, 2, 3))
    (form,) = find_page_forms([text.split("\n")])
    assert form.at_end
    (other,) = find_page_forms([f"- 1 -\n\n{text}\n{page}".replace("- 3 -", "").split("\n")])
    assert not other.at_end


def test_a_rule_alone_is_a_doubt_and_none_where_pages_are_numbered():
    text = "The lamp was lit\n---\nand the pilots went\n---\nhome."
    (form,) = find_page_forms([text.split("\n")])
    assert form.shape is Shape.RULE and not form.sure
    numbered = "The lamp was lit\n- 2 -\nand the pilots went\n-----\n1 a note\n- 3 -\nhome."
    assert [f.shape for f in find_page_forms([numbered.split("\n")])] == [Shape.RULES]


def test_a_citation_is_no_mark_where_the_same_form_counts_pages():
    text = " ".join(f"The lamp was lit and the pilots went home (p. {i}) in the autumn" for i in range(2, 9))
    text += ". Quill has it otherwise (p. 345) in his book."
    assert found(text) == [str(i) for i in range(2, 9)]


def test_every_mark_that_is_read_matches_the_pattern_of_its_form():
    rng = Random(7)  # noqa: S311 - a test\'s data
    for template in ALL:
        document = draw(rng, template, 6, 1)
        forms = find_page_forms([document.text.split("\n")])
        for piece in split_document(lines_of(document.text), forms):
            if piece.is_mark:
                assert piece.form and pattern(piece.form).search(piece.line.text)
                assert looks_like_mark(piece.line.text)


@pytest.mark.parametrize(
    ("first", "then"),
    [("12", "13"), ("3r", "3v"), ("3v", "4r"), ("xiv", "xv"), ("1r:2", "1v:1"), ("A4v", "B1r")],
)
def test_numbers_follow(first, then):
    assert follows(place(first), place(then))
    assert not follows(place(then), place(first))


@pytest.mark.parametrize("text", ["did", "mild", "civic", "iiiiii"])
def test_words_are_no_numerals(text):
    assert place(text) is None


@pytest.mark.parametrize(
    "text", ["cc:file", "C/PB", "/S0/", "14.P", "F6", "File K-4849", "NO. PAGES 2", "PAGE 18020", "PAGES: 2"]
)
def test_codes_and_counts_of_pages_are_no_marks(text):
    assert found(f"The lamp was lit.\n\n{text}\n\nThe pilots went.") == []


@pytest.mark.parametrize("text", ["the lamp", "[sic]", "[12] the lamp", "(see p. 12)", "12 May"])
def test_text_looks_like_no_mark(text):
    assert not looks_like_mark(text)


@pytest.mark.parametrize("sign", ["{{{}}}", "<{}>", "[[{}]]", "⟨{}⟩"])
def test_what_refers_to_notes_that_begin_alike_numbers_no_pages(sign):
    text = "\n\n".join(
        [f"the lamp was lit{sign.format(n)} and the pilots went home" for n in range(1, 5)]
        + [f"{sign.format(n)} By order of the keeper." for n in range(1, 5)]
    )
    assert not [form for form in find_page_forms([text.split("\n")]) if form.sure]


def test_high_roman_numbers_in_brackets_within_text_are_pages():
    text = " ".join(f"the lamp was lit and [{n}] the pilots went home" for n in ("ccxii", "ccxiii", "ccxiv"))
    assert found(text) == ["ccxii", "ccxiii", "ccxiv"]


def test_notes_that_begin_with_the_words_of_a_reference_are_named_by_it():
    text = "\n".join(
        [f"the lamp was lit[n. {n}] and the pilots went home" for n in range(1, 6)]
        + [f"n. {n}: By order of the keeper." for n in range(1, 6)]
    )
    assert not [form for form in find_page_forms([text.split("\n")]) if form.sure]


def test_notes_that_say_nothing_are_notes():
    labels = ("xxv", "xxvi", "xxvii")
    text = "\n".join(
        [f"the lamp was lit[{n}] and the pilots went home" for n in labels] + [f"[{n}] ." for n in labels]
    )
    assert not [form for form in find_page_forms([text.split("\n")]) if form.sure]
