import pytest

from encoder.pages.chain import chain, read_chain

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


@pytest.mark.parametrize("name", ["furniture", "text", "breaks"])
def test_the_shipped_chains_can_be_read(name):
    assert len(chain(name).labels) > 1
    assert chain(name).states
