"""Running heads on lines of their own beside the printed numbers of pages."""

import pytest

from shared import TEI, body_of

_TEXT = (
    "The vestry met in the morning and heard the account of the bridge, which had been washed away",
    "The carpenters were sent for, and their wages were fixed at two shillings a day for the summer",
    "It was then asked whether the road by the mill should be mended, and nobody spoke against it",
)


def _pages(heads: list[tuple[str, str]], *, below: bool, ends: str = "", begins: str = "") -> str:
    """Three lines of text a page, and between two pages a number and the words beside it."""
    out = []
    for n, words in heads:
        pair = [n, words] if below else [words, n]
        text = "\n\n".join(f"{begins}{line}{ends}" for line in _TEXT)
        out.append("\n\n".join([*pair, text]))
    return "\n\n".join(out)


def _found(text: str) -> tuple[list[str | None], list[str], list[str]]:
    body = body_of(text)
    pages = [pb.get("n") for pb in body.iter(f"{{{TEI}}}pb")]
    heads = ["".join(fw.itertext()) for fw in body.iter(f"{{{TEI}}}fw") if fw.get("type") == "header"]
    return pages, heads, ["".join(head.itertext()) for head in body.iter(f"{{{TEI}}}head")]


@pytest.mark.parametrize("below", [True, False])
def test_the_same_words_beside_numbers_within_sentences_are_the_heads_of_pages(below):
    text = _pages([("181", "Vestry Book of Marl, 1807."), ("182", "Vestry Book of Marl, 1807.")], below=below)
    pages, heads, titles = _found(f"{_TEXT[1]}\n\n{text}")
    assert pages == ["181", "182"]
    assert heads == ["Vestry Book of Marl, 1807."] * 2
    assert titles == []


def test_two_pages_with_notes_at_their_feet_are_told_by_the_words_beside_their_numbers():
    page = f"{_TEXT[0]}.¹\n\n¹ See below.\n\n"
    pages, heads, _ = _found(f"164\n\nDeeds and Acts.\n\n{page}165\n\nDeeds and Acts.\n\n{page}")
    assert (pages, heads) == (["164", "165"], ["Deeds and Acts."] * 2)


@pytest.mark.parametrize(
    "heads",
    [
        [("1", "The Bridge"), ("2", "The Mill")],
        [("12", "Common Metre"), ("13", "Common Metre")],
        [("12", "Vestry Book"), ("40", "Vestry Book")],
    ],
)
def test_numbers_above_other_words_or_between_sentences_or_that_do_not_count_begin_no_page(heads):
    pages, _, _ = _found(_pages(heads, below=True, ends="."))
    assert pages == []


def test_roman_numbers_below_notes_at_the_feet_of_pages_that_count():
    first, second, third = (f"{line}." for line in _TEXT)
    body = body_of(
        f"XXII\n{first}³²)\n{second}\n{third}\n{first}\n³²) See the accounts.\n"
        f"XXIII\n{second}³³)\n{third}\n{first}\n"
        f"{second}\n³³) See the rolls.\nXXIV\n{third}\n{first}\n{second}\n"
    )
    assert [pb.get("n") for pb in body.iter(f"{{{TEI}}}pb")] == ["XXII", "XXIII", "XXIV"]
    assert [note.get("n") for note in body.iter(f"{{{TEI}}}note")] == ["32", "33"]
