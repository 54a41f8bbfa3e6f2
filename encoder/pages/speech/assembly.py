"""Members of assemblies: labels with titles and offices, many of whom come once only."""

from collections import Counter
from collections.abc import Mapping, Sequence

from encoder.language import is_officer
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.asked import FEWEST_CHAIRED, FEWEST_TURNS
from encoder.pages.speech.labels import Label
from encoder.pages.speech.members import end_of_member, is_chaired, is_member
from encoder.pages.speech.offices import end_of_called

_MOST_OF, _PARTED, _NEARLY_ALL = 0.6, 0.3, 0.75
_AGAIN = 2
"""How many members in small letters come again: what begins with a name may be a sentence."""
_ENDS, _SHORTEST_SAID = tuple('.!?…”"»)]-,;'), 4


def are_members(
    form: tuple[str, str, bool], indices: Sequence[int], seen: Sequence[Sight], labels: Mapping[int, Label]
) -> bool:
    """Whether those named with a colon, or as `Mr. HALE.`, are members of an assembly, who say sentences.

    Many come once only; but they have titles or offices, or come again, and begin most paragraphs.
    """
    chaired = is_chaired([labels[i].key for i in indices])
    if form[2] or len(indices) < (FEWEST_CHAIRED if chaired else FEWEST_TURNS):
        return False
    named = sum(is_member(seen[i].text[labels[i].start : labels[i].end]) for i in indices)
    titled_small = sum(_is_titled(labels[i], seen[i].text) for i in indices)
    surnamed = form[1] in (".", "—") and named + titled_small >= _NEARLY_ALL * len(indices)
    if form[1] != ":" and not surnamed:
        return False
    counts = Counter(labels[i].key for i in indices)
    if len(counts) < 2:
        return False
    titled = sum(is_officer(labels[i].key) for i in indices)
    begins = sum(bool(seen[i].gap) or indent_of(seen[i].text) > 0 for i in range(indices[0], indices[-1] + 1))
    said = [seen[i].text[labels[i].end :].rstrip() for i in indices]
    ends = [_end_of_paragraph(i, seen, labels)[-1:] for i in indices]
    sentences = sum(
        len(text) > _SHORTEST_SAID and not {text[-1:], end}.isdisjoint(_ENDS)
        for text, end in zip(said, ends, strict=True)
    )
    again = len(indices) - len(counts)
    if titled_small > named and again < (1 if chaired else _AGAIN):
        return False
    return (
        titled >= _PARTED * len(indices)
        and titled + again >= FEWEST_TURNS
        and len(indices) >= _PARTED * begins
        and (surnamed or sentences >= _MOST_OF * len(indices))
    )


def _end_of_paragraph(index: int, seen: Sequence[Sight], labels: Mapping[int, Label]) -> str:
    """The last line of the paragraph that a label begins."""
    end = index + 1
    while end < len(seen) and not seen[end].gap and not seen[end].across and end not in labels:
        end += 1
    return seen[end - 1].text.rstrip()


def _is_titled(label: Label, text: str) -> bool:
    """Whether a label is a title and a name or office in small letters, to its stop: `M. le président.`"""
    said, length = text[label.start :], label.end - label.start
    return length in (end_of_member(said), end_of_called(said))
