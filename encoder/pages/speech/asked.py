"""Who asks and who answers: by words or letters for it, by answers behind their questions, by surnames."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from encoder.language import begins_with, classes_of, is_function, is_officer, words
from encoder.language.folding import fold_words
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.labels import Label

TURNS = ("question", "answer")
FEWEST_TURNS, FEWEST_CHAIRED = 4, 3
_MOST_OF = 0.6
_ANSWERS = re.compile(r"\?[\"”']?\s?(?:--?|[—–])\s?[\"“]?[^\W\d_a-z]")
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z]{3,}(?!\w)")
_FEWEST_ANSWERS, _LONGEST_OATH = 3, 60
ANSWERED = re.compile(r"(?<=[.?!\"”)])(?:\s*[—–-]+\s*|\s+)(?P<mark>[AR]\.)\s+(?=[\"“(]?[^\W\d_a-z])")
"""An answer behind its question."""


def questions(labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels that say `Question` and `Answer`, in whatever form, where they take turns.

    Beside words for them a letter that occurs once is the initial of a name.
    """
    found = {i: label for i, label in labels.items() if not label.alone and turn_of(label)}
    letters = Counter(label.key for label in found.values() if label.style == "letter")
    if 2 * letters.total() < len(found):
        found = {i: label for i, label in found.items() if letters[label.key] != 1}
    turns = [turn_of(label) for label in found.values()]
    if len({*turns}) < len(TURNS) or len(turns) < FEWEST_TURNS:
        return {}
    changes = sum(one != other for one, other in pairwise(turns))
    plain = any(len(label.key) > 1 for label in found.values())
    return found if plain and changes >= _MOST_OF * (len(turns) - 1) else {}


def answered(seen: Sequence[Sight], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The letters of questions that are answered on their lines, and who in capitals testifies between.

    `Q. Was it dark? - A. No.`
    """
    letters = {i: label for i, label in labels.items() if label.style == "letter" and "Q" in turns_of(label)}
    if any(label.style == "letter" and turns_of(label) == "A" for label in labels.values()):
        return {}
    answered = [i for i, label in letters.items() if ANSWERED.search(seen[i].text, label.end)]
    if len(answered) < len(TURNS) or 2 * len(answered) < len(letters):
        return {}
    signed = {
        i: label
        for i, label in labels.items()
        if label.style == "caps" and label.sign == "." and not label.alone and " " in label.key
    }
    return {i: letters[i] for i in letters} | signed


def examined(seen: Sequence[Sight], labels: Mapping[int, Label]) -> dict[int, Label]:
    """Witnesses who speak under their names, and are asked: `Mary Fenn. I lodge there.` / `Q. Since when?`

    Whoever is asked was named before, by the same surname, and paragraphs begin with all of them.
    """
    asked = {
        i for i, label in labels.items() if turns_of(label) == "Q" and seen[i].text.rstrip().endswith("?")
    }
    named = {
        i: label
        for i, label in labels.items()
        if label.style == "title" and label.sign == "." and not label.alone and (seen[i].gap or not i)
    }
    named = {i: label for i, label in named.items() if not any(map(is_function, label.key.split()))}
    surnames = Counter(label.key.split()[-1] for label in named.values())
    answers = [i for i in named if any(at < i for at in asked) and surnames[named[i].key.split()[-1]] > 1]
    if not asked or not answers or any(turns_of(label) == "A" for label in labels.values()):
        return {}
    first = min(i for i, label in named.items() if surnames[label.key.split()[-1]] > 1)
    return {i: labels[i] for i in sorted(asked | named.keys()) if i >= first}


def tried(seen: Sequence[Sight], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The court, counsel, prisoner and sworn witnesses of a trial, named where they begin to ask or speak.

    Questions are answered behind a dash in their paragraph, whoever asks: `Court. Were you sober? - I was.`
    """
    starts = [i for i, sight in enumerate(seen) if sight.gap or not i]
    ends = [*starts[1:], len(seen)]
    said = [" ".join(s.text.strip() for s in seen[a:b]) for a, b in zip(starts, ends, strict=True)]
    if sum(bool(_ANSWERS.search(text)) for text in said) < _FEWEST_ANSWERS:
        return {}
    sworn = {
        word
        for text in said
        if len(text) <= _LONGEST_OATH and words("sworn").intersection(fold_words(text))
        for word in _CAPITALS.findall(text)
    }
    named = {
        i: label
        for i, label in labels.items()
        if i in {*starts} and label.sign == "." and label.style == "title" and not label.alone
    }
    found = {i: label for i, label in named.items() if is_officer(label.key) or label.key in sworn}
    return found if len({label.key for label in found.values()}) > 1 else {}


def turns_of(label: Label) -> str:
    """The letters of the turns that a label may be: `Q` asks, `A` answers."""
    said = classes_of(label.key) | classes_of(f"{label.key}.")
    return "".join(letter for name, letter in (("question", "Q"), ("answer", "A")) if name in said)


def turn_of(label: Label) -> str:
    """Whether a label says `question` or `answer`; of letters both may be true, and `A.` answers."""
    word = label.key.split()[0]
    is_article = len(word) == 1 and " " in label.key and label.style != "letter"
    if is_article:
        return ""
    classes = classes_of(word) | classes_of(f"{word}.")
    phrases = (name for name in TURNS if " " in label.key and begins_with(label.key, name))
    return next((name for name in reversed(TURNS) if name in classes), next(phrases, ""))
