"""Which labels a line may have, by what stands around it."""

import pytest

from encoder.pages.prose.bounds import possible_labels
from encoder.pages.sights.layout import layout_of
from encoder.pages.sights.sight import Sight


@pytest.mark.parametrize(
    "text",
    [
        "[§2] 2. The dues were paid. Nobody had been asked, and nobody spoke of it at all. That was in May. "
        "The warden himself had gone to the mill, where he found that the ropes were rotten.",
        "and the lamp was lit again in March.",
        "The lamp was lit again in March",
    ],
)
def test_text_behind_notes_within_a_page_does_not_go_on_with_them(text):
    above = "The port was shut on Thursday by order of the warden, who had not been asked. (1)"
    seen = [Sight(above, 0, 0), Sight(text, 0, 4, "furniture"), Sight("The quay was empty then.", 1, 6)]
    assert "text-I" not in (possible_labels(seen, layout_of(seen), {}, {})[1] or {"text-I"})


def test_who_asks_does_not_greet():
    texts = [
        '"Jory!" he called from the window of the house, and waited.',
        '"Sir?"',
        '"Shut the books to-day."',
    ]
    seen = [Sight(text, 1, row) for row, text in enumerate(texts)]
    assert "salute" not in (possible_labels(seen, layout_of(seen), {}, {})[1] or {"salute"})
