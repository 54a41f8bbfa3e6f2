"""The alignment: monotone, whole, not dragged along by one wrong place."""

from hypothesis import given
from hypothesis import strategies as st

from encoder.document.notes.alignment import align_notes
from encoder.document.notes.candidates import Candidate


def places(*pairs: tuple[str, float]) -> list[Candidate]:
    return [Candidate(10 * at, 10 * at + 1, label, score) for at, (label, score) in enumerate(pairs)]


def starts(labels: list[str], candidates: list[Candidate]) -> list[int | None]:
    return [p.candidate.start if p.candidate else None for p in align_notes(labels, candidates)]


def test_each_note_at_its_place():
    assert starts(["1", "2", "3"], places(("1", 6), ("2", 6), ("3", 6))) == [0, 10, 20]


def test_a_likely_place_out_of_order_gives_way():
    candidates = places(("1", 6), ("3", 7), ("2", 6), ("3", 6))
    assert starts(["1", "2", "3"], candidates) == [0, 20, 30]


def test_a_note_without_a_place_does_not_drag_the_others_along():
    assert starts(["1", "2", "3"], places(("1", 6), ("3", 6))) == [0, None, 10]


def test_an_unlikely_place_is_no_place():
    assert starts(["1"], places(("1", -5))) == [None]


def test_a_note_referred_to_from_another_note():
    body, inner = Candidate(0, 1, "1", 6), Candidate(500, 501, "2", 6, inside=0)
    after = Candidate(30, 31, "3", 6)
    assert starts(["1", "2", "3"], [body, after, inner]) == [0, 500, 30]


def test_a_close_rival_lowers_the_margin():
    clear, close = (
        align_notes(["1"], places(("1", 6)))[0].margin,
        align_notes(["1"], places(("1", 6), ("1", 5.5)))[0].margin,
    )
    assert close < clear


@given(
    st.lists(st.sampled_from(["1", "2", "3", "*"]), max_size=8),
    st.lists(st.tuples(st.sampled_from(["1", "2", "3", "*"]), st.floats(-8, 9)), max_size=12),
)
def test_places_are_in_order_and_bear_the_label(labels, pairs):
    found = align_notes(labels, places(*pairs))
    placed = [p.candidate.start for p in found if p.candidate]
    assert placed == sorted(set(placed))
    assert all(p.candidate.label == label for label, p in zip(labels, found, strict=True) if p.candidate)
