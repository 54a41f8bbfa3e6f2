"""`house.weights`: what is written is read again; what is no such file is one line."""

import pytest

from encoder.errors import UsageError
from encoder.house.weights import ChainChange
from encoder.house.weights_file import MOST_ROWS, Shipped, read_weights, weights_of, write_weights

SHIPPED = Shipped("a" * 64, {"lines": ("head", "text-B"), "text": ("head",)})
CHANGE = ChainChange(
    "lines",
    states=(("H:first=the", "head", 0.5), ("words=3", "text-B", -1.25)),
    steps=(("head", "text-B", 0.1),),
    bounds=(("head text-B / short / top", 1.1),),
)
HEAD = f"version\t1\nprior\t{SHIPPED.sha256}\ndocuments\t3\n"


def test_what_is_written_is_read_again():
    text = write_weights([CHANGE], 5, SHIPPED.sha256)
    found = weights_of(text, SHIPPED)
    assert found.documents == 5
    assert found.changes == (CHANGE,)
    assert write_weights(found.changes, found.documents, SHIPPED.sha256) == text


def test_two_files_are_told_apart_by_their_sha256():
    texts = [write_weights([CHANGE], number, SHIPPED.sha256) for number in (1, 2)]
    assert len({weights_of(text, SHIPPED) for text in texts}) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "does not say for which weights"),
        ("version\t1\n", "does not say for which weights"),
        ("version\t2\n", "of version 2"),
        (f"prior\t{'b' * 64}\n", "for the weights of another version"),
        (HEAD + "rubbish\n", "no row of weights"),
        (HEAD + "\x00\x01\n", "no row of weights"),
        (HEAD + "state\twords=3\thead\t1.0\n", "is of no chain"),
        (HEAD + "chain\tnone\n", "no chain “none”"),
        (HEAD + "chain\tlines\nstate\twords=3\tking\t1.0\n", "no label “king”"),
        (HEAD + "chain\tlines\nstate\twords=3\thead\tnan\n", "no weight"),
        (HEAD + "chain\tlines\nstate\twords=3\thead\tinf\n", "no weight"),
        (HEAD + "chain\tlines\nstate\twords=3\thead\t1e9\n", "no weight"),
        (HEAD + "chain\tlines\nstate\twords=3\thead\t-\n", "no weight"),
        (HEAD + f"chain\tlines\nstate\t{'x' * 301}\thead\t1\n", "no text of one line"),
        (HEAD + "chain\tlines\nstate\ta\x1b[2J\thead\t1\n", "no text of one line"),
        (HEAD + "documents\t²\n", "how many documents"),
        (HEAD + "documents\t99999999999\n", "how many documents"),
        (HEAD + "\n" * (MOST_ROWS + 1), "more than"),
    ],
)
def test_what_is_no_such_file_is_one_line_that_says_why(text, says):
    with pytest.raises(UsageError) as caught:
        weights_of(text, SHIPPED, file="house.weights")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_one_line(tmp_path):
    path = tmp_path / "house.weights"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_weights(path, SHIPPED)
