"""Numbered questions of minutes of evidence, each answered behind a dash: `114. Chairman.] …?—I am.`"""

import re
from collections.abc import Sequence
from itertools import pairwise

from encoder.pages.sights.sight import Sight
from encoder.pages.speech.labels import NUMBERED, Label

_NUMBER = re.compile(
    r"\s*(?P<n>\d{1,5})\.\s+(?:(?P<name>[_*]?[^\W\d_a-z][^\][?!—]{1,40}\])\s+)?(?![—–-])(?=\S)"
)
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
