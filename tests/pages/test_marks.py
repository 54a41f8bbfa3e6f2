import pytest

from encoder.pages.typescripts.marks import Mark, page_mark


@pytest.mark.parametrize(
    ("text", "n", "sure"),
    [
        ("[Page 726]", "726", True),
        ("## Page 3", "3", True),
        ("<!-- page 12 -->", "12", True),
        ("{3}------------------------------------------------", "3", True),
        ("--- Page 4 ---", "4", True),
        ("\f", None, True),
        ("---", None, False),
        ("***", None, False),
    ],
)
def test_page_marks(text, n, sure):
    assert page_mark(text) == Mark(n, sure)


@pytest.mark.parametrize("text", ["", "Page 3", "- 3 -", "--", "---|---|---", "[Page of notes]"])
def test_what_is_no_page_mark(text):
    assert page_mark(text) is None
