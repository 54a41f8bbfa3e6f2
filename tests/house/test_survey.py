"""What a survey finds of the house of some documents, and how a document leans on it."""

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import encoder
from encoder.house.profile import look_at
from encoder.house.survey import survey
from encoder.house.templates import note_template, page_template
from encoder.pages import has_typed_furniture
from encoder.reading import source_of_text, split_lines
from tests.house.houses import english, german


def profile(name, text):
    lines = split_lines(source_of_text(text, name=name))
    return look_at(name, lines, typed=has_typed_furniture(lines))


GERMAN = [profile(f"g{number:02}", german(number)) for number in range(8)]
ENGLISH = [profile(f"e{number:02}", english(number)) for number in range(6)]


def forms(house):
    return (
        [page_template(form) for form in house.sure_page_forms],
        [note_template(one.form) for one in house.note_forms if one.counts.referred],
    )


def body(text, houses=()):
    return encoder.encode(text, houses=houses).tei.decode().partition("<body>")[2]


def test_the_forms_of_a_house_are_found():
    (house,) = survey(GERMAN)
    assert forms(house) == (["[S. {n}]"], ["word [1] : [1] text"])
    assert house.languages == (("de", 1.0),)
    assert house.documents == 8
    assert house.paragraphs.value == "blank"
    assert house.years == (1851, 1851)
    assert house.note_forms[0].counts == (24, 24, 8)
    assert house.note_forms[0].example.startswith("[1] ")


def test_references_that_prove_little_alone_prove_a_form_where_all_are_in_order():
    words = (
        "De peper wordt hier niet verkocht dan aan de coopman {}, ende de schepen zijn noch niet gekomen {}."
    )
    page = f"{words.format('1)', '2)')}\n\n1) Handelaar.\n\n2) Eerst in mei.\n"
    (house,) = survey([profile(f"m{number}", "\f\n".join([page] * 3)) for number in range(2)])
    assert forms(house)[1] == ["word 1) : 1) text"]


def lettered(heading):
    notes = "[1] Verso il porto.\n[2] Di maggio.\n"
    return f"La lanterna fu accesa[1] dal custode[2] a sera.\n\nGiovanni della Torre\n\n{heading}{notes}"


def test_what_stands_over_the_notes_of_all_documents_is_their_heading():
    (house,) = survey([profile(f"n{i}", lettered("Varianti del copista\n\n")) for i in range(3)])
    assert house.note_headings == ("Varianti del copista",)
    found = body(lettered("Varianti del copista\n\n"), [house])
    assert '<fw type="header">Varianti del copista</fw>' in found
    assert "<signed>Giovanni della Torre</signed>" in found


def test_letters_and_figures_count_side_by_side_below_a_rule():
    page = (
        "Er schreibt dem Rat(1), das Geld sei(a) angekommen, und man möge die Boten(2) schicken.\n\n* * *\n"
        "(a) Am Rand nachgetragen.\n(1) Der kleine Rat.\n(2) Zwei Reiter.\n"
    )
    (house,) = survey([profile(f"m{number}", page) for number in range(5)])
    assert {
        (note_template(one.form), one.form.numbering) for one in house.note_forms if one.counts.referred
    } == {
        ("word(1) : (1) text", "document"),
        ("word(a) : (a) text", "document"),
    }
    assert not house.unexplained


def test_who_signs_above_the_notes_of_all_letters_is_no_heading():
    (house,) = survey([profile(f"n{i}", lettered("")) for i in range(3)])
    assert house.note_headings == ()


def test_documents_that_disagree_are_two_houses():
    houses = survey([*ENGLISH, *GERMAN])
    assert [house.documents for house in houses] == [8, 6]
    assert [forms(house) for house in houses] == [
        (["[S. {n}]"], ["word [1] : [1] text"]),
        (["[Page {n}]"], ["word1 :   1. text"]),
    ]


def test_two_languages_of_one_form_are_one_house():
    """A house prints the letters in every language alike."""
    texts = [german(number).replace("[S. ", "[Page ") for number in range(6)]
    others = [
        english(number, 0).replace("mole.", "mole [1].", 1) + "\n[1] The bill is with the harbour office.\n"
        for number in range(6)
    ]
    profiles = [profile(f"{index}", text) for index, text in enumerate([*texts, *others])]
    (house,) = survey(profiles)
    assert {tag for tag, _ in house.languages} == {"de", "en"}


def test_texts_of_all_kinds_are_no_houses():
    """Letters in two languages, none with a mark like another's: nothing is said of them."""
    texts = [german(number, 0) for number in range(4)] + [english(number, 0) for number in range(4)]
    texts = [re.sub(r"\[(?:S\.|Page) \d\]", "", text) for text in texts]
    assert len(survey([profile(f"{index}", text) for index, text in enumerate(texts)])) == 1


def test_nothing_is_known_of_no_documents():
    assert survey([]) == ()


@settings(max_examples=25, deadline=None)
@given(st.permutations([*GERMAN, *ENGLISH]))
def test_the_order_of_the_documents_makes_no_difference(profiles):
    assert survey(profiles) == survey([*GERMAN, *ENGLISH])


def test_conventions_go_to_other_processes():
    houses = survey([*GERMAN, *ENGLISH])
    assert pickle.loads(pickle.dumps(houses)) == houses  # noqa: S301


def test_each_document_is_read_by_its_own_house():
    houses = survey([*GERMAN, *ENGLISH])
    assert encoder.encode(german(9), houses=houses).house == houses[0]
    assert encoder.encode(english(9), houses=houses).house == houses[1]


def test_an_excerpt_leans_on_its_house():
    """One note below its paragraph, far from 1, and text behind it: alone that is a numbered paragraph."""
    part = (
        "Der Hafen war frei, und die Lampe{0} ist in der Nacht erloschen.\n\n{0}. Die Lampe auf der Mole.\n\n"
    )
    end = "Das Amt ist es zufrieden, und der Damm steht.\n"
    run = [
        "".join(part.format(number) for number in range(first, first + 4)) + end for first in (1, 5, 9, 13)
    ]
    houses = survey([profile(f"{index}", one) for index, one in enumerate(run)])
    assert "<note" not in body(part.format(17) + end)
    assert '<note n="17"' in body(part.format(17) + end, houses)


def test_a_single_page_mark_leans_on_its_house():
    text = "Der Hafen war am Morgen (p. 7) noch nicht frei.\n"
    many = [re.sub(r"\[S\. (\d)\]", r"(p. \1)", german(number)) for number in range(6)]
    houses = survey([profile(f"{index}", one) for index, one in enumerate(many)])
    assert "<pb" not in body(text)
    assert '<pb n="7"' in body(text, houses)


def test_strong_evidence_of_its_own_wins():
    """A document with page marks and notes of another form than its house has."""
    text = english(3)
    alone, pooled = body(text), body(text, survey(GERMAN))
    assert pooled.count("<note") == alone.count("<note") == 3
    assert pooled.count("<pb") == alone.count("<pb") == 2


def test_a_short_text_leans_on_the_language_of_its_house():
    text = "Telegramm. Hafen Altona.\n"
    assert encoder.encode(text).metadata.language is None
    assert encoder.encode(text, houses=survey(GERMAN)).metadata.language == "de"


def test_a_divided_word_leans_on_its_house():
    """The hyphen of a word that stands unbroken elsewhere in the run belongs to it."""
    filler = "It was set down in the book of the office on the same day by one of the clerks"
    text = f"{filler}\nand the well-\nknown harbour was closed by the board for all of the\nwinter.\n"
    other = f"{filler}\nand the ships were moved to the well-known quay before the har-\nbour closed.\n"
    houses = survey([profile(f"{index}", other) for index in range(3)])
    assert 'rend="hyphen"' not in body(text)
    assert 'rend="hyphen"' in body(text, houses)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("The lamp12 was lit at sunset and the board12 met.", "numbers glued to words, no notes found"),
        ("The lamp[a] was lit at sunset by the keeper.", "marks like `word[a]`, no notes found"),
        ("[7]", "lines like `[{n}]` that do not count as pages do"),
    ],
)
def test_what_is_not_understood_is_said(line, said):
    (house,) = survey(
        [profile(f"{index}", f"{english(index, 0)}\n{line}\n\nIt was so.\n") for index in range(6)]
    )
    assert any(said in sentence for sentence in house.unexplained), house.unexplained


def test_of_a_long_document_a_part_is_looked_at():
    one = profile("long", german(1, 0) * 1500)
    assert len(one.sightings) <= 600
    assert len(pickle.dumps(one)) < 400_000


MISCELLANY = {
    "stars": "The ketch lay in the roads{0} until the spring.\n\n{0} A boat of two masts.\n",
    "brackets": "The lamp was lit at nine.{0} The keeper slept below.\n\n{0} By the clock of the town.\n",
}


def test_in_a_miscellany_each_document_has_its_own_notes():
    """Two forms of two documents each are no house's that a third document must follow."""
    texts = [
        *(MISCELLANY["stars"].format("*") for _ in range(2)),
        *(MISCELLANY["brackets"].format("[1]") for _ in range(2)),
    ]
    own = "The warden has paid for the rope (a), and no more.\n\nHe is well.\n\n(a) Nine shillings in all.\n"
    found = survey([profile(f"d{number}", text) for number, text in enumerate([*texts, own])])
    assert body(own, found) == body(own)
    assert body(own).count("<note ") == 1
