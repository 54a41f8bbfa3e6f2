"""Numbered questions of minutes of evidence, each answered behind a dash: `114. Chairman.] …?—I am.`"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.labels import NUMBERED, Label

_NUMBER = re.compile(
    r"\s*(?P<n>\d{1,5})\.\s+(?:(?P<name>[_*]?[^\W\d_a-z][^\][?!—]{1,40}\])\s+)?(?![—–-])(?=\S)"
)
_ONE_OF_SEVERAL = re.compile(r"\s*(?P<n>[1-6])\.\s+[^\W\d_a-z]")
_ANSWERED = re.compile(r"[?.][\"”']?\s?(?:[—–]|--)\s?[\"“]?[^\W\d_a-z]")
_FEWEST = 2
_MOST_OF = 0.6


def numbered_questions(seen: Sequence[Sight]) -> dict[int, Label]:
    """The numbers of questions, with who asks, where most of them are answered in their paragraph."""
    starts = [i for i, sight in enumerate(seen) if _NUMBER.match(sight.text) and (sight.gap or not i)]
    found = {i: match for i in starts if (match := _NUMBER.match(seen[i].text))}
    if len(found) < _FEWEST:
        return {}
    numbers = [int(match["n"]) for match in found.values()]
    answered = sum(_is_answered(seen, i, match.end()) for i, match in found.items())
    follow = sum(after - before == 1 for before, after in pairwise(numbers))
    if answered < _FEWEST or answered < _MOST_OF * len(found) or 2 * follow < len(numbers) - 1:
        return {}
    return {i: _label(match) for i, match in found.items()}


def counted_speakers(seen: Sequence[Sight], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The speakers of a play that only have numbers, as `1. Where the place?`

    They take turns, so that their numbers come again, and stand as far in as the names of others.

    Args:
        seen: the lines of running text.
        labels: of those who have names.
    """
    places = {indent_of(seen[i].text) for i, label in labels.items() if not label.alone}
    found = {
        i: match
        for i, sight in enumerate(seen)
        if i not in labels and (match := _ONE_OF_SEVERAL.match(sight.text)) is not None
    }
    counts = Counter(match["n"] for match in found.values())
    turns = sum(one["n"] != other["n"] for one, other in pairwise(found.values()))
    again = sum(count > 1 for count in counts.values())
    near = sum(any(abs(indent_of(seen[i].text) - at) <= 1 for at in places) for i in found)
    if again < _FEWEST or turns < _MOST_OF * (len(found) - 1) or near < _MOST_OF * len(found):
        return {}
    return {i: _one_of_several(match) for i, match in found.items()}


def _one_of_several(match: re.Match[str]) -> Label:
    end = match.end("n") + 1
    return Label(match.start("n"), end, match["n"], "title", ".", end, alone=False)


def _label(match: re.Match[str]) -> Label:
    end = match.end("name") if match["name"] else match.end("n") + 1
    start = match.start("n")
    key = match["name"].strip(" .]_*").upper() if match["name"] else match["n"]
    return Label(start, end, key, NUMBERED, "]", end, alone=False)


def _is_answered(seen: Sequence[Sight], start: int, behind: int) -> bool:
    end = start + 1
    while end < len(seen) and not seen[end].gap:
        end += 1
    said = (seen[start].text[behind:], *(sight.text for sight in seen[start + 1 : end]))
    return bool(_ANSWERED.search(" ".join(text.strip() for text in said)))
