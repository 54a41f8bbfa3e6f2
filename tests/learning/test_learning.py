"""Corrected documents teach the weights of their house, which are proven on documents left out."""

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from encoder.api import encode
from encoder.config import Options
from encoder.corrections.file import write_corrections
from encoder.corrections.records import Correction
from encoder.house.conventions import UNKNOWN
from encoder.house.weights import ChainChange, HouseWeights, Model
from encoder.house.weights_file import weights_of, write_weights
from encoder.learning.cases import cases_of
from encoder.learning.conventions import conventions_of
from encoder.learning.corrected import Corrected, corrected_documents
from encoder.learning.errors import errors_in, total
from encoder.learning.proposals import Doubts, doubts_of, most_teaching
from encoder.learning.rounds import learn
from encoder.learning.truth import Truth, read_as
from encoder.model import Role
from encoder.pages import find_pages
from encoder.pages.learnt.chains import SHIPPED, HouseChains, chains_of, shipped
from encoder.pipeline import encode_source, read_lines
from encoder.reading import source_of_text, split_lines
from tests.learning.made_up_house import correct, letter, write_letters


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    files = write_letters(tmp_path_factory.mktemp("guild"), 4)
    for file in files:
        correct(file)
    return list(corrected_documents(files, ()))


@pytest.fixture(scope="module")
def done(documents):
    return learn(documents)


def model_of(changes, documents=4):
    return Model((weights_of(write_weights(changes, documents, shipped().sha256), shipped()),))


def test_the_truth_of_corrected_lines_is_what_the_editor_said_and_the_rest_as_read(documents):
    labels = documents[0].truth.labels
    assert labels == {0: "dateline", 1: "text-B", 2: "text-B", 3: "text-B", 4: "signed"}


def test_what_the_others_teach_mends_a_document_that_is_left_out(done):
    assert done.before["datelines"] == done.before["signatures"] == 4
    assert done.after["datelines"] == done.after["signatures"] == 0
    assert done.after[""] < done.before[""]
    assert done.is_better


def test_what_is_learnt_holds_for_a_letter_that_nobody_corrected(done):
    source = source_of_text(letter(6), name="letter", file="letter.txt")
    before = [line.role for line in read_lines(source) if line.text.strip()]
    after = [
        line.role for line in read_lines(source, Options(model=model_of(done.changes))) if line.text.strip()
    ]
    assert (before[0], before[-1]) == (Role.HEAD, Role.PARAGRAPH)
    assert (after[0], after[-1]) == (Role.DATELINE, Role.SIGNED)
    assert after[1:-1] == before[1:-1]


def test_learning_is_deterministic(documents, done):
    again = learn(documents)
    assert again == done
    assert write_weights(again.changes, 4, "x") == write_weights(done.changes, 4, "x")


def test_documents_that_agree_with_the_encoder_change_nothing_that_it_decides(tmp_path):
    files = write_letters(tmp_path, 4)
    for file in files:
        correct(file, Role.HEAD, Role.PARAGRAPH)
    read = list(corrected_documents(files, ()))
    done = learn(read)
    assert done.before[""] == done.after[""] == 0
    assert not done.is_anything


def test_weights_that_others_would_be_read_worse_by_are_no_better(documents, done):
    worse = replace(done, after=done.before + Counter({"": 1}))
    assert not worse.is_better
    assert not replace(done, changes=()).is_better


def test_contradicting_documents_teach_nothing_that_makes_more_errors(tmp_path):
    files = write_letters(tmp_path, 4)
    for n, file in enumerate(files):
        correct(file, (Role.DATELINE, Role.HEAD, Role.PARAGRAPH, Role.SALUTE)[n], Role.SIGNED)
    done = learn(list(corrected_documents(files, ())))
    assert not done.is_better or done.after[""] <= done.before[""]


@pytest.mark.parametrize("many", [1, 2])
def test_one_document_or_two_teach_nothing_of_others(documents, many):
    done = learn(documents[:many])
    assert done.documents == many
    assert not done.is_anything
    assert done.before == done.after
    assert done.before[""] > 0


def test_the_header_names_the_weights_of_a_house(done):
    source = source_of_text(letter(6), name="letter", file="letter.txt")
    model = model_of(done.changes)
    tei = encode_source(source, Options(model=model)).tei.decode()
    assert f"learnt from 4 corrected documents of the house, SHA-256 {model.houses[0].sha256}" in tei
    assert "learnt from" not in encode_source(source).tei.decode()


def test_weights_can_be_given_from_python(done, tmp_path):
    path = tmp_path / "house.weights"
    path.write_text(write_weights(done.changes, 4, shipped().sha256), encoding="utf-8")
    assert b"<signed>" in encode(letter(6), weights=path).tei
    assert b"<signed>" not in encode(letter(6)).tei


def test_what_an_editor_said_binds_where_a_bound_of_the_house_is_softened(documents):
    key = next(key for case in cases(documents[0]) for key in case.keys if key)
    soft = HouseWeights("s", 1, (ChainChange("lines", bounds=((key, 0.0),)),))
    lines = documents[0].lines
    pages, _ = find_pages(lines, typed=False, rulings=documents[0].rulings, chains=HouseChains(soft))
    assert read_as("x", pages).labels == documents[0].truth.labels


def cases(one):
    return cases_of(one.lines, one.truth, typed=one.typed, house=one.house)


def test_nothing_learnt_reads_as_what_is_shipped(documents):
    empty = HouseWeights("e", 1, (ChainChange("lines"),))
    for one in documents:
        assert one.read(chains_of(empty)) == one.read(SHIPPED)


def test_a_line_of_which_nothing_is_known_is_neither_right_nor_wrong():
    read = Truth("a", {0: "head", 1: "text-B"})
    assert errors_in(read, Truth("a", {0: "head"})) == Counter()
    wrong = errors_in(read, Truth("a", {0: "dateline", 1: "text-B"}))
    assert wrong == Counter({"": 1, "heads": 1, "datelines": 1})
    assert total([wrong, wrong])[""] == 2


def test_page_breaks_are_counted_where_they_are_known():
    read = Truth("a", {}, frozenset({0, 4}))
    assert errors_in(read, Truth("a", {}, frozenset({0, 5})))["page breaks"] == 2
    assert not errors_in(read, Truth("a", {}))


def test_a_paragraph_that_goes_on_behind_the_notes_of_a_page_is_text():
    text = "\n".join(
        [
            "The board met on Monday and agreed that the mill should be let to the",
            "highest bidder,[1] and that",
            "[1] See the minutes of May.",
            "[Page 2]",
            "the rent was to be paid in the",
            "spring.",
        ]
    )
    lines = split_lines(source_of_text(text))
    labels = read_as("a", find_pages(lines, typed=False)[0]).labels
    if labels[2] == "note-B":
        assert labels[4] in ("text-I", "text-B")


def test_paragraphs_by_lines_are_found_out_where_documents_are_read_better_by_them(documents):
    assert conventions_of(documents, {}) == {}


VERSES_THAT_ARE_NONE = (
    "From the Osier-bed, Plough Monday\n\nWorthy Brother Aldous,\n\n"
    "The ice bears a dog but not a man, and of what you lent us there are here, as I have counted them:\n\n"
    "The longer rope that we have mended,\nThe cart that stood beside the mill,\n"
    "A mallet that my nephew ended,\nThe ladder that is with us still.\n",
    "From the Lock, the feast of the Conversion\n\nWorthy Brother Tobias,\n\n"
    "A barge of slates has sat across the lock since Thursday, and there were found on board of it these:\n\n"
    "The slates that you have asked us for,\nA barrel that is said to leak,\n"
    "The oar with which he beat the door,\nA dog that barked at us all week.\n",
)


def test_where_editors_say_that_verse_is_prose_the_house_has_none(tmp_path):
    roles = dict.fromkeys(range(7, 11), Role.ITEM)
    for n, text in enumerate(VERSES_THAT_ARE_NONE):
        (tmp_path / f"{n}.txt").write_text(text)
        said = [Correction(row, text.split("\n")[row - 1], role=role) for row, role in roles.items()]
        write_corrections(tmp_path / f"{n}.corrections.toml", said)
    known = list(corrected_documents(sorted(tmp_path.glob("*.txt")), ()))
    assert conventions_of(known, {})["verse"] is False


def test_conventions_that_are_declared_are_left_alone():
    lines = split_lines(source_of_text(letter(0)))
    odd = Corrected(Path("letter.txt"), lines, Truth("a", {1: "text-I"}), UNKNOWN)
    assert "paragraphs" not in conventions_of([odd, odd], {"paragraphs": "line"})


def doubts(name, lines=30, **kinds):
    return Doubts(name, lines, kinds)


def test_documents_that_teach_most_are_typical_uncertain_and_unlike():
    known = [
        doubts("odd", odd=0.9),
        *(doubts(f"plain-{n}", head=0.5) for n in range(2)),
        doubts("signed-1", signed=0.4),
        doubts("signed-2", signed=0.4),
        doubts("sure"),
    ]
    assert set(most_teaching(known, most=3)) == {"odd", "plain-0", "signed-1"}
    assert "sure" not in most_teaching(known, most=9)


def test_what_was_corrected_is_not_proposed_again_nor_what_it_teaches():
    known = [doubts("a", head=3.0), doubts("b", head=3.0), doubts("c", signed=1.0)]
    assert most_teaching(known, {"a"})[0] == "c"


def test_a_short_document_is_proposed_before_a_long_one_that_teaches_the_same():
    known = [doubts("long", 400, head=0.5), doubts("short", 40, head=0.5)]
    assert most_teaching(known)[0] == "short"


def test_what_is_in_doubt_in_a_letter_is_counted_by_kind():
    found = doubts_of("letter", split_lines(source_of_text(letter(0))), SHIPPED, typed=False)
    assert found.lines == 5
    assert 0 < found.errors < 2
    assert any(kind.startswith("lines head") for kind in found.kinds)


def test_of_very_many_documents_those_are_chosen_that_trying_all_of_them_each_time_would_choose():
    rng = random.Random(7)  # noqa: S311 - no secret
    kinds = [f"lines {label}" for label in "abcdefgh"]
    many = [
        Doubts(f"{n:03}", rng.randrange(1, 90), {kind: rng.random() for kind in rng.sample(kinds, 3)})
        for n in range(120)
    ]
    chosen = most_teaching(many, {"005"}, 6)
    for n, name in enumerate(chosen):
        assert most_teaching(many, {"005", *chosen[:n]}, 1) == (name,)
