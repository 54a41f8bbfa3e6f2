import math
from itertools import pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from encoder.pages.learnt.chain import BARRED, chain, chain_of, read_chain

TOY = "label\tA\nlabel\tB\nstep\tA\tB\t2.0\nstate\tx\tA\t1.0\nstate\ty\tB\t1.5\n"


@pytest.fixture
def toy(tmp_path):
    file = tmp_path / "toy.tsv"
    file.write_text("# a comment\n" + TOY)
    return read_chain(file)


def test_a_step_decides_where_the_line_says_nothing(toy):
    assert [label for label, _ in toy.decide([["x"], []])] == ["A", "B"]


def test_probabilities_are_probabilities(toy):
    assert all(0 <= p <= 1 for _, p in toy.decide([["x"], ["y"], []]))
    assert toy.decide([]) == []


weighed = st.tuples(st.sampled_from("xyz"), st.sampled_from("abc"), st.integers(-3000, 3000))


@given(st.lists(weighed, unique_by=lambda one: one[:2]), st.lists(st.sampled_from("xyz?"), max_size=60))
def test_a_score_is_the_sum_of_the_weights_of_all_features(weights, row):
    states = [(feature, label, hundredths / 100) for feature, label, hundredths in weights]
    by_hand = [sum(w * row.count(f) for f, other, w in states if other == label) for label in "abc"]
    assert chain_of("abc", states, []).scores([row, []]) == [pytest.approx(by_hand), [0.0, 0.0, 0.0]]


far_weights = st.integers(-1500, 1500).map(lambda hundredths: hundredths / 100)


@given(
    st.lists(st.tuples(far_weights, far_weights, far_weights), min_size=1, max_size=5),
    st.lists(far_weights, min_size=9, max_size=9),
)
@example([(0.0, 0.0, 0.0), (0.0, 0.0, 11.71)], [0.0, -0.02, 0.0, 0.0, 0.0, 0.0, 11.74, 0.0, 0.02])
def test_no_other_sequence_is_better_than_the_best(rows, steps):
    states = [(f"{i}", label, w) for i, row in enumerate(rows) for label, w in zip("abc", row, strict=True)]
    pairs = [(before, label, w) for (before, label), w in zip(product("abc", repeat=2), steps, strict=True)]
    toy = chain_of("abc", states, pairs)

    def score(path):
        return sum(row["abc".index(label)] for row, label in zip(rows, path, strict=True)) + sum(
            toy.steps["abc".index(b)]["abc".index(a)] for a, b in pairwise(path)
        )

    best = [label for label, _ in toy.decide([[f"{i}"] for i in range(len(rows))])]
    assert score(best) == pytest.approx(max(map(score, product("abc", repeat=len(rows)))))


def by_enumeration(chain, rows, label, start, end):
    """How likely a label is to stand between two rows: the paths on which it does, of all paths."""
    scores = chain.scores(rows)
    with_label = total = 0.0
    for path in product(range(len(chain.labels)), repeat=len(rows)):
        score = sum(row[at] for row, at in zip(scores, path, strict=True))
        score += sum(chain.steps[b][a] for a, b in pairwise(path))
        total += math.exp(score)
        with_label += math.exp(score) * any(chain.labels[at] == label for at in path[start:end])
    return with_label / total


weights = st.integers(-300, 300).map(lambda hundredths: hundredths / 100)


@given(
    st.lists(st.tuples(weights, weights, weights), min_size=3, max_size=3),
    st.lists(weights, min_size=9, max_size=9),
)
def test_a_label_is_as_likely_in_a_span_as_on_all_paths_together(rows, steps):
    states = [
        (f"{i}{at}", label, weight)
        for i, row in enumerate(rows)
        for at, (label, weight) in enumerate(zip("abc", row, strict=True))
    ]
    of_three = chain_of(
        "abc", states, [(*pair, weight) for pair, weight in zip(product("abc", repeat=2), steps, strict=True)]
    )
    seen = [[f"{i}{label}" for label in range(3)] for i in range(3)] + [[]]
    spans = [(0, 4), (1, 3), (3, 4)]
    found = of_three.likeliest(seen, "b", spans)
    assert [sure for _, sure in found] == pytest.approx(
        [by_enumeration(of_three, seen, "b", start, end) for start, end in spans], abs=1e-9
    )
    assert all(start <= best < end for (best, _), (start, end) in zip(found, spans, strict=True))


def test_a_label_can_be_likely_in_a_span_and_on_none_of_its_rows(tmp_path):
    file = tmp_path / "toy.tsv"
    file.write_text("label\t0\nlabel\t1\nstep\t1\t1\t-9.0\nstate\tx\t1\t-0.5\n")
    either = read_chain(file)
    assert [label for label, _ in either.decide([["x"], ["x"]])] == ["0", "0"]
    assert either.likeliest([["x"], ["x"]], "1", [(0, 2)])[0][1] > 0.5
    assert either.likeliest([], "1", []) == []


@pytest.mark.parametrize("name", ["furniture", "text", "breaks"])
def test_the_shipped_chains_can_be_read(name):
    assert len(chain(name).labels) > 1
    assert chain(name).states


names = st.sets(st.sampled_from("abc"), min_size=1).map(frozenset)


@given(
    st.lists(st.tuples(st.tuples(weights, weights, weights), st.none() | names), min_size=1, max_size=6),
    st.lists(weights, min_size=9, max_size=9),
)
def test_what_a_line_cannot_have_weighs_as_if_it_were_barred(lines, steps):
    rows = [[str(at)] for at in range(len(lines))]
    states, barred = [], []
    for at, (own, allowed) in enumerate(lines):
        for label, weight in zip("abc", own, strict=True):
            is_barred = allowed is not None and label not in allowed
            states.append((str(at), label, weight))
            barred.append((str(at), label, weight - BARRED * is_barred))
    moves = [(a, b, weight) for (a, b), weight in zip(product("abc", repeat=2), steps, strict=True)]
    bound = chain_of("abc", states, moves).decide(rows, [allowed for _, allowed in lines])
    expected = chain_of("abc", barred, moves).decide(rows)
    assert [label for label, _ in bound] == [label for label, _ in expected]
    assert [share for _, share in bound] == pytest.approx([share for _, share in expected])
