"""The alignment: monotone, whole, not dragged along by one wrong place."""

from hypothesis import given
from hypothesis import strategies as st

from encoder.document.notes.alignment import UNPLACED, align_notes
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


def test_a_note_full_of_references_leads_to_all_of_them():
    inner = [Candidate(500 + 10 * at, 501 + 10 * at, str(at), 6, inside=0) for at in range(2, 400)]
    labels = [str(at) for at in range(1, 400)]
    assert starts(labels, [Candidate(0, 1, "1", 6), *inner]) == [0, *(place.start for place in inner)]


def best_sum(
    labels: list[str], candidates: list[Candidate], note: int = 0, rank: int = 0, last: tuple = ()
) -> float:
    """The highest sum of any chain; into a note's text it goes from that note alone."""
    if note == len(labels):
        return 0.0
    best = UNPLACED + best_sum(labels, candidates, note + 1, rank, last)
    for at, place in enumerate(candidates):
        inner = place.inside is not None
        leads = last and (
            last[0] == place.inside or (last[1].inside == place.inside and last[1].start < place.start)
        )
        if place.label == labels[note] and (leads if inner else at >= rank):
            after = rank if inner else at + 1
            best = max(best, place.score + best_sum(labels, candidates, note + 1, after, (note, place)))
    return best


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.integers(-4, 6)), max_size=7))
def test_no_chain_is_better_where_one_note_has_the_references_of_others(drawn):
    labels = ["1", "2", "3", "4"]
    body = [Candidate(0, 1, "1", 6)]
    body += [
        Candidate(10 * at, 10 * at + 1, labels[label], score)
        for at, (label, inner, score) in enumerate(drawn, 1)
        if not inner
    ]
    inner = [
        Candidate(500 + 10 * at, 501 + 10 * at, labels[label], score, inside=0)
        for at, (label, is_inner, score) in enumerate(drawn, 1)
        if is_inner and label
    ]
    placed = align_notes(labels, [*body, *inner])
    total = sum(p.candidate.score if p.candidate else UNPLACED for p in placed)
    assert total == best_sum(labels, [*body, *inner])
